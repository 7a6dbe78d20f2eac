from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from incidents.models.incident import Incident


class Event(models.Model):
    """One line of an incident's timeline.

    Append-only: the database refuses to change or remove one (see the first migration). `data`
    holds what the line needs to be told in words; `queries.timeline` tells it.
    """

    class Kind(models.TextChoices):
        LOGGED = "logged", "Logged"
        IMPORTED = "imported", "Imported"
        EDITED = "edited", "Details changed"
        ASSIGNED = "assigned", "Owner changed"
        TOUCHPOINT = "touchpoint", "Touchpoint"
        APOLOGY_QUEUED = "apology_queued", "Answer on its way"
        APOLOGY_DELIVERED = "apology_delivered", "Answer delivered"
        APOLOGY_FAILED = "apology_failed", "Answer could not be delivered"
        ESCALATED = "escalated", "Escalated"
        CLOSED = "closed", "Closed"
        REOPENED = "reopened", "Reopened"
        HISTORY = "history", "From an imported history"

    incident = models.ForeignKey(Incident, models.PROTECT, related_name="events")
    kind = models.CharField(max_length=20, choices=Kind)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    data = models.JSONField(default=dict, encoder=DjangoJSONEncoder)

    class Meta:
        indexes = (models.Index(fields=("incident", "-at", "-id"), name="event_timeline"),)

    def __str__(self):
        return f"{self.get_kind_display()}, R-{self.incident_id}"
