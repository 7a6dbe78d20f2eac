"""An incident's timeline on its page: which part of it is asked for, and what can be undone."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils.http import urlencode

from incidents.models import Event
from incidents.queries.timeline import events_of, place_of, timeline

UNDO_SHOWN = timedelta(minutes=2)
"""So long after it was done a click takes it back; then it is changed where it stands."""
UNDOABLE = {Event.Kind.ASSIGNED, Event.Kind.CLOSED, Event.Kind.TOOK_IN}


@dataclass(frozen=True)
class Story:
    """A part of a timeline, newest first.

    has_more: whether there is an earlier one; shows_all: with what the product did by itself
    is_earlier: whether there is a newer one
    """

    events: list[Event]
    has_more: bool
    shows_all: bool
    is_earlier: bool


def story_asked_for(request, incident) -> Story:
    """The part that the address asks for, with `timeline=all` and `before=` a place. One query."""
    shows_all, before = request.GET.get("timeline") == "all", request.GET.get("before", "")
    events, has_more = events_of(incident, story=not shows_all, before=before)
    return Story(events, has_more, shows_all, bool(before))


def story_shown(request, incident, story, people, at) -> dict:
    """What the page shows of it. people: `queries.people_around`, read with who is in the story"""
    return {
        "timeline": timeline(story.events, at, people.names, people.rooms),
        "shows_all": story.shows_all,
        "is_earlier": story.is_earlier,
        "timeline_more_url": _earlier(incident, story) if story.has_more else None,
        "undoable": _undoable(story, request.user, at),
    }


def _earlier(incident, story):
    view = {"timeline": "all"} if story.shows_all else {}
    address = {**view, "before": place_of(story.events[-1])}
    return f"{incident.get_absolute_url()}?{urlencode(address)}"


def _undoable(story, user, at):
    """What this person did last, if it was a moment ago and can be taken back."""
    newest = next(iter(story.events), None)
    if newest is None or story.is_earlier:
        return None
    is_theirs = newest.kind in UNDOABLE and newest.by_id == user.pk
    is_over = newest.data.get("is_undo") or newest.data.get("is_over")
    return newest if is_theirs and not is_over and at - newest.at <= UNDO_SHOWN else None
