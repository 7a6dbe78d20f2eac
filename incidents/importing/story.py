"""What the timeline tells of an incident that came in."""

from collections.abc import Iterator
from datetime import datetime

from incidents.importing.draft import Draft, DraftTouchpoint
from incidents.models import Event, Incident, Touchpoint, User


def imported_touchpoint(incident: Incident, told: DraftTouchpoint) -> Touchpoint:
    """A touchpoint that the file tells of, unsaved."""
    return Touchpoint(
        incident=incident,
        at=told.at,
        contact=incident.contact,
        channel=told.channel,
        direction=told.direction,
        summary=told.summary,
    )


def imported_events(
    incident: Incident,
    draft: Draft,
    touchpoints: list[Touchpoint],
    *,
    by: User | None,
    at: datetime,
) -> Iterator[Event]:
    """Its past, each line at its own moment, and that it came in; unsaved."""
    kept = first_contact(touchpoints)
    for touchpoint in touchpoints:
        yield Event(
            incident=incident,
            kind=Event.Kind.TOUCHPOINT,
            at=touchpoint.at,
            data={
                "channel": touchpoint.channel,
                "direction": touchpoint.direction,
                "summary": touchpoint.summary,
                "contact": incident.contact.name if incident.contact else "",
                "happened_at": touchpoint.at,
                "stopped_contact": touchpoint is kept,
            },
        )
    for moment, headline in draft.history:
        yield Event(
            incident=incident, kind=Event.Kind.HISTORY, at=moment, data={"headline": headline}
        )
    text = "\n".join([*draft.notes, *_gaps(incident, draft, kept)])
    yield Event(incident=incident, kind=Event.Kind.IMPORTED, at=at, by=by, data={"text": text})


def first_contact(touchpoints: list[Touchpoint]) -> Touchpoint | None:
    """The one that kept the promise of a first contact. touchpoints: oldest first"""
    return next((one for one in touchpoints if one.is_first_contact), None)


def _gaps(incident, draft, contacted):
    """What the file does not tell, or what can’t be kept here, so that nobody wonders later."""
    if not incident.is_open and not draft.answered_at and not contacted:
        yield "The file does not say when they were contacted or answered, so it has no clocks."
    elif not incident.is_open and not contacted:
        yield "The file does not say when they were first contacted, so that clock is missing."
    elif not incident.is_open and not draft.answered_at:
        yield "The file does not say when they were answered, so that clock is missing."
    if draft.owner and incident.owner is None:
        yield f"{draft.owner} owned it there; nobody of that name is in {incident.team} here."
