from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from incidents.models.event import Event
from incidents.models.incident import Incident
from incidents.rules.taxonomy import CAUSE_KINDS


class Cause(models.Model):
    """A candidate for why it happened, or for why it was missed.

    handover: the change of owner in which it slipped, if it was one
    """

    class Explains(models.TextChoices):
        HAPPENED = "happened", _("Why it happened")
        MISSED = "missed", _("Why it was missed")

    class State(models.TextChoices):
        SUSPECTED = "suspected", _("Suspected")
        CONFIRMED = "confirmed", _("Confirmed")
        RULED_OUT = "ruled_out", _("Ruled out")

    incident = models.ForeignKey(Incident, models.CASCADE, related_name="causes")
    explains = models.CharField(_("what it explains"), max_length=10, choices=Explains)
    kind = models.CharField(_("what kind"), max_length=20, choices=CAUSE_KINDS)
    what = models.CharField(_("what it is"), max_length=300)
    state = models.CharField(max_length=10, choices=State, default=State.SUSPECTED)
    evidence = models.CharField(_("how we know"), max_length=500, blank=True)
    handover = models.ForeignKey(Event, models.PROTECT, null=True, blank=True, related_name="+")
    named_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    named_at = models.DateTimeField()
    settled_at = models.DateTimeField(_("confirmed or ruled out"), null=True)

    class Meta:
        ordering = ("pk",)
        indexes = (
            models.Index(
                fields=("explains", "kind", "incident"),
                condition=models.Q(state="confirmed"),
                name="cause_confirmed",
            ),
        )
        constraints = (
            models.CheckConstraint(
                condition=models.Q(state="suspected", settled_at__isnull=True)
                | models.Q(state__in=["confirmed", "ruled_out"], settled_at__isnull=False),
                name="settled_cause_has_its_time",
            ),
        )

    def __str__(self):
        return self.what
