from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from incidents.models.incident import Incident
from incidents.models.policy import PolicyVersion, published_policy
from incidents.rules import kinds
from incidents.rules.ladder import Climb
from incidents.rules.policy import Policy

MAX_TRIES = 4
"""How often a clock's step is tried before it is set aside for a person to look at."""


class ClockQuerySet(models.QuerySet):
    def running(self):
        """Those whose promise is still open."""
        return self.filter(stopped_at__isnull=True)

    def overdue(self, at):
        """Running ones whose deadline has passed; what is paused is not overdue."""
        return self.running().filter(due_at__lte=at, paused_at__isnull=True)

    def quarantined(self):
        """Running ones whose step failed too often; nobody escalates them until somebody looks."""
        return self.running().filter(tries__gte=MAX_TRIES)


class Clock(models.Model):
    """One deadline of one incident, and the parts that it was worked out from.

    A narrow table of its own: the sweep writes to it all day, and reads only rows that are due.

    policy, hours, target: the version, the name of its calendar, and the target's text, which is
    empty where somebody stated the date; person: whose promise it is, if not the incident's owner's
    round: the how-manieth of its kind in its cycle; plan: counts up when the deadline is moved, so
    that each step may be taken once under each
    snoozed_until: until then no step is taken; quiet_until: until then none comes again
    paused_at: since when it stands still, because we wait for the customer
    """

    class Kind(models.TextChoices):
        CONTACT = kinds.CONTACT, _("First contact")
        ANSWER = kinds.ANSWER, _("Answer")
        UPDATE = kinds.UPDATE, _("Next word")
        DECISION = kinds.DECISION, _("Decision")
        RESOLVE = kinds.RESOLVE, _("Made right")
        ACTION = kinds.ACTION, _("Action")
        CHECK = kinds.CHECK, _("Check")

    incident = models.ForeignKey(Incident, models.CASCADE, related_name="clocks", db_index=False)
    kind = models.CharField(max_length=10, choices=Kind)
    cycle = models.PositiveSmallIntegerField(default=1)
    round = models.PositiveSmallIntegerField(default=1)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="clocks",
        db_index=False,
    )
    policy = models.ForeignKey(PolicyVersion, models.PROTECT, related_name="+", db_index=False)
    hours = models.CharField(max_length=60)
    target = models.CharField(max_length=40, blank=True)
    started_at = models.DateTimeField()
    due_at = models.DateTimeField()
    stopped_at = models.DateTimeField(null=True)
    paused_at = models.DateTimeField(null=True)
    snoozed_until = models.DateTimeField(null=True)
    quiet_until = models.DateTimeField(null=True)
    plan = models.PositiveSmallIntegerField(default=1)
    next_step = models.PositiveIntegerField(default=0)
    next_step_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    leased_until = models.DateTimeField(null=True)

    objects = ClockQuerySet.as_manager()

    class Meta:
        indexes = (
            models.Index(
                fields=("person",), condition=Q(person__isnull=False), name="clock_by_person"
            ),
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
                fields=("due_at",),
                condition=Q(stopped_at__isnull=True),
                include=("incident", "paused_at"),
                name="clock_running_due",
            ),
            # Days are looked back upon; the sweep, which only moves what runs, writes neither.
            models.Index(
                fields=("stopped_at",),
                condition=Q(stopped_at__isnull=False),
                include=("incident", "due_at"),
                name="clock_stopped",
            ),
            models.Index(
                fields=("due_at",),
                condition=Q(stopped_at__isnull=False),
                include=("incident", "stopped_at"),
                name="clock_stopped_due",
            ),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("incident", "kind", "cycle", "round"), name="one_clock_per_kind_and_round"
            ),
            models.CheckConstraint(condition=Q(kind__in=kinds.KINDS), name="clock_kind_is_known"),
            models.CheckConstraint(
                condition=Q(due_at__gte=F("started_at")), name="clock_due_after_start"
            ),
            models.CheckConstraint(
                condition=Q(paused_at__isnull=True) | Q(kind=kinds.RESOLVE),
                name="only_resolve_pauses",
            ),
            models.CheckConstraint(
                condition=Q(
                    stopped_at__isnull=True, paused_at__isnull=True, next_step_at__isnull=False
                )
                | Q(~Q(stopped_at__isnull=True, paused_at__isnull=True), next_step_at__isnull=True),
                name="running_clock_has_a_next_step",
            ),
        )

    def __str__(self):
        return f"{self.get_kind_display()} of R-{self.incident_id}, cycle {self.cycle}"

    @property
    def is_running(self):
        """Whether the promise is still open."""
        return self.stopped_at is None

    @property
    def rules(self) -> Policy:
        """The policy it runs under."""
        return published_policy(self.policy_id)

    @property
    def climb(self) -> Climb:
        """The ladder around its deadline."""
        return self.rules.climb_of(self.hours, self.target, self.started_at, self.due_at)

    @property
    def responsible_id(self):
        """Id of the person whose promise it is; needs the incident loaded."""
        return self.person_id or self.incident.owner_id

    def look_again_at(self, climb: Climb):
        """When the ladder next wants something of it, with regard to snoozes and quiet."""
        return climb.look_again_at(self.next_step, self.snoozed_until, self.quiet_until)
