"""An incident's events, told in words, newest first."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from incidents.models import ChatChannel, Event, User
from incidents.queries.told import TELL
from incidents.queries.told.telling import Telling

LINES = 50


@dataclass(frozen=True)
class Entry:
    """One line. person: who did it, or None for the product; tone: plain, escalation or answer."""

    at: datetime
    icon: str
    person: User | None
    headline: str
    text: str = ""
    tone: str = "plain"


def timeline(incident, at, most=LINES) -> tuple[list[Entry], bool]:
    """The newest `most` lines, and whether there are older ones. Three queries."""
    events = list(incident.events.select_related("by").order_by("-at", "-pk")[: most + 1])
    telling = Telling(
        at=at,
        zone=timezone.get_current_timezone(),
        names=_names(User.objects, events, "told"),
        rooms=_names(ChatChannel.objects, events, "chats"),
    )
    entries = [_entry(event, telling) for event in events[:most]]
    return entries, len(events) > most


def _names(people, events, part):
    ids = {one for event in events for one in event.data.get(part, ())}
    return dict(people.filter(pk__in=ids).values_list("pk", "name"))


def _entry(event: Event, telling: Telling):
    return Entry(event.at, person=event.by, **TELL[event.kind](event, telling))
