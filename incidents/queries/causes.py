"""What the diagnosis shows: candidate causes, hand-overs, and the customer's own version."""

from collections.abc import Iterable

from incidents.models import Cause, Event, Touchpoint

MOST = 30
"""How many causes one incident may have."""

_PASSED_ON = (Event.Kind.ASSIGNED, Event.Kind.TAKEN_OVER)
_ORDER = (Cause.State.CONFIRMED, Cause.State.SUSPECTED, Cause.State.RULED_OUT)


def causes_of(incident) -> list[Cause]:
    """Its candidate causes, those that are confirmed first, those ruled out last. One query."""
    causes = incident.causes.select_related("handover", "named_by")[:MOST]
    return by_state(causes)


def by_state(causes: Iterable[Cause]) -> list[Cause]:
    """Those that are confirmed first, those ruled out last."""
    return sorted(causes, key=lambda cause: _ORDER.index(cause.state))


def handovers_of(incident) -> list[Event]:
    """The times it went from one owner to another, earliest first (P77). One query.

    At most MOST. Who had it first is no hand-over.
    """
    passed = incident.events.filter(kind__in=_PASSED_ON).exclude(data__from="")
    return list(passed.order_by("at", "pk")[:MOST])


def their_version(incident) -> Touchpoint | None:
    """What the customer last wrote on their page, if they have (P28). One query."""
    written = incident.touchpoints.filter(
        direction=Touchpoint.Direction.IN, channel=Touchpoint.Channel.WEB, by=None
    ).exclude(summary="")
    return written.select_related("contact").order_by("-at", "-pk").first()
