"""What lies under somebody's bell, in words, and how much of it is new."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.db.models import Q, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from incidents.models import ChatChannel, Event, Incident, Notice, User
from incidents.queries.timeline import Entry, people_in, timeline
from incidents.rules.news import preference_of

PAGE = 30
BOUND = 99

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_PLACE = re.compile(r"([0-9]{1,16})-([0-9]{1,18})")


@dataclass(frozen=True)
class Line:
    """One line under the bell. because: why they get it, in a sentence; wish_url: where they can
    change that; incident: None where it counts what would have been too much one by one"""

    pk: int
    at: datetime
    icon: str
    headline: str
    text: str
    tone: str
    incident: Incident | None
    person: User | None
    is_new: bool
    because: str
    wish_url: str


@dataclass(frozen=True)
class Page:
    """Some lines, the newest first. older: the place where the next page begins, or empty;
    newest: the greatest number there is, on whatever page; 0 for none"""

    lines: list[Line]
    older: str
    newest: int


def theirs(user):
    """The notices of somebody, but for those about incidents that they may not see any more."""
    notices = Notice.objects.filter(person=user.pk)
    if user.sees_everything:
        return notices
    return notices.filter(Q(incident=None) | Q(incident__team__in=user.team_ids))


def unread_of(user):
    """The numbers of what is new to somebody, as a query of at most one more than BOUND."""
    return theirs(user).unread().order_by().values_list("pk", flat=True)[: BOUND + 1]


def unread_words(count: int) -> str:
    """How many are new, in words: “3”, “99+”; empty for none."""
    return (f"{BOUND}+" if count > BOUND else str(count)) if count else ""


def notices_page(user, at: datetime, before: str = "") -> Page:
    """PAGE notices, the newest first, from a place on: the `older` of the page before, or anything
    else for the beginning. Three queries at most.

    What was written down after the fact comes late, and stands where it belongs by its time.
    """
    found, place = theirs(user), _read_place(before)
    if place:
        found = found.filter(at__lte=place[0]).exclude(at=place[0], pk__gte=place[1])
    newest = Notice.objects.filter(person=user.pk).order_by("-pk").values("pk")[:1]
    found = found.annotate(newest=Subquery(newest))
    related = "incident__customer", "event__by"
    notices = list(found.select_related(*related).order_by("-at", "-pk")[: PAGE + 1])
    shown = notices[:PAGE]
    told = told_in_words([one.event for one in shown if one.event], at)
    lines = [_line(notice, told) for notice in shown]
    older = _place_of(shown[-1]) if len(notices) > PAGE else ""
    return Page(lines, older, shown[0].newest if shown else 0)


def _place_of(notice):
    """Where a notice stands in the list, as an address holds it: its time to the microsecond, and
    its number."""
    return f"{(notice.at - _EPOCH) // timedelta.resolution}-{notice.pk}"


def _read_place(text):
    """The time (aware) and the number of a place; None for what is none."""
    found = _PLACE.fullmatch(text)
    if found is None:
        return None
    return _EPOCH + int(found[1]) * timedelta.resolution, int(found[2])


def told_in_words(events: Iterable[Event], at: datetime) -> dict[int, Entry]:
    """Event id → its line as the timeline has it, in the time zone that is active. Two queries.

    events: with who did them
    """
    events, names, rooms = list(events), {}, {}
    people = people_in(events)
    if people:
        names = dict(User.objects.filter(pk__in=people).values_list("pk", "name"))
        rooms = dict(ChatChannel.objects.values_list("pk", "name"))
    entries = timeline(events, at, names, rooms)
    return {event.pk: entry for event, entry in zip(events, entries, strict=True)}


def because(reason: str, absent: str = "") -> str:
    """Why somebody hears of something, as a sentence. absent: for whom they stand in"""
    if reason == Notice.Reason.SUBSTITUTE and absent:
        return _("You get this because you stand in for %(name)s.") % {"name": absent}
    words = Notice.Reason(reason).label
    return _("You get this because %(reason)s.") % {"reason": words}


def wish_url(reason: str) -> str:
    """Where somebody can change whether they hear for this reason."""
    return f"{reverse('you')}#hear-{preference_of(reason)}"


def _line(notice, told):
    entry = told.get(notice.event_id)
    return Line(
        pk=notice.pk,
        at=notice.at,
        icon=entry.icon if entry else "layers",
        headline=entry.headline if entry else _more(notice.data),
        text=entry.text if entry else _("They stand in the timelines of their incidents."),
        tone=entry.tone if entry else "plain",
        incident=notice.incident,
        person=entry.person if entry else None,
        is_new=notice.read_at is None,
        because=because(notice.reason, notice.data.get("for", "")),
        wish_url=wish_url(notice.reason),
    )


def _more(data):
    """What was too much one by one, counted."""
    count = data["more"]
    if data["kind"] == Event.Kind.ESCALATED:
        words = ngettext("And %(count)s more escalation", "And %(count)s more escalations", count)
    elif data["kind"] == Event.Kind.ASSIGNED:
        words = ngettext(
            "And %(count)s more incident has a new owner",
            "And %(count)s more incidents have a new owner",
            count,
        )
    elif data["kind"] == Event.Kind.REPLANNED:
        words = ngettext(
            "And the deadlines of %(count)s more incident have moved",
            "And the deadlines of %(count)s more incidents have moved",
            count,
        )
    else:
        words = ngettext(
            "And %(count)s more like this: %(kind)s",
            "And %(count)s more like these: %(kind)s",
            count,
        )
    return words % {"count": count, "kind": Event.Kind(data["kind"]).label}
