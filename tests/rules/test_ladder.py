from datetime import timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.rules.ladder import STANDARD, Ladder, Step
from tests.cast import moment

DUE = moment("2026-11-17 14:00")
TARGET = timedelta(hours=4)


def test_the_owner_is_reminded_a_quarter_of_the_target_before_the_deadline():
    assert STANDARD.moment(0, DUE, TARGET) == moment("2026-11-17 13:00")
    assert STANDARD.step(0).is_reminder
    assert STANDARD.step(0).audience == ("owner",)


def test_owner_and_lead_hear_at_the_deadline_and_the_managers_half_a_target_later():
    assert STANDARD.moment(1, DUE, TARGET) == DUE
    assert STANDARD.step(1).audience == ("owner", "lead")
    assert STANDARD.moment(2, DUE, TARGET) == moment("2026-11-17 16:00")
    assert STANDARD.step(2).audience == ("managers",)


def test_the_last_step_repeats_every_target_for_ever():
    assert STANDARD.moment(3, DUE, TARGET) == moment("2026-11-17 20:00")
    assert STANDARD.moment(9, DUE, TARGET) == moment("2026-11-18 20:00")
    assert STANDARD.step(9) == STANDARD.step(2)


def test_a_short_promise_repeats_no_more_often_than_every_hour():
    minutes = timedelta(minutes=10)
    assert STANDARD.moment(3, DUE, minutes) - STANDARD.moment(2, DUE, minutes) == timedelta(hours=1)


@pytest.mark.parametrize(
    ("at", "passed"),
    [
        ("2026-11-17 12:59", []),
        ("2026-11-17 13:00", [0]),
        ("2026-11-17 14:00", [0, 1]),
        ("2026-11-17 16:00", [0, 1, 2]),
        ("2026-11-17 20:00", [0, 1, 3]),
        ("2026-11-20 16:00", [0, 1, 20]),
    ],
)
def test_steps_that_have_come_are_named_and_of_the_repeats_only_the_latest(at, passed):
    assert STANDARD.passed(0, DUE, TARGET, moment(at)) == passed


def test_a_step_that_was_taken_is_not_named_again():
    assert STANDARD.passed(2, DUE, TARGET, moment("2026-11-17 15:00")) == []
    assert STANDARD.passed(4, DUE, TARGET, moment("2026-11-17 23:59")) == []
    assert STANDARD.passed(4, DUE, TARGET, moment("2026-11-18 00:00")) == [4]


def test_the_first_step_after_a_moment_is_the_next_to_come():
    assert STANDARD.first_after(DUE, TARGET, moment("2026-11-17 12:00")) == 0
    assert STANDARD.first_after(DUE, TARGET, DUE) == 2
    assert STANDARD.first_after(DUE, TARGET, moment("2026-11-18 01:00")) == 5


ladders = st.builds(
    lambda offsets, repeat: Ladder(
        tuple(Step(offset, ("owner",)) for offset in sorted(offsets)),
        repeat,
        timedelta(minutes=5),
    ),
    st.sets(st.fractions(-1, 3, max_denominator=8), min_size=1, max_size=5),
    st.fractions(Fraction(1, 8), 2, max_denominator=8),
)
targets = st.timedeltas(timedelta(minutes=1), timedelta(days=40))


@given(ladders, targets, st.timedeltas(timedelta(days=-60), timedelta(days=400)))
def test_what_has_passed_and_what_comes_next_meet_at_the_moment(ladder, target, late):
    at = DUE + late
    passed = ladder.passed(0, DUE, target, at)
    following = ladder.first_after(DUE, target, at)
    assert all(ladder.moment(number, DUE, target) <= at for number in passed)
    assert ladder.moment(following, DUE, target) > at
    assert passed == sorted(set(passed))
    if passed:
        assert following == passed[-1] + 1


@given(ladders, targets, st.integers(0, 50))
def test_every_step_lies_no_earlier_than_the_one_before(ladder, target, number):
    assert ladder.moment(number, DUE, target) <= ladder.moment(number + 1, DUE, target)
