from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from incidents.models.incident import Incident


class Wait(models.Model):
    """A time during which we wait for the customer, and the resolve clock stands still.

    until: when we stop waiting by ourselves; ended_at: when it ended, None while we wait
    """

    incident = models.ForeignKey(Incident, models.CASCADE, related_name="waits")
    started_at = models.DateTimeField()
    until = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    reason = models.CharField(_("what we wait for"), max_length=300)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ("started_at", "pk")
        indexes = (
            models.Index(
                fields=("until",), condition=Q(ended_at__isnull=True), name="wait_running_until"
            ),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("incident",),
                condition=Q(ended_at__isnull=True),
                name="one_wait_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(until__gt=F("started_at")), name="wait_ends_after_its_start"
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | Q(ended_at__gte=F("started_at")),
                name="wait_ended_after_its_start",
            ),
        )

    def __str__(self):
        return f"Waiting on R-{self.incident_id}: {self.reason}"
