"""Two reports beside each other: what is said of the difference, and how much is shown."""

from collections import Counter
from datetime import UTC, date, datetime

import pytest

from incidents.rules.backtest.comparison import kinds, told, told_sentence, weeks
from incidents.rules.backtest.report import Dues, Outcomes, Report

NAMES = ["the draft", "today’s policy"]


def report(escalations=None, **clocks):
    """A report of these clocks: kind → urgency → (kept, broken, running)."""
    return Report(
        policy="Any",
        at=datetime(2026, 3, 30, tzinfo=UTC),
        zone="UTC",
        records=1,
        clocks={
            kind: {urgency: Outcomes(*numbers) for urgency, numbers in row.items()}
            for kind, row in clocks.items()
        },
        judged="resolve",
        verdicts={},
        dues=Dues(),
        escalations=escalations or {},
        worst_hours=(),
        skipped=(),
        skipped_count=0,
    )


def answers(first, second):
    """The only row, where both have answers of normal urgency that ended so."""
    pair = [report(answer={"normal": first}), report(answer={"normal": second})]
    (row,) = kinds(pair, NAMES)
    return row


def test_the_sentence_says_how_many_of_how_many():
    row = answers((71, 9), (64, 16))
    assert row.sentence == (
        "Under the draft 71 of 80 answers would have been in time; today’s policy: 64 of 80."
    )
    assert (row.change.icon, row.change.words) == ("up", "9 points more in time")


@pytest.mark.parametrize(
    ("first", "second", "icon", "words"),
    [
        ((1, 1), (3, 1), "down", "25 points fewer in time"),
        ((3, 97), (2, 98), "up", "1 point more in time"),
        ((5, 5), (50, 50), "same", "No difference"),
        ((501, 499), (500, 500), "up", "Under a point more in time"),
        ((0, 0, 3), (1, 1), "none", "Too early to compare"),
        ((1, 1), (0, 0, 3), "none", "Too early to compare"),
    ],
)
def test_a_difference_is_told_as_the_shares_on_the_page_differ(first, second, icon, words):
    change = answers(first, second).change
    assert (change.icon, change.words) == (icon, words)


@pytest.mark.parametrize(
    ("numbers", "percent"),
    [((999, 1), 99), ((1, 999), 1), ((5, 0), 100), ((0, 5), 0), ((0, 0, 7), None), ((2, 1), 67)],
)
def test_all_is_only_said_of_all_and_none_only_of_none(numbers, percent):
    assert Outcomes(*numbers).percent == percent


def test_what_only_one_promises_is_said_and_not_compared():
    pair = [report(resolve={"low": (1, 0)}), report(answer={"high": (0, 0, 1)})]
    answer, resolve = kinds(pair, NAMES)
    assert answer.sentence == (
        "Under the draft no time is promised for answers; today’s policy: none is over yet."
    )
    assert answer.lines[0].change.words == "Only promised by today’s policy"
    assert resolve.sentence == (
        "Under the draft 1 of 1 incidents would have been made right in time; "
        "today’s policy: no promise."
    )
    assert resolve.change.words == "Only promised by the draft"


def test_shares_of_other_urgencies_are_not_held_against_each_other():
    pair = [
        report(answer={"critical": (1, 9)}),
        report(answer={"critical": (1, 9), "low": (90, 0)}),
    ]
    (row,) = kinds(pair, NAMES)
    assert row.change.words == "Not for the same urgencies: compare each"
    assert [line.change.icon for line in row.lines] == ["same", "none"]


def test_rows_stand_in_their_order_and_add_up():
    clocks = {
        "resolve": {"low": (1, 0, 0)},
        "contact": {"low": (1, 2, 3), "critical": (10, 20, 30)},
    }
    pair = [report(**clocks), report(**clocks)]
    contact, resolve = kinds(pair, NAMES)
    assert (contact.noun, resolve.noun) == ("Contact", "Made right")
    assert [line.urgency for line in contact.lines] == ["critical", "low"]
    assert contact.total[0] == Outcomes(11, 22, 33)


def test_the_last_eight_weeks_are_shown_across_a_new_year():
    pair = [report({"Mara": Counter({"2025-W40": 7})}), report({"Rui": Counter({"2026-W02": 1})})]
    shown = weeks(pair)
    assert (len(shown), shown[0], shown[-1]) == (8, date(2025, 11, 17), date(2026, 1, 5))
    mara = told(pair)[0].people[0]
    # What lies before those weeks counts all the same.
    assert ([number for number, _ in mara.cells], mara.total) == ([0] * 8, 7)


def test_the_ten_busiest_of_both_are_shown_and_the_others_counted():
    many = {f"P{number:02}": Counter({"2026-W02": number}) for number in range(1, 13)}
    first, second = told([report(many), report({"P01": Counter({"2026-W02": 40})})])
    assert [one.name for one in first.people][:3] == ["P01", "P12", "P11"]
    assert [one.name for one in first.people] == [one.name for one in second.people]
    assert (len(first.people), first.more, first.rest) == (10, 2, 2 + 3)
    assert (second.more, second.rest, second.total) == (0, 0, 40)
    # Both are tinted on one scale: the fullest cell has 40.
    assert second.people[0].cells[-1] == (40, 4)
    assert first.people[1].cells[-1] == (12, 2)


def test_nobody_told_is_no_weeks():
    pair = [report(), report()]
    assert (weeks(pair), told(pair)[0].people) == ([], [])
    assert told_sentence(pair, NAMES) == (
        "Under the draft people would have been told 0 times; today’s policy: 0."
    )
