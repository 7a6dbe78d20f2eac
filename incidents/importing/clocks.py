"""The clocks of an incident that came in: as history, or running without a storm."""

from collections.abc import Iterator
from datetime import datetime

from incidents.actions.clocks import new_clock
from incidents.models import Clock, Incident


def imported_clocks(
    incident: Incident, *, contacted_at: datetime | None, answered_at: datetime | None, at: datetime
) -> Iterator[Clock]:
    """Its clocks, unsaved, counted from when we learned of it.

    contacted_at, answered_at: when the two promises were kept, None if that is not known. A closed
    incident counts as made right when it was answered, and has no clock for what is not known: we
    invent no moments.
    """
    kept = {
        Clock.Kind.CONTACT: contacted_at,
        Clock.Kind.ANSWER: answered_at,
        Clock.Kind.RESOLVE: None if incident.is_open else answered_at,
    }
    for kind, kept_at in kept.items():
        if not kept_at and not incident.is_open:
            continue
        clock = new_clock(incident, kind, start=incident.learned_at)
        if clock:
            yield _kept(clock, kept_at) if kept_at else _running(clock, at)


def _kept(clock, kept_at):
    clock.stopped_at = max(kept_at, clock.started_at)
    clock.next_step_at = None
    return clock


def _running(clock, at):
    """Steps whose moment lies before the import count as past: one mail tells of them all."""
    climb = clock.climb
    clock.next_step = climb.first_after(at)
    clock.next_step_at = climb.moment(clock.next_step)
    return clock
