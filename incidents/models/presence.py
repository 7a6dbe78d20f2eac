from django.conf import settings
from django.db import models

from incidents.models.incident import Incident


class Presence(models.Model):
    """Who has an incident or its answer open, so that two people at it know of each other."""

    incident = models.ForeignKey(Incident, models.CASCADE, related_name="presences", db_index=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    seen_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("incident", "person"), name="one_presence_per_person_and_incident"
            ),
        )

    def __str__(self):
        return f"{self.person} has R-{self.incident_id} open"
