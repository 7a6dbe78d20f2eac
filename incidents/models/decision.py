from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from incidents.models.clock import Clock
from incidents.models.incident import Incident


class Decision(models.Model):
    """Something that waits for somebody's yes or no, under the decision clock."""

    incident = models.ForeignKey(Incident, models.CASCADE, related_name="decisions")
    question = models.CharField(_("what is to be decided"), max_length=300)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_of = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="decisions",
        verbose_name=_("who decides"),
    )
    asked_at = models.DateTimeField()
    clock = models.OneToOneField(Clock, models.PROTECT, null=True, related_name="decision")
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    is_approved = models.BooleanField(null=True)
    reason = models.CharField(max_length=2000, blank=True)

    class Meta:
        ordering = ("asked_at", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(
                    decided_at__isnull=True, decided_by__isnull=True, is_approved__isnull=True
                )
                | Q(decided_at__isnull=False, decided_by__isnull=False, is_approved__isnull=False),
                name="decision_is_open_or_whole",
            ),
        )

    def __str__(self):
        return self.question
