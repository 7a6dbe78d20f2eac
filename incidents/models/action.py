from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from incidents.models.clock import Clock
from incidents.models.incident import Incident
from incidents.rules.taxonomy import CHANGE_KINDS


class Action(models.Model):
    """Something that somebody of us has said they will do by a date, under a clock of its own.

    One that is to prevent the mistake has a later date on which we look whether it did.
    """

    incident = models.ForeignKey(Incident, models.CASCADE, related_name="actions")
    what = models.CharField(max_length=300)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="actions")
    is_theirs = models.BooleanField(
        _("the customer does it"),
        default=False,
        help_text=_("Whoever it belongs to with us asks them, and hears when it is late."),
    )
    prevents = models.CharField(
        _("what it changes"), max_length=10, choices=CHANGE_KINDS, blank=True
    )
    due_at = models.DateTimeField(_("by when"))
    check_at = models.DateTimeField(_("when we look whether it worked"), null=True, blank=True)
    clock = models.OneToOneField(Clock, models.PROTECT, related_name="action")
    check_clock = models.OneToOneField(
        Clock, models.PROTECT, null=True, related_name="checked_action"
    )
    created_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    dropped_because = models.CharField(max_length=300, blank=True)
    checked_at = models.DateTimeField(null=True)
    was_effective = models.BooleanField(null=True)
    finding = models.CharField(_("what we saw"), max_length=300, blank=True)

    class Meta:
        ordering = ("due_at", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(check_at__isnull=True) | Q(check_at__gt=F("due_at")),
                name="action_is_checked_after_it_is_due",
            ),
            models.CheckConstraint(
                condition=Q(checked_at__isnull=True, was_effective__isnull=True)
                | Q(checked_at__isnull=False, was_effective__isnull=False),
                name="checked_action_has_its_finding",
            ),
            models.CheckConstraint(
                condition=Q(prevents="") | Q(is_theirs=False),
                name="preventive_action_is_ours",
            ),
        )

    def __str__(self):
        return self.what

    @property
    def is_preventive(self):
        """Whether it is to stop the mistake from happening again."""
        return bool(self.prevents)

    @property
    def is_open(self):
        """Whether it is still to be done."""
        return self.done_at is None and not self.dropped_because
