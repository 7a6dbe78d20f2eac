"""Writing a batch of drafts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from incidents.actions.lock import one_at_a_time
from incidents.actions.sample import SAMPLE
from incidents.importing.clocks import imported_clocks
from incidents.importing.draft import Draft
from incidents.importing.places import Places
from incidents.importing.story import first_contact, imported_events, imported_touchpoint
from incidents.models import Clock, Event, Incident, PolicyVersion, Touchpoint, User


@dataclass(frozen=True)
class Written:
    """How many came in, were there already, and came in open but lost their owner on the way."""

    new: int = 0
    known: int = 0
    unowned: int = 0


@transaction.atomic
def write(drafts: Sequence[Draft], *, source: str, by: User | None, at: datetime) -> Written:
    """Bring in those drafts whose reference is new, with all that belongs to them.

    A fixed number of statements for any number of drafts. Nobody takes the sample company out
    meanwhile, so whom a row names stays until it is in.
    """
    one_at_a_time("", hold_off=SAMPLE)
    references = [draft.reference for draft in drafts]
    there = Incident.objects.filter(external_source=source, external_ref__in=references)
    known = set(there.values_list("external_ref", flat=True))
    fresh = [draft for draft in drafts if draft.reference not in known]
    if not fresh:
        return Written(known=len(drafts))
    places, policy = Places.of(fresh), PolicyVersion.objects.in_force(at)
    incidents = Incident.objects.bulk_create(
        [_incident(draft, places, policy, source=source, by=by, at=at) for draft in fresh]
    )
    _write_belongings(list(zip(incidents, fresh, strict=True)), by=by, at=at)
    unowned = sum(
        draft.is_open and bool(draft.owner) and incident.owner is None
        for incident, draft in zip(incidents, fresh, strict=True)
    )
    return Written(len(fresh), len(drafts) - len(fresh), unowned)


def _incident(draft, places, policy, *, source, by, at):
    return Incident(
        **draft.details,
        customer=places.customers[draft.customer],
        contact=places.contact_of(draft),
        team=places.teams[draft.team],
        policy=policy,
        owner=places.owner_of(draft),
        logged_by=by,
        logged_at=at,
        external_source=source,
        external_ref=draft.reference,
    )


def _write_belongings(pairs, *, by, at):
    clocks, touchpoints, events = [], [], []
    for incident, draft in pairs:
        theirs = [imported_touchpoint(incident, told) for told in draft.touchpoints]
        contact = first_contact(theirs)
        clocks += imported_clocks(
            incident,
            contacted_at=contact.at if contact else None,
            answered_at=draft.answered_at,
            at=at,
        )
        touchpoints += theirs
        events += imported_events(incident, draft, theirs, by=by, at=at)
    Clock.objects.bulk_create(clocks)
    Touchpoint.objects.bulk_create(touchpoints)
    Event.objects.bulk_create(events)
