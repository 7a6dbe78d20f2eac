from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.utils.translation import gettext_lazy as _

from incidents.models.incident import Incident
from incidents.rules.taxonomy import INCIDENT_KINDS


class Lesson(models.Model):
    """What others can learn: from mistakes, or from a moment in which somebody was exemplary.

    incidents: where it was seen; its recurrences count here
    """

    title = models.CharField(_("the lesson, in a sentence"), max_length=160)
    text = models.TextField(_("what we do differently now"), max_length=4000, blank=True)
    kind = models.CharField(_("about what"), max_length=20, choices=INCIDENT_KINDS, blank=True)
    tags = ArrayField(models.CharField(max_length=30), default=list, blank=True, size=8)
    is_exemplary = models.BooleanField(_("an exemplary moment"), default=False)
    incidents = models.ManyToManyField(Incident, related_name="lessons", blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("-at", "-pk")
        indexes = (GinIndex(fields=("tags",), name="lesson_tags"),)

    def __str__(self):
        return self.title
