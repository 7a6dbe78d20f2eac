from django.conf import settings
from django.db import models

from incidents.models.incident import Incident


class Watch(models.Model):
    """Somebody wants to hear what happens with an incident."""

    incident = models.ForeignKey(Incident, models.CASCADE, related_name="watches", db_index=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="watches")
    since = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("incident", "person"), name="one_watch_per_person_and_incident"
            ),
        )

    def __str__(self):
        return f"{self.person} watches R-{self.incident_id}"
