from django.db import transaction

from incidents.actions.lock import one_at_a_time
from incidents.actions.presence import be_here
from incidents.queries.next_case import next_case


@transaction.atomic
def hand_out(*, by, at, after=None):
    """Give somebody the next case on their desk, and note that they have it open; None if none is.

    after: the Incident that they leave. One at a time, so that two people who share a case are
    never both sent there.
    """
    one_at_a_time("next case")
    incident = next_case(by, at, after)
    if incident:
        be_here(by=by, at=at, incident=incident)
    return incident
