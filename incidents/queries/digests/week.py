"""The week's digest for managers: how the last whole week went, against the one before.

Its numbers are those of the page of figures, from the same roll-ups, so weeks run from Monday to
Sunday by UTC, and an incident counts in the week in which we learned of it. Which week was the
last one is told by the calendar of its reader: in Auckland it is Monday while UTC has Sunday.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from incidents.models import Action, User
from incidents.queries.digests.calendar import day_of
from incidents.queries.figures.scope import Scope
from incidents.queries.figures.totals import Totals
from incidents.queries.measures import again, causes, promises, times, voices
from incidents.rules import kinds
from incidents.rules.taxonomy import CAUSE_KINDS
from incidents.rules.weeks import WEEK, Weeks

SHOWN, TEAMS, WEEKS = 5, 8, 8
CLOCKS = (kinds.CONTACT, kinds.ANSWER, kinds.RESOLVE)
SIDES = {
    voices.OUTCOME: _("what they got"),
    voices.PROCESS: _("how it went"),
    voices.TREATMENT: _("how we treated them"),
}


@dataclass(frozen=True)
class Share:
    """So many of so many."""

    part: int
    whole: int

    @property
    def percent(self) -> int | None:
        """In whole percent, rounded down, so that 100 is all of them; None of nothing."""
        return 100 * self.part // self.whole if self.whole else None


@dataclass(frozen=True)
class Numbers:
    """One week. in_time: first contacts; minutes: the middle time to our first word, or None;
    answered_n: how many that rests on; second: second failures"""

    monday: date
    mistakes: int
    in_time: Share
    minutes: float | None
    answered_n: int
    second: int


@dataclass(frozen=True)
class Counted:
    """Something counted, and the path of its list; more: further cells of its line."""

    label: str
    count: int
    url: str


@dataclass(frozen=True)
class TeamLine:
    """A team's missed promises, a cell for each of CLOCKS."""

    team: str
    cells: list[Counted]


@dataclass(frozen=True)
class Side:
    """What customers said of one side of it, from 1 to 5 on average. n: how many said so"""

    words: str
    mean: float
    n: int
    url: str


@dataclass(frozen=True)
class Check:
    """A preventive action whose effect is to be looked at this week. day: of the reader's calendar;
    url: its incident's path"""

    what: str
    day: date
    url: str


@dataclass(frozen=True)
class Week:
    """A manager's digest. weeks: the last WEEKS, oldest first; urls: name → path of a list."""

    weeks: list[Numbers]
    teams: list[TeamLine]
    causes: list[Counted]
    sides: list[Side]
    checks: list[Check]
    urls: dict[str, str]

    @property
    def last(self) -> Numbers:
        """The week it is about."""
        return self.weeks[-1]

    @property
    def before(self) -> Numbers:
        """The one before that."""
        return self.weeks[-2]

    @property
    def is_empty(self) -> bool:
        """Whether nothing happened in any of the weeks, and nothing is to be looked at."""
        return not any(week.mistakes for week in self.weeks) and not self.checks


def week_digest(person: User, at: datetime) -> Week:
    """How the week before that of `at` (aware) went, as far as this person may see. Ten queries.

    person: with their places
    """
    today = day_of(person, at)
    last = today - timedelta(days=today.weekday()) - WEEK
    several = Totals(Scope(person, at, Weeks(last - (WEEKS - 1) * WEEK, last)))
    scope = Scope(person, at, Weeks(last, last))
    only = Totals(scope)
    urls = {
        "mistakes": scope.list_url(figure=times.MISTAKES),
        "late": scope.list_url(promise=promises.key_of(kinds.CONTACT, promises.MISSED)),
        "second": scope.list_url(again=again.SECOND),
    }
    return Week(
        weeks=[_numbers(several, monday) for monday in several.weeks],
        teams=_teams(only, scope),
        causes=_causes(only, scope),
        sides=_sides(only, scope),
        checks=_checks(person, last + 2 * WEEK),
        urls=urls,
    )


def _numbers(totals, monday):
    kept, missed = (
        totals.n_in([monday], promises.PROMISE, promises.key_of(kinds.CONTACT, outcome))
        for outcome in (promises.KEPT, promises.MISSED)
    )
    n, minutes = totals.responded_in([monday])
    return Numbers(
        monday,
        totals.n_in([monday], times.MISTAKES),
        Share(kept, kept + missed),
        minutes,
        n,
        totals.n_in([monday], again.SECOND),
    )


def _teams(totals, scope):
    """The teams that missed promises, those with most first."""
    missed = {}
    for ((name, team), key), n in totals.by_team.items():
        clock, _, outcome = key.rpartition("-")
        if outcome == promises.MISSED and clock in CLOCKS:
            missed.setdefault((name, team), {})[clock] = n
    most = sorted(missed.items(), key=lambda one: (-sum(one[1].values()), one[0]))[:TEAMS]
    return [
        TeamLine(
            name,
            [
                Counted(
                    clock,
                    cells.get(clock, 0),
                    scope.list_url(team=team, promise=promises.key_of(clock, promises.MISSED)),
                )
                for clock in CLOCKS
            ],
        )
        for (name, team), cells in most
    ]


def _causes(totals, scope):
    found = [
        Counted(CAUSE_KINDS.get(key, key), totals.n(causes.CAUSE, key), scope.list_url(cause=key))
        for key in totals.keys(causes.CAUSE)
    ]
    return sorted(found, key=lambda one: (-one.count, one.label))[:SHOWN]


def _sides(totals, scope):
    return [_side(totals, scope, side) for side in SIDES if totals.keys(side)]


def _side(totals, scope, side):
    counts = {int(key): totals.n(side, key) for key in totals.keys(side)}
    n = sum(counts.values())
    mean = sum(rating * count for rating, count in counts.items()) / n
    return Side(SIDES[side], mean, n, scope.list_url(**{side: "any"}))


def _checks(person, monday):
    """What is to be looked at before this Monday, where it is theirs to see."""
    zone = ZoneInfo(person.time_zone)
    end = datetime.combine(monday, time.min, zone)
    due = Action.objects.filter(
        ~Q(prevents=""), checked_at=None, done_at__isnull=False, check_at__lt=end
    )
    if not person.sees_everything:
        due = due.filter(incident__team__in=person.team_ids)
    found = due.select_related("incident").order_by("check_at", "pk")[:SHOWN]
    return [
        Check(one.what, one.check_at.astimezone(zone).date(), one.incident.get_absolute_url())
        for one in found
    ]
