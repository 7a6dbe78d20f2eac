"""Two reports of one past beside each other, in the words and numbers of a page."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from incidents.rules.backtest.kept_words import KEPT, NOTHING_PROMISED, ONE_RUNS, SOME_RUN
from incidents.rules.backtest.report import Outcomes, Report
from incidents.rules.face import NOUNS
from incidents.rules.kinds import TARGETED, URGENCIES
from incidents.rules.language import gettext, ngettext, number

PEOPLE, WEEKS = 10, 8
LEVELS = 4

Pair = Sequence[Report]
"""The policy that is looked at, and the one it stands beside."""

Names = Sequence[str]
"""What the two are called in a sentence: “the draft”, “today’s policy”."""


@dataclass(frozen=True)
class Change:
    """How the first stands against the second. icon: up, down, same or none; words: for people."""

    icon: str
    words: str


@dataclass(frozen=True)
class Line:
    """Clocks of one kind and urgency. sides: one each, None where nothing is promised."""

    urgency: str
    sides: tuple[Outcomes | None, ...]
    change: Change


@dataclass(frozen=True)
class Kind:
    """Clocks of one kind. total: all urgencies, None where nothing is promised"""

    noun: str
    sentence: str
    total: tuple[Outcomes | None, ...]
    change: Change
    lines: list[Line]


@dataclass(frozen=True)
class Person:
    """Somebody's weeks: (how many steps, level 0–4 of the fullest cell) each, and all weeks."""

    name: str
    cells: list[tuple[int, int]]
    total: int


@dataclass(frozen=True)
class Told:
    """Who would have been told under one policy.

    total: steps told to everybody; more: how many people are not listed; rest: what they were told
    """

    people: list[Person]
    total: int
    more: int
    rest: int


def kinds(pair: Pair, names: Names) -> list[Kind]:
    """A row for each kind of clock that either policy promises."""
    there = [kind for kind in TARGETED if any(kind in report.clocks for report in pair)]
    return [_kind(kind, [report.clocks.get(kind, {}) for report in pair], names) for kind in there]


def told(pair: Pair) -> list[Told]:
    """For each: the people who are told most under the two together, in `weeks`."""
    shown, everybody = weeks(pair), {name for report in pair for name in report.escalations}
    sums = {name: sum(_weeks_of(report, name).total() for report in pair) for name in everybody}
    busiest = sorted(sums, key=lambda name: (-sums[name], name))[:PEOPLE]
    keys = [_key(monday) for monday in shown]
    most = max(
        (_weeks_of(report, name)[key] for report in pair for name in busiest for key in keys),
        default=0,
    )
    return [_told(report, busiest, keys, most) for report in pair]


def told_sentence(pair: Pair, names: Names) -> str:
    """How often people would have been told in all."""
    words = ngettext(
        "Under %(name)s people would have been told %(first)s time; %(other)s: %(second)s.",
        "Under %(name)s people would have been told %(first)s times; %(other)s: %(second)s.",
        pair[0].total,
    )
    first, second = (number(report.total) for report in pair)
    return words % {"name": names[0], "other": names[1], "first": first, "second": second}


def weeks(pair: Pair) -> list[date]:
    """The Mondays of the last WEEKS weeks up to the last one in which anybody is told."""
    told_in = [week for report in pair for one in report.escalations.values() for week in one]
    if not told_in:
        return []
    # ISO weeks sort by their text; years have four digits.
    year, week = max(told_in).split("-W")
    last = date.fromisocalendar(int(year), int(week), 1)
    return [last - timedelta(weeks=back) for back in reversed(range(WEEKS))]


def _kind(kind, sides, names):
    totals = tuple(_sum(side.values()) if side else None for side in sides)
    lines = [
        Line(urgency, found, _change(found, names))
        for urgency in URGENCIES
        if any(found := tuple(side.get(urgency) for side in sides))
    ]
    return Kind(
        NOUNS[kind],
        _sentence(kind, totals, names),
        totals,
        _change_of_all(totals, lines, names),
        lines,
    )


def _sum(several):
    parts = ("kept", "broken", "running", "unknown")
    several = list(several)
    return Outcomes(**{part: sum(getattr(one, part) for one in several) for part in parts})


def _sentence(kind, totals, names):
    """“Under the draft 71 of 80 answers would have been in time; today’s policy: 64 of 80.”"""
    first, second = totals
    words = {"what": _of_the_first(kind, first, names[0]), "other": names[1]}
    if second and second.n:
        words |= {"kept": number(second.kept), "n": number(second.n)}
        return gettext("%(what)s; %(other)s: %(kept)s of %(n)s.") % words
    if second:
        return gettext("%(what)s; %(other)s: none is over yet.") % words
    return gettext("%(what)s; %(other)s: no promise.") % words


def _of_the_first(kind, found, name):
    if not found:
        return NOTHING_PROMISED[kind] % {"name": name}
    if found.n:
        words = {"name": name, "kept": number(found.kept), "n": number(found.n)}
        return KEPT[kind] % words
    sentence = ONE_RUNS[kind] if found.running == 1 else SOME_RUN[kind]
    return sentence % {"name": name, "running": number(found.running)}


def _change_of_all(totals, lines, names):
    """Shares of other mixtures of urgencies can't be held against each other."""
    if all(totals) and not all(all(line.sides) for line in lines):
        return Change("none", gettext("Not for the same urgencies: compare each"))
    return _change(totals, names)


def _change(sides, names):
    first, second = sides
    if not (first and second):
        return Change(
            "none", gettext("Only promised by %(name)s") % {"name": names[0] if first else names[1]}
        )
    if not (first.n and second.n):
        return Change("none", gettext("Too early to compare"))
    points = first.percent - second.percent
    if first.attainment == second.attainment:
        return Change("same", gettext("No difference"))
    more = first.attainment > second.attainment
    if not points:
        return (
            Change("up", gettext("Under a point more in time"))
            if more
            else Change("down", gettext("Under a point fewer in time"))
        )
    words = (
        ngettext("%(count)s point more in time", "%(count)s points more in time", abs(points))
        if more
        else ngettext(
            "%(count)s point fewer in time", "%(count)s points fewer in time", abs(points)
        )
    )
    return Change("up" if more else "down", words % {"count": abs(points)})


def _told(report, busiest, keys, most):
    people = [
        Person(
            name,
            [(number := found[key], _level(number, most)) for key in keys],
            found.total(),
        )
        for name in busiest
        for found in [_weeks_of(report, name)]
    ]
    return Told(
        people=people,
        total=report.total,
        more=len(report.escalations.keys() - set(busiest)),
        rest=report.total - sum(one.total for one in people),
    )


def _weeks_of(report, name):
    return report.escalations.get(name, Counter())


def _level(number, most):
    return -(-LEVELS * number // most) if number else 0


def _key(monday):
    year, week, _ = monday.isocalendar()
    return f"{year}-W{week:02}"
