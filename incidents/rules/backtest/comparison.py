"""Two reports of one past beside each other, in the words and numbers of a page."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from incidents.rules.backtest.report import Outcomes, Report
from incidents.rules.face import NOUNS
from incidents.rules.kinds import ANSWER, CONTACT, DECISION, RESOLVE, TARGETED, UPDATE, URGENCIES

PEOPLE, WEEKS = 10, 8
LEVELS = 4

THINGS = {
    CONTACT: "first contacts",
    ANSWER: "answers",
    UPDATE: "next words",
    DECISION: "decisions",
    RESOLVE: "incidents",
}

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
    first, second = (f"{report.total:,}" for report in pair)
    times = "time" if pair[0].total == 1 else "times"
    return f"Under {names[0]} people would have been told {first} {times}; {names[1]}: {second}."


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
    (first, second), things = totals, THINGS[kind]
    ending = "would have been made right in time" if kind == RESOLVE else "would have been in time"
    if first and first.n:
        words = f"Under {names[0]} {first.kept:,} of {first.n:,} {things} {ending}"
    elif first:
        words = f"Under {names[0]} {_run_still(first.running, things)}, in time"
    else:
        things = "making incidents right" if kind == RESOLVE else things
        words = f"Under {names[0]} no time is promised for {things}"
    if second and second.n:
        return f"{words}; {names[1]}: {second.kept:,} of {second.n:,}."
    return f"{words}; {names[1]}: {'none is over yet' if second else 'no promise'}."


def _run_still(number, things):
    return (
        f"1 {things.removesuffix('s')} still runs"
        if number == 1
        else f"{number:,} {things} still run"
    )


def _change_of_all(totals, lines, names):
    """Shares of other mixtures of urgencies can't be held against each other."""
    if all(totals) and not all(all(line.sides) for line in lines):
        return Change("none", "Not for the same urgencies: compare each")
    return _change(totals, names)


def _change(sides, names):
    first, second = sides
    if not (first and second):
        return Change("none", f"Only promised by {names[0] if first else names[1]}")
    if not (first.n and second.n):
        return Change("none", "Too early to compare")
    points = first.percent - second.percent
    if first.attainment == second.attainment:
        return Change("same", "No difference")
    more = first.attainment > second.attainment
    icon, word = ("up", "more") if more else ("down", "fewer")
    if not points:
        return Change(icon, f"Under a point {word} in time")
    return Change(icon, f"{abs(points)} point{'s' * (abs(points) != 1)} {word} in time")


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
