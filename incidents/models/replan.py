from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from incidents.models.policy import PolicyVersion


class ReplanQuerySet(models.QuerySet):
    def under_way(self):
        """Those that are not over, of which there is one at most."""
        return self.exclude(state__in=[Replan.State.DONE, Replan.State.DROPPED])

    def working(self):
        """Those that a worker has to do something for."""
        return self.filter(state__in=[Replan.State.COUNTING, Replan.State.APPLYING])


class Replan(models.Model):
    """Bringing the open incidents under a newer policy version: a job that a worker does.

    First it only counts what would change; when somebody says go, it changes it. `place` is the
    highest incident id it has seen to, so that a killed worker's successor goes on from there.
    """

    class State(models.TextChoices):
        COUNTING = "counting", _("Working out what would change")
        COUNTED = "counted", _("Waiting for your word")
        APPLYING = "applying", _("Applying")
        DONE = "done", _("Applied")
        DROPPED = "dropped", _("Not applied")

    version = models.ForeignKey(PolicyVersion, models.PROTECT, related_name="replans")
    state = models.CharField(max_length=10, choices=State, default=State.COUNTING)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    place = models.BigIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    seen = models.PositiveIntegerField(default=0)
    clocks_moved = models.PositiveIntegerField(default=0)
    breached_at_once = models.PositiveIntegerField(default=0)
    left_alone = models.PositiveIntegerField(
        default=0, help_text=_("Incidents whose clocks could not be planned.")
    )

    objects = ReplanQuerySet.as_manager()

    class Meta:
        ordering = ("-pk",)
        constraints = (
            models.UniqueConstraint(
                models.Value(1),
                condition=Q(state__in=["counting", "counted", "applying"]),
                name="one_replan_at_a_time",
            ),
        )

    def __str__(self):
        return f"Version {self.version.number} for open incidents: {self.get_state_display()}"

    @property
    def is_under_way(self):
        """Whether it is not over yet."""
        return self.state not in (self.State.DONE, self.State.DROPPED)

    @property
    def percent(self):
        """How far the counting or the applying has come, 0–100."""
        return 100 * self.seen // self.total if self.total else 100
