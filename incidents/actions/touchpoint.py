from django.db import transaction

from incidents.actions.clocks import stop_clock
from incidents.models import Clock, Event, Touchpoint
from incidents.rules.refusal import Refused


@transaction.atomic
def record_touchpoint(
    *, by, at, incident, channel, direction, summary="", happened_at=None, is_automatic=False
):
    """Record one contact with the customer; returns the Touchpoint.

    A human, outward one keeps the promise of a first contact and stops that clock, at
    `happened_at` (aware, `at` unless told otherwise). Raises Refused for one in the future.
    """
    happened_at = happened_at or at
    if happened_at > at:
        raise Refused("This lies in the future. Record it once you have spoken.")
    touchpoint = Touchpoint.objects.create(
        incident=incident,
        at=happened_at,
        by=by,
        contact=incident.contact,
        channel=channel,
        direction=direction,
        is_automatic=is_automatic,
        summary=summary,
    )
    stopped = touchpoint.is_first_contact and stop_clock(
        incident, Clock.Kind.CONTACT, at=happened_at
    )
    Event.objects.create(
        incident=incident,
        kind=Event.Kind.TOUCHPOINT,
        at=at,
        by=by,
        data={
            "channel": channel,
            "direction": direction,
            "summary": summary,
            "contact": incident.contact.name if incident.contact else "",
            "happened_at": happened_at,
            "stopped_contact": stopped,
        },
    )
    return touchpoint
