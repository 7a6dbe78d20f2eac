"""Clocks with deadlines that their own policy puts where they are."""

from datetime import datetime, timedelta

from bench.load.lines import Lines
from incidents.models import Clock, Escalation
from incidents.rules.policy import Case, Policy

LAG = timedelta(seconds=3)
SLOTS = 5
"""Ids that a case has for its clocks."""
MOST = 6
"""So many of the steps that were taken are written down, the latest."""


class Clocks:
    """The clocks of many cases, and the steps that were taken for them."""

    def __init__(self, rules: Policy, policy: int, at: datetime) -> None:
        self._rules, self._policy, self._at = rules, policy, at
        self._lengths = {}
        self._clocks = Lines(
            Clock,
            *("id", "incident_id", "kind", "person_id", "policy_id", "hours", "target"),
            *("started_at", "due_at", "stopped_at", "paused_at", "snoozed_until"),
            *("next_step", "next_step_at"),
        )
        self._escalations = Lines(
            Escalation,
            *("id", "clock_id", "plan", "step", "was_due_at", "taken_at", "told", "is_reminder"),
        )

    def length(self, kind: str, urgency: str) -> timedelta:
        """How long the policy gives such a clock, which it does by one that never rests."""
        key = kind, urgency
        if key not in self._lengths:
            plan = self._rules.plan(kind, Case(urgency), self._at)
            self._lengths[key] = plan.due_at - self._at
        return self._lengths[key]

    def kept(self, slot: int, incident: int, kind: str, urgency: str, start, stop) -> None:
        """A clock that has stopped, in time or not."""
        length = self.length(kind, urgency)
        target = str(self._rules.target(kind, Case(urgency)))
        self._clocks.add(
            *(incident * SLOTS + slot, incident, kind, None, self._policy, "always", target),
            *(start, start + length, stop, None, None, 0, None),
        )

    def running(
        self, slot, incident, kind, urgency, start, *, stated=None, person=None, paused=None,
        snoozed=None,
    ) -> int:  # fmt: skip
        """A clock that runs, or stands still since `paused`; returns its id.

        stated: the date that somebody has promised; snoozed: until then no step is taken
        """
        pk = incident * SLOTS + slot
        due = stated or start + self.length(kind, urgency)
        target = "" if stated else str(self._rules.target(kind, Case(urgency)))
        climb = self._rules.climb_of("always", target, start, due)
        step = climb.first_after(self._at)
        again = None if paused else climb.look_again_at(step, snoozed, None)
        self._clocks.add(
            *(pk, incident, kind, person, self._policy, "always", target, start, due, None),
            *(paused, None if paused else snoozed, step, again),
        )
        for taken in range(max(0, step - MOST), step):
            moment = climb.moment(taken)
            number = pk * MOST + taken % MOST
            reminds = climb.ladder.step(taken).is_reminder
            self._escalations.add(number, pk, 1, taken, moment, moment + LAG, 0, reminds)
        return pk

    def copy(self, cursor) -> None:
        """Copy all to the database."""
        self._clocks.copy(cursor)
        self._escalations.copy(cursor)
