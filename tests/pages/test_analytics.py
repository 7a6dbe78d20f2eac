"""Every figure of the page, recomputed from the raw rows of a made-up year by other means."""

import statistics
from datetime import timedelta
from itertools import pairwise

import pytest

from incidents.actions.roll_up import roll_up
from incidents.models import Membership, Team
from incidents.queries.figures import Scope, figures, periods
from incidents.rules.taxonomy import CAUSE_KINDS, INCIDENT_KINDS
from tests.pages.analytics_by_hand import ByHand
from tests.pages.analytics_history import AT, History

T_95 = {1: 12.706, 2: 4.303, 3: 3.182, 4: 2.776, 5: 2.571, 6: 2.447, 7: 2.365, 8: 2.306, 9: 2.262}
T_95 |= {10: 2.228, 12: 2.179, 15: 2.131, 20: 2.086, 25: 2.060, 30: 2.042, 40: 2.021, 60: 2.000}
"""Student’s t for 95 %, from a printed table."""

LOOKS = {
    "a manager, the year": ("priya", "52w", None, ""),
    "a manager, a quarter of what is normal": ("priya", "13w", None, "normal"),
    "a manager, one team": ("priya", "52w", "billing", ""),
    "staff": ("mara", "52w", None, ""),
    "somebody of two teams": ("jonas", "52w", None, ""),
    "somebody of two teams, what is high": ("jonas", "52w", None, "high"),
    "the year by the calendar": ("priya", "2026", None, ""),
    "four weeks": ("priya", "4w", None, ""),
}


@pytest.fixture
def year(cast):
    """The year has happened, and the worker has been here."""
    Membership.objects.create(user=cast.jonas, team=cast.billing, role="staff")
    History(cast)
    roll_up(at=AT, longest=float("inf"))


def look(cast, first, period, team, urgency):
    """What the page tells somebody, and the same by hand."""
    person, team = getattr(cast, first), team and getattr(cast, team)
    weeks = periods(AT)[period]
    teams = {cast.care.pk, cast.billing.pk} if first in ("priya", "jonas") else {cast.care.pk}
    hand = ByHand(AT, {team.pk} if team else teams, weeks.first, weeks.last, urgency)
    return figures(Scope(person, AT, weeks, team, urgency)), hand


def by_label(told):
    shown = [told.headline, *told.speed, *told.openness, *told.recurrence]
    return {one.label: one for one in shown}


def near(exact):
    """Within what the page promises: half a minute, or 2.5 %."""
    return pytest.approx(exact, rel=0.025, abs=0.5)


@pytest.mark.usefixtures("year")
def test_every_figure_is_what_the_rows_say(cast):
    for looks in LOOKS.values():
        is_what_the_rows_say(*look(cast, *looks))


def is_what_the_rows_say(told, hand):
    assert told.counted.n == len(hand.wanted)
    assert told.as_of == AT
    lengths(told, hand)
    shares(told, hand)
    promises(told, hand)
    causes(told, hand)
    satisfaction(told, hand)
    fairness(told, hand)
    money(told, hand)
    assert (told.exemplary.moments, told.exemplary.mistakes) == (hand.moments(), hand.in_company)


def lengths(told, hand):
    shown = by_label(told)
    names = {
        "Time to first response": "respond",
        "Time to own it": "own",
        "Time to apologise": "apologise",
        "Time to fix": "fix",
        "From occurred to logged": "lag",
    }
    for label, name in names.items():
        exact = hand.median(name)
        assert shown[label].rests_on.n == len(hand.minutes(name)), label
        assert shown[label].value == (exact if exact is None else near(exact)), label
        assert bool(shown[label].said) == (len(hand.minutes(name)) >= 5), label
    silent = len(hand.wanted) - len(hand.minutes("respond"))
    assert [one.n for one in told.headline.more] == ([silent] if silent else [])


def shares(told, hand):
    shown = by_label(told)
    n = len(hand.wanted)
    back, held = hand.prevention()
    for label, part, whole in (
        ("Noticed by ourselves", sum(one["noticed_by"] == "us" for one in hand.wanted), n),
        ("Second failures", sum(map(hand.is_second, hand.wanted)), n),
        ("The same mistake again", hand.repeats(), n),
        ("Opened again", sum(one["cycle"] > 1 for one in hand.wanted), n),
        ("Came back after prevention", back, back + held),
    ):
        assert shown[label].rests_on.n == whole, label
        assert [one.n for one in shown[label].more] == ([part] if part else []), label
        assert shown[label].value == (pytest.approx(100 * part / whole) if whole else None), label


def promises(told, hand):
    reached = told.attainment
    kinds = {"First contact": "contact", "Answer": "answer", "Next word": "update"}
    kinds |= {"Made right": "resolve", "Action": "action", "Check": "check"}
    shown = {row.label: numbers(row.cells[0]) for row in reached.by_clock}
    by_hand = {label: hand.promise(kind) for label, kind in kinds.items()}
    assert shown == {label: both for label, both in by_hand.items() if any(both)}
    names = dict(Team.objects.values_list("name", "pk"))
    rows = [(row, "urgency", row.label.lower()) for row in reached.by_urgency]
    rows += [(row, "team_id", names[row.label]) for row in reached.by_team]
    for row, field, value in rows:
        some = [one for one in hand.wanted if one[field] == value]
        by_hand = [hand.promise(kinds[head], some) for head in reached.heads]
        assert [numbers(cell) for cell in row.cells] == by_hand, row.label


