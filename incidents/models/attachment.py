from django.conf import settings
from django.db import models

from incidents.models.incident import Incident


class Attachment(models.Model):
    """A file that belongs to an incident: a photo, a delivery note, a log.

    kind: its media type, found by its content; size: in bytes, as it is kept
    """

    incident = models.ForeignKey(Incident, models.CASCADE, related_name="attachments")
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    file = models.FileField(max_length=200)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("pk",)

    def __str__(self):
        return self.name
