from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Practice(models.Model):
    """One try at one scenario of the practice room.

    Nobody but the person sees it, unless they share it or a lead has assigned it.
    scenario: its code in `incidents/library/scenarios.toml`; assigned_by: the lead who asked for it
    debrief: what the lead says of it
    """

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="practices", db_index=False
    )
    scenario = models.CharField(max_length=60)
    assigned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="assigned_practices"
    )
    assigned_at = models.DateTimeField(null=True)
    happened = models.TextField(_("here’s what happened"), max_length=8000, blank=True)
    why = models.TextField(_("here’s why"), max_length=8000, blank=True)
    next = models.TextField(_("here’s what’s next"), max_length=8000, blank=True)
    written_at = models.DateTimeField(null=True)
    is_shared = models.BooleanField(_("my lead may read it"), default=False)
    debrief = models.TextField(max_length=4000, blank=True)
    debriefed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    debriefed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-pk",)
        indexes = (models.Index(fields=("person", "scenario"), name="practice_of_person"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(assigned_by__isnull=True, assigned_at__isnull=True)
                | Q(assigned_by__isnull=False, assigned_at__isnull=False),
                name="assigned_practice_says_by_whom",
            ),
            models.CheckConstraint(
                condition=Q(assigned_by__isnull=False) | Q(written_at__isnull=False),
                name="practice_is_assigned_or_written",
            ),
            models.CheckConstraint(
                condition=Q(debrief="", debriefed_by__isnull=True, debriefed_at__isnull=True)
                | Q(debriefed_by__isnull=False, debriefed_at__isnull=False),
                name="debrief_says_by_whom",
            ),
        )

    def __str__(self):
        return f"{self.person} practises {self.scenario}"
