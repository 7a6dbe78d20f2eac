from incidents.models import Clock
from incidents.rules.policy import STANDARD


def new_clock(incident, kind, *, start):
    """An unsaved clock of this kind for the incident's present cycle, running from `start`."""
    due_at = STANDARD.due_at(kind, incident.urgency, start)
    return Clock(
        incident=incident,
        kind=kind,
        cycle=incident.cycle,
        started_at=start,
        due_at=due_at,
        next_step_at=STANDARD.ladder.moment(0, due_at, due_at - start),
    )


def start_clocks(incident, *, start):
    """Start the contact and answer clocks of the incident's present cycle."""
    Clock.objects.bulk_create(
        new_clock(incident, kind, start=start) for kind in (Clock.Kind.CONTACT, Clock.Kind.ANSWER)
    )


def stop_clock(incident, kind, *, at):
    """Stop the running clock of this kind, if there is one; True when there was.

    Call it inside a transaction: it takes the same row lock as a sweep, so that no step is taken
    after the clock has stopped. A moment before the clock's start counts as its start.
    """
    clock = incident.clocks.running().filter(kind=kind).select_for_update().first()
    if clock is None:
        return False
    clock.stopped_at = max(at, clock.started_at)
    clock.next_step_at = clock.leased_until = None
    clock.tries = 0
    clock.save(update_fields=["stopped_at", "next_step_at", "leased_until", "tries"])
    return True
