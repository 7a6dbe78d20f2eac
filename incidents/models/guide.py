from django.conf import settings
from django.db import models

from incidents.models.incident import Incident


class Guide(models.Model):
    """Somebody whom an escalation invited to help the owner, without taking over.

    joined_at: when they said yes, None until then
    """

    incident = models.ForeignKey(Incident, models.CASCADE, related_name="guides", db_index=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="guiding")
    invited_at = models.DateTimeField()
    joined_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("invited_at", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("incident", "person"), name="one_invitation_per_guide_and_incident"
            ),
        )

    def __str__(self):
        return f"{self.person} guides R-{self.incident_id}"
