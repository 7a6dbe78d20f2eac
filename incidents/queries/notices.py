"""What lies under somebody's bell, in words, and how much of it is new."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from incidents.models import ChatChannel, Event, Incident, Notice, User
from incidents.queries.timeline import Entry, people_in, timeline
from incidents.rules.news import preference_of

PAGE = 30
BOUND = 99


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
    """Some lines, the newest first. older: the number below which the next page begins, or None;
    newest: the greatest number shown, 0 for none"""

    lines: list[Line]
    older: int | None
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


def notices_page(user, at: datetime, before: int | None = None) -> Page:
    """PAGE notices, the newest first, below the number `before`. Three queries at most."""
    found = theirs(user)
    if before is not None:
        found = found.filter(pk__lt=before)
    related = "incident__customer", "event__by"
    notices = list(found.select_related(*related).order_by("-pk")[: PAGE + 1])
    shown = notices[:PAGE]
    told = told_in_words([one.event for one in shown if one.event], at)
    lines = [_line(notice, told) for notice in shown]
    # What was written down after the fact comes late, and belongs to the day on which it was.
    lines.sort(key=attrgetter("at"), reverse=True)
    has_older = len(notices) > PAGE
    return Page(lines, shown[-1].pk if has_older else None, shown[0].pk if shown else 0)


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
