"""What is at stake, weighed: the suggested urgency, the alarm, and the history in words."""

from datetime import timedelta
from decimal import Decimal

import pytest

from incidents.rules.big_picture import (
    LATELY,
    Earlier,
    Stakes,
    alarm,
    history,
    repetition,
    suggest_urgency,
)
from incidents.rules.kinds import CRITICAL, HIGH, LOW, NORMAL
from incidents.rules.ordinals import nth
from tests.cast import moment

NOW = moment("2026-11-17 08:20")
MUCH = {"value": Decimal(184000), "currency": "EUR", "much": Decimal(50000)}
LITTLE = MUCH | {"value": Decimal(900)}
CALM = LITTLE | {"footprint": "one", "story": "likely"}


def stakes(*ago, **known):
    """What is at stake; `ago`: how many days before it each earlier incident was."""
    earlier = [Earlier(f"R-{days}", NOW - timedelta(days=days), "late") for days in ago]
    return Stakes(at=NOW, **{"earlier": earlier} | known)


def earlier(days, **known):
    return Earlier(f"R-{days}", NOW - timedelta(days=days), **known)


@pytest.mark.parametrize(
    ("known", "present", "urgency", "because"),
    [
        (stakes(30), NORMAL, HIGH, "it is the second failure in 90 days"),
        (stakes(30, footprint="one"), NORMAL, HIGH, "it is the second failure in 90 days"),
        (stakes(30, 60), NORMAL, HIGH, "it is the third failure in 90 days"),
        (stakes(**MUCH), NORMAL, HIGH, "€184,000 is at risk"),
        (stakes(footprint="all"), LOW, HIGH, "it touched all of them"),
        (stakes(reach=4000), NORMAL, HIGH, "some 4,000 others may hear of it"),
        (
            stakes(relationship=2, footprint="some"),
            NORMAL,
            HIGH,
            "it touched a whole team or site of theirs, and things are strained between us",
        ),
        (
            stakes(story="unlikely", reach=150),
            NORMAL,
            HIGH,
            "some 150 others may hear of it, "
            "and the real story would hardly be understood as it spreads",
        ),
        (
            stakes(30, footprint="some", **MUCH),
            HIGH,
            CRITICAL,
            "it is the second failure in 90 days, €184,000 is at risk, "
            "and it touched a whole team or site of theirs",
        ),
        (
            stakes(**CALM),
            HIGH,
            LOW,
            "it touched one person, only €900 is at risk, and the real story would be understood",
        ),
        (stakes(**CALM | {"story": "unsure", "footprint": "some"}), HIGH, NORMAL, None),
    ],
)
def test_what_is_known_suggests_an_urgency_and_says_why(known, present, urgency, because):
    suggestion = suggest_urgency(known, present)
    assert suggestion.urgency == urgency
    assert because is None or suggestion.because == because


@pytest.mark.parametrize(
    ("known", "present"),
    [
        (stakes(), NORMAL),
        (stakes(), CRITICAL),
        (stakes(footprint="one"), LOW),
        (stakes(30), HIGH),
        (stakes(91), NORMAL),
        (stakes(footprint="some"), NORMAL),
        (stakes(reach=99), NORMAL),
        (stakes(**MUCH | {"much": None}), NORMAL),
    ],
)
def test_nothing_is_suggested_where_nothing_weighs_or_it_is_so_already(known, present):
    assert suggest_urgency(known, present) is None


@pytest.mark.parametrize("missing", ["footprint", "story", "value", "much"])
def test_less_urgent_is_suggested_only_once_the_picture_is_whole(missing):
    unknown = {"value": None, "much": None}.get(missing, "")
    assert suggest_urgency(stakes(**CALM), CRITICAL).urgency == LOW
    assert suggest_urgency(stakes(**CALM | {missing: unknown}), CRITICAL) is None


def test_things_that_got_worse_weigh_and_things_that_are_as_they_were_do_not():
    before = [earlier(200, relationship=5)]
    worse = stakes(earlier=before, relationship=3, footprint="some")
    assert "things between us have got worse" in suggest_urgency(worse, NORMAL).because
    same = stakes(earlier=before, relationship=5, footprint="some")
    assert suggest_urgency(same, NORMAL) is None


def test_what_has_happened_to_them_before_weighs_however_long_ago():
    known = stakes(900, kind="late", footprint="some")
    assert "it has happened to them before" in suggest_urgency(known, NORMAL).because
    assert suggest_urgency(stakes(900, kind="billing", footprint="some"), NORMAL) is None


@pytest.mark.parametrize(
    ("ago", "words"),
    [
        ((), ""),
        ((91,), ""),
        ((90,), "Second failure in 90 days"),
        ((0,), "Second failure in 90 days"),
        ((1, 2, 400), "Third failure in 90 days"),
        ((1, 2, 3, 4, 5), "6th failure in 90 days"),
    ],
)
def test_a_second_failure_within_90_days_raises_the_alarm(ago, words):
    assert alarm(stakes(*ago)) == words


def test_the_alarm_lasts_to_the_very_moment():
    there = stakes(earlier=[Earlier("R-1", NOW - LATELY)])
    gone = stakes(earlier=[Earlier("R-1", NOW - LATELY - timedelta(seconds=1))])
    assert (bool(alarm(there)), bool(alarm(gone))) == (True, False)


@pytest.mark.parametrize(
    ("right", "most", "words"),
    [
        ([], 9, "The first one we know of"),
        ([True], 9, "1 earlier, 1 put right"),
        ([True, False, True], 9, "3 earlier, 2 put right"),
        ([True, True], 9, "2 earlier, all put right"),
        ([True, False], 2, "2 or more earlier, 1 put right"),
    ],
)
def test_their_history_is_told_in_counts(right, most, words):
    known = stakes(earlier=[earlier(days, is_right=one) for days, one in enumerate(right)])
    assert history(known, most) == words


def test_how_things_stood_is_read_newest_first_where_somebody_said_so():
    past = [earlier(10), earlier(20, relationship=4), earlier(30, relationship=5)]
    assert stakes(earlier=past, relationship=2).estimates == [2, 4, 5]
    assert stakes(earlier=past).estimates == [4, 5]
    assert stakes().estimates == []


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("", ""),
        ("billing", "Isolated: the first of this kind with them"),
        ("late", "Repeated: the third of this kind with them"),
    ],
)
def test_isolated_or_repeated_is_read_off_the_history(kind, words):
    assert repetition(stakes(100, 500, kind=kind)) == words


def test_numbers_in_order_have_their_endings():
    assert [nth(one) for one in (1, 2, 5, 6, 11, 21, 22, 23, 112)] == [
        *("first", "second", "fifth", "6th", "11th", "21st", "22nd", "23rd", "112th")
    ]
