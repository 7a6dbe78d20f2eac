from django.db import models
from django.db.models import F, Q

from incidents.models.incident import Incident
from incidents.rules import policy

MAX_TRIES = 4
"""How often a clock's step is tried before it is set aside for a person to look at."""


class ClockQuerySet(models.QuerySet):
    def running(self):
        """Those whose promise is still open."""
        return self.filter(stopped_at__isnull=True)

    def overdue(self, at):
        """Running ones whose deadline has passed."""
        return self.running().filter(due_at__lte=at)

    def quarantined(self):
        """Running ones whose step failed too often; nobody escalates them until somebody looks."""
        return self.running().filter(tries__gte=MAX_TRIES)


class Clock(models.Model):
    """One deadline of one incident.

    A narrow table of its own: the sweep writes to it all day, and reads only rows that are due.
    """

    class Kind(models.TextChoices):
        CONTACT = policy.CONTACT, "First contact"
        ANSWER = policy.ANSWER, "Answer"

    incident = models.ForeignKey(Incident, models.CASCADE, related_name="clocks")
    kind = models.CharField(max_length=10, choices=Kind)
    cycle = models.PositiveSmallIntegerField(default=1)
    started_at = models.DateTimeField()
    due_at = models.DateTimeField()
    stopped_at = models.DateTimeField(null=True)
    next_step = models.PositiveIntegerField(default=0)
    next_step_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    leased_until = models.DateTimeField(null=True)

    objects = ClockQuerySet.as_manager()

    class Meta:
        indexes = (
            models.Index(
                fields=("next_step_at",),
                condition=Q(stopped_at__isnull=True, tries=0),
                name="clock_next_step",
            ),
            models.Index(
                fields=("leased_until",),
                condition=Q(stopped_at__isnull=True, tries__gt=0),
                name="clock_leased",
            ),
            models.Index(
                fields=("due_at",), condition=Q(stopped_at__isnull=True), name="clock_running_due"
            ),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("incident", "kind", "cycle"), name="one_clock_per_kind_and_cycle"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=[policy.CONTACT, policy.ANSWER]), name="clock_kind_is_known"
            ),
            models.CheckConstraint(
                condition=Q(due_at__gte=F("started_at")), name="clock_due_after_start"
            ),
            models.CheckConstraint(
                condition=Q(stopped_at__isnull=True, next_step_at__isnull=False)
                | Q(stopped_at__isnull=False, next_step_at__isnull=True),
                name="running_clock_has_a_next_step",
            ),
        )

    def __str__(self):
        return f"{self.get_kind_display()} of R-{self.incident_id}, cycle {self.cycle}"

    @property
    def target(self):
        """The time this promise was given (timedelta)."""
        return self.due_at - self.started_at

    @property
    def is_running(self):
        """Whether the promise is still open."""
        return self.stopped_at is None
