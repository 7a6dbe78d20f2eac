from django.db import transaction

from incidents.actions.clocks import start_clocks
from incidents.models import Event, Incident
from incidents.rules.lifecycle import close_blockers
from incidents.rules.refusal import Refused


@transaction.atomic
def close_incident(*, by, at, incident):
    """Close it. Raises Refused while a promise is open; closing it twice changes nothing."""
    incident = Incident.objects.select_for_update(of=("self",)).get(pk=incident.pk)
    if not incident.is_open:
        return incident
    blockers = close_blockers(incident.clocks.running().values_list("kind", flat=True))
    if blockers:
        raise Refused(" ".join(blockers))
    incident.status, incident.closed_at = Incident.Status.CLOSED, at
    incident.save(update_fields=["status", "closed_at"])
    Event.objects.create(incident=incident, kind=Event.Kind.CLOSED, at=at, by=by)
    return incident


@transaction.atomic
def reopen_incident(*, by, at, incident):
    """Open it again: a new cycle of clocks starts at `at`, the old ones stay as they were."""
    incident = Incident.objects.select_for_update(of=("self",)).get(pk=incident.pk)
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