def numbers(cell):
    """In how many it was kept and missed; the share is told from five on, and never rounded up to
    all or down to nothing."""
    kept, n = cell.kept.n, cell.kept.n + cell.missed.n
    assert bool(cell.said) == (n >= 5)
    if cell.said:
        assert cell.value == pytest.approx(100 * kept / n)
        assert (cell.said == "100 %") == (kept == n)
    return kept, cell.missed.n


def causes(told, hand):
    charts = {chart.title: chart for chart in told.paretos}
    for title, counts, words in (
        ("What goes wrong", hand.kinds(), INCIDENT_KINDS),
        ("Why it happened", hand.caused("happened"), CAUSE_KINDS),
        ("Why it was missed", hand.caused("missed"), CAUSE_KINDS),
    ):
        rows = charts[title].rows
        shown = {row.drawn.bar.label: row.drawn.bar.value for row in rows}
        assert shown == {words[kind]: n for kind, n in counts.items()}, title
        values = [row.drawn.bar.value for row in rows]
        assert values == sorted(values, reverse=True)
        so_far = [round(100 * sum(values[: n + 1]) / sum(values)) for n in range(len(values))]
        assert [row.percent for row in rows] == so_far


def satisfaction(told, hand):
    for one, is_second in zip(told.contentment, (False, True), strict=True):
        said = hand.said(is_second)
        assert one.answered.n == len(said)
        if not said:
            continue
        assert one.before.value == pytest.approx(statistics.mean(before for before, _ in said))
        assert one.after.value == pytest.approx(statistics.mean(after for _, after in said))
        is_mean_of(one.change, [after - before for before, after in said])


def fairness(told, hand):
    for side, name in zip(told.sides, ("outcome", "process", "treatment"), strict=True):
        rated = hand.rated(name)
        assert [number.n for number in side.ratings] == [rated.count(n) for n in range(1, 6)]
        if rated:
            is_mean_of(side.mean, rated)


def is_mean_of(mean, values):
    assert mean.value == pytest.approx(statistics.mean(values))
    if len(values) - 1 in T_95:
        reach = T_95[len(values) - 1] * statistics.stdev(values) / len(values) ** 0.5
        assert mean.interval.low == pytest.approx(mean.value - reach, abs=0.002)
        assert mean.interval.high == pytest.approx(mean.value + reach, abs=0.002)


def money(told, hand):
    shown = {account.currency: account for account in told.accounts}
    for currency in ("EUR", "GBP"):
        by_hand = [hand.given(kind, currency) for kind in ("owed", "gesture")]
        by_hand.append(hand.kept(currency))
        if currency not in shown:
            assert not any(n for n, _ in by_hand)
            continue
        account = shown[currency]
        amounts = account.owed, account.gestures, account.kept
        assert [(one.incidents.n, one.total) for one in amounts] == by_hand
        assert [bool(one.said) for one in amounts] == [n >= 5 for n, _ in by_hand]
        if account.share:
            cost = sum(total for _, total in by_hand[:2])
            share = float(100 * cost / by_hand[2][1])
            assert float(account.share.removesuffix(" %")) == pytest.approx(share, abs=0.5)


@pytest.mark.usefixtures("year")
def test_what_is_told_week_by_week_is_what_the_rows_of_those_weeks_say(cast):
    for looks in LOOKS.values():
        is_told_week_by_week(*look(cast, *looks))


def is_told_week_by_week(told, hand):
    weeks = list(periods_of(hand))
    begins = [*offsets(told, weeks), len(weeks)]
    parts = [weeks[begin:end] for begin, end in pairwise(begins)]
    medians = told.responses.series[0].values
    assert len(medians) == len(parts) == len(told.responses.table)
    for value, part in zip(medians, parts, strict=True):
        some = [one for week in part for one in hand.in_week(week)]
        n = len(hand.minutes("respond", some))
        assert value == (near(hand.median("respond", some)) if n >= 5 else None)
    for chart, kinds in zip(
        told.promises, (("contact", "answer"), ("update", "resolve")), strict=True
    ):
        for series, kind in zip(chart.series, kinds, strict=True):
            for value, part in zip(series.values, parts, strict=True):
                kept, missed = hand.promise(kind, [o for week in part for o in hand.in_week(week)])
                n = kept + missed
                assert value == (pytest.approx(100 * kept / n) if n >= 5 else None)
    for value, part in zip(told.second_failures.series[0].values, parts, strict=True):
        some = [hand.is_second(one) for week in part for one in hand.in_week(week)]
        assert value == (pytest.approx(100 * sum(some) / len(some)) if len(some) >= 5 else None)
    happened = hand.caused("happened")
    words = {label: kind for kind, label in CAUSE_KINDS.items()}
    for series in told.causes.series:
        assert sum(series.values) == happened[words[series.name]]


def periods_of(hand):
    """The Mondays of what is counted."""
    week = hand.first
    while week <= hand.last:
        yield week
        week += timedelta(days=7)


def told_step(told):
    """How many weeks a point stands for."""
    return 4 if told.responses.title.endswith("by four weeks") else 1


def offsets(told, weeks):
    """Where points begin: the newest is whole, the first may be of fewer weeks."""
    step = told_step(told)
    rest = len(weeks) % step
    return [0, *range(rest, len(weeks), step)] if rest else range(0, len(weeks), step)
