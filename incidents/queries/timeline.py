"""An incident's events, told in words, newest first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache

from django.db.models import Q
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from incidents.models import ChatChannel, Event, User
from incidents.queries.prepared import Prepared
from incidents.queries.told import TELL
from incidents.queries.told.telling import Telling
from incidents.rules.language import written

LINES = 50
BEHIND_THE_SCENES = {
    *(Event.Kind.ESCALATED, Event.Kind.ACKNOWLEDGED, Event.Kind.SNOOZED, Event.Kind.REPLANNED),
    Event.Kind.TAGGED,
}
"""What the product did, or people did to its clocks: beside the story that they tell."""


@dataclass(frozen=True)
class Entry:
    """One line. person: who did it, or None for the product; tone: plain, escalation, answer or
    note; day: in words, where the line above is of another one, where the reader is"""

    at: datetime
    icon: str
    person: User | None
    headline: str
    text: str = ""
    tone: str = "plain"
    day: str = ""


def events_of(incident, most=LINES, *, story=False, before="") -> tuple[list[Event], bool]:
    """The newest `most` events with who did them, and whether there are older ones. One query.

    story: only what people tell, without BEHIND_THE_SCENES; before: a place (`place_of`), to go on
    with what is older
    """
    moment, _, number = before.partition("_")
    place, given = parse_moment(moment), {"incident": incident.pk, "story": story}
    if place and number.isdecimal() and len(number) < 19:
        given |= {"place": place, "number": int(number)}
    found = _newest(most + 1).models(**given)
    return found[:most], len(found) > most


@lru_cache
def _newest(most):
    def build(incident, story, place=None, number=None):
        events = Event.objects.filter(incident=incident).select_related("by")
        if story:
            events = events.exclude(kind__in=BEHIND_THE_SCENES)
        if place:
            older = Q(at__lt=place) | Q(at=place, pk__lt=number)
            events = events.filter(older, at__lte=place)
        return events.order_by("-at", "-pk")[:most]

    return Prepared(build)


def place_of(event: Event) -> str:
    """Where an event stands in its timeline, as an address can carry it."""
    return f"{event.at.astimezone(UTC):%Y-%m-%dT%H:%M:%S.%fZ}_{event.pk}"


def parse_moment(text: str) -> datetime | None:
    """An aware moment in ISO 8601, or None for what is none."""
    try:
        found = parse_datetime(text)
    except ValueError:
        return None
    return found if found and found.tzinfo else None


def story_of(incident, at: datetime, most=LINES) -> tuple[list[Entry], bool]:
    """The newest `most` events in words, and whether there are older ones. Three queries."""
    events, has_more = events_of(incident, most)
    names = User.objects.filter(pk__in=people_in(events)).values_list("pk", "name")
    rooms = ChatChannel.objects.values_list("pk", "name")
    return timeline(events, at, dict(names), dict(rooms)), has_more


def people_in(events: Iterable[Event]) -> set[int]:
    """Ids of the people whom these events tell of."""
    return {one for event in events for one in event.data.get("told", ())}


def timeline(
    events: Sequence[Event], at: datetime, names: dict[int, str], rooms: dict[int, str]
) -> list[Entry]:
    """Events in words, as of `at`; no query. names, rooms: of people and chat channels, by id"""
    telling = Telling(at=at, zone=timezone.get_current_timezone(), names=names, rooms=rooms)
    days = [event.at.astimezone(telling.zone).date() for event in events]
    return [
        _entry(event, "" if day == before else written(day, "l j F Y"), telling)
        for event, day, before in zip(events, days, [None, *days], strict=False)
    ]


def _entry(event: Event, day: str, telling: Telling):
    told = {name: str(words) for name, words in TELL[event.kind](event, telling).items()}
    return Entry(event.at, person=event.by, day=day, **told)
