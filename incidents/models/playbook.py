from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from incidents.rules.taxonomy import INCIDENT_KINDS


class Playbook(models.Model):
    """What this company does when one kind of thing goes wrong.

    Where there is none, the one that comes with Recovery holds (`incidents/library`). first_hour:
    one thing to do a line; happened, why, next: a letter to start from, with variables
    """

    kind = models.CharField(max_length=20, choices=INCIDENT_KINDS, unique=True)
    first_hour = models.TextField(_("do first"), max_length=2000)
    easy_to_miss = models.TextField(_("easily forgotten"), max_length=2000, blank=True)
    happened = models.TextField(_("here’s what happened"), max_length=4000, blank=True)
    why = models.TextField(_("here’s why"), max_length=4000, blank=True)
    next = models.TextField(_("here’s what’s next"), max_length=4000, blank=True)
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    saved_at = models.DateTimeField()

    class Meta:
        ordering = ("kind",)

    def __str__(self):
        return f"Playbook: {self.get_kind_display()}"
