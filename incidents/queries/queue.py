from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import F, Prefetch, Q
from django.utils import timezone

from incidents.models import Clock, Incident, User
from incidents.queries.incidents import (
    bounded,
    clock_condition,
    on_the_desk_of,
    soonest_first,
    with_clock,
)
from incidents.rules.face import Face, face

PAGE = 50


@dataclass(frozen=True)
class Row:
    """A line of a list of incidents, as the person looking sees it.

    face: that of its soonest running clock, or None; turn: whose turn it is, in words
    is_mine: whether it is the turn of the person looking
    """

    incident: Incident
    face: Face | None
    turn: str
    is_mine: bool

    @classmethod
    def of(cls, incident: Incident, user: User, at: datetime) -> "Row":
        """The line of an incident that came through `as_rows`."""
        clock = incident.running[0] if incident.running else None
        shown = clock and clock_face(clock, at)
        theirs = clock.person if clock and clock.person else incident.owner
        mine = theirs == user and incident.is_open
        return cls(incident, shown, _turn(incident, theirs, mine), mine)


def _turn(incident, theirs, mine):
    if not incident.is_open:
        return "Done"
    if mine:
        return "You"
    return theirs.get_short_name() if theirs else "Nobody yet"


def clock_face(clock, at) -> Face:
    """A clock's face at `at`, in the time zone that is active for this request."""
    zone = timezone.get_current_timezone()
    paused = clock.paused_at is not None
    return face(clock.kind, clock.due_at, clock.stopped_at, at, zone, is_paused=paused)


def as_rows(incidents, user, at) -> list[Row]:
    """The lines of a bounded query of incidents: two queries, however many."""
    # What stands still comes last: it must not hide what runs.
    running = Clock.objects.running().select_related("person")
    running = running.order_by(F("paused_at").desc(nulls_first=True), "due_at", "pk")
    clocks = Prefetch("clocks", running, to_attr="running")
    found = incidents.select_related("customer", "owner", "team").prefetch_related(clocks)
    return [Row.of(incident, user, at) for incident in found]


@dataclass(frozen=True)
class Wanted:
    """What a list shows. Empty means: whatever there is.

    owner: "me", "nobody", "anyone" or a person's id; clock: breached, due_hour, due_today;
    status: open, closed or all; words: text to find in reference, customer or what happened
    """

    owner: str = "me"
    teams: list[int] = field(default_factory=list)
    urgencies: list[str] = field(default_factory=list)
    clock: str = ""
    status: str = "open"
    words: str = ""


def wanted_incidents(user, wanted: Wanted, at, midnight):
    """The incidents this person may see and asked for, as a query, soonest deadline first."""
    found = Incident.objects.visible_to(user)
    if wanted.status != "all":
        found = found.filter(status=wanted.status)
    if wanted.owner == "nobody":
        found = found.filter(owner=None)
    elif wanted.owner != "anyone":
        person = user.pk if wanted.owner == "me" else int(wanted.owner)
        found = found.filter(on_the_desk_of(person))
    if wanted.teams:
        found = found.filter(team__in=wanted.teams)
    if wanted.urgencies:
        found = found.filter(urgency__in=wanted.urgencies)
    if wanted.clock:
        found = with_clock(found, clock_condition(wanted.clock, at, midnight))
    if wanted.words:
        found = _matching(found, wanted.words)
    return soonest_first(found)


def _matching(incidents, words):
    exact = Incident.objects.referenced(words).values("pk")
    return incidents.filter(
        Q(pk__in=exact) | Q(customer__name__icontains=words) | Q(happened__icontains=words)
    )


@dataclass(frozen=True)
class Page:
    """One page of a list: its rows, which ones they are, how many there are, what lies around."""

    rows: list[Row]
    number: int
    total: str
    has_next: bool

    @property
    def first(self):
        """The place in the list of the first row, from 1."""
        return (self.number - 1) * PAGE + 1

    @property
    def last(self):
        """The place in the list of the last row."""
        return self.first + len(self.rows) - 1


def queue_page(incidents, number, user, at) -> Page:
    """Page `number` (from 1) of a query of incidents, 50 rows each: three queries."""
    start = (number - 1) * PAGE
    rows = as_rows(incidents[start : start + PAGE + 1], user, at)
    return Page(rows[:PAGE], number, bounded(incidents), len(rows) > PAGE)
