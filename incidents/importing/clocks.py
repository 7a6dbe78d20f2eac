"""The clocks of an incident that came in: as history, or running without a storm."""

from collections.abc import Iterator
from datetime import datetime

from incidents.actions.clocks import new_clock
from incidents.models import Clock, Incident
from incidents.rules.policy import STANDARD


def imported_clocks(
    incident: Incident, *, contacted_at: datetime | None, answered_at: datetime | None, at: datetime
) -> Iterator[Clock]:
    """Its clocks, unsaved, counted from when we learned of it.

    contacted_at, answered_at: when the two promises were kept, None if that is not known. A closed
    incident has no clock for what is not known: we invent no moments.
    """
    kept = {Clock.Kind.CONTACT: contacted_at, Clock.Kind.ANSWER: answered_at}
    for kind, kept_at in kept.items():
        if kept_at:
            yield _kept(new_clock(incident, kind, start=incident.learned_at), kept_at)
        elif incident.is_open:
            yield _running(new_clock(incident, kind, start=incident.learned_at), at)


def _kept(clock, kept_at):
    clock.stopped_at = max(kept_at, clock.started_at)
    clock.next_step_at = None
    return clock


def _running(clock, at):
    """Steps whose moment lies before the import count as past: one mail tells of them all."""
    ladder = STANDARD.ladder
    clock.next_step = ladder.first_after(clock.due_at, clock.target, at)
    clock.next_step_at = ladder.moment(clock.next_step, clock.due_at, clock.target)
    return clock
