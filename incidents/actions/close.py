from django.db import transaction

from incidents.actions.clocks import start_clocks, stop_clock
from incidents.actions.lock import locked
from incidents.actions.update_clock import keep_quiet
from incidents.actions.wait import end_wait_of
from incidents.models import Clock, Event, Incident
from incidents.rules.lifecycle import close_blockers
from incidents.rules.refusal import Refused


@transaction.atomic
def make_right(*, by, at, incident, what):
    """Say what made it right, and keep the promise to; the resolve clock stops.

    Raises Refused when nothing is said, or the incident is closed.
    """
    incident = locked(incident)
    if not incident.is_open:
        raise Refused("This incident is closed. Reopen it first; your text is kept here.")
    if not what.strip():
        raise Refused("Say what made it right for them, in a sentence.")
    end_wait_of(incident, at=at, by=by)
    stopped = stop_clock(incident, Clock.Kind.RESOLVE, at=at)
    Event.objects.create(
        incident=incident,
        kind=Event.Kind.MADE_RIGHT,
        at=at,
        by=by,
        data={"what": what.strip(), "stopped_resolve": stopped},
    )
    keep_quiet(incident, at=at)
    return incident


@transaction.atomic
def close_incident(*, by, at, incident):
    """Close it. Raises Refused while a promise is open; closing it twice changes nothing."""
    incident = locked(incident)
    if not incident.is_open:
        return incident
    blockers = close_blockers(incident.clocks.running().values_list("kind", flat=True))
    if blockers:
        raise Refused(" ".join(blockers))
    stop_clock(incident, Clock.Kind.UPDATE, at=at)
    incident.status, incident.closed_at = Incident.Status.CLOSED, at
    incident.save(update_fields=["status", "closed_at"])
    Event.objects.create(incident=incident, kind=Event.Kind.CLOSED, at=at, by=by)
    return incident


@transaction.atomic
def reopen_incident(*, by, at, incident):
    """Open it again: a new cycle of clocks starts at `at`, the old ones stay as they were."""
    incident = locked(incident)
    if incident.is_open:
        return incident
    incident.status, incident.closed_at = Incident.Status.OPEN, None
    incident.cycle += 1
    incident.save(update_fields=["status", "closed_at", "cycle"])
    start_clocks(incident, start=at)
    Event.objects.create(
        incident=incident, kind=Event.Kind.REOPENED, at=at, by=by, data={"cycle": incident.cycle}
    )
    return incident
