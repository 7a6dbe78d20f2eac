"""Where the steps of a ladder lie around a deadline, and which of them have come."""

from datetime import timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.rules.ladder import Ladder, Repeat, Step, ladder
from incidents.rules.offset import Deadline, Offset
from incidents.rules.working_time import WorkingCalendar
from tests.cast import moment

DUE = moment("2026-11-17 14:00")
ALWAYS = WorkingCalendar.always("UTC")
OFFICE = WorkingCalendar("UTC", {day: [("09:00", "12:00"), ("13:00", "17:00")] for day in range(5)})
HOUR = timedelta(hours=1)
FIRST = ladder(
    [("-1/4", ("owner",)), ("0", ("owner", "lead")), ("+1/4", ("guide",)), ("+1/2", ("managers",))],
    "1",
)


def around(steps, *, allowed=4 * HOUR, calendar=ALWAYS, due=DUE, repeat="1", **limits):
    """A ladder around a deadline that so much working time led to."""
    start = due - allowed if calendar is ALWAYS else moment("2026-11-17 09:00")
    rungs = [(offset, ("owner",)) for offset in steps]
    return ladder(rungs, repeat, **limits).around(Deadline.of(start, due, calendar))


def standard(allowed=4 * HOUR):
    return FIRST.around(Deadline.of(DUE - allowed, DUE, ALWAYS))


@pytest.mark.parametrize(
    ("text", "said"),
    [("-1/4", "-1/4"), ("0", "0"), ("1", "+1"), ("+2/4", "+1/2"), ("+ 2 h", "+2 h"),
     ("2 h wall", "+2 h wall"), ("+1 d", "+24 h"), ("1 h 30 min", "+1 h 30 min")],
)  # fmt: skip
def test_an_offset_is_read_as_people_write_it_and_said_again(text, said):
    assert str(Offset.parse(text)) == said
    assert Offset.parse(said) == Offset.parse(text)


@pytest.mark.parametrize("text", ["", "soon", "-2 h", "1/0", "+2 working days", "0 h", "+", "wall"])
def test_what_is_no_place_on_a_ladder_is_refused_with_examples(text):
    with pytest.raises(ValueError, match=r"is no place on a ladder\. Write a share of the target"):
        Offset.parse(text)


def test_shares_of_the_target_before_at_and_after_the_deadline():
    climb = standard()
    assert [climb.moment(number) for number in range(4)] == [
        DUE - HOUR,
        DUE,
        DUE + HOUR,
        DUE + 2 * HOUR,
    ]
    assert FIRST.step(0).is_reminder
    assert not FIRST.step(1).is_reminder
    assert FIRST.step(1).audience == ("owner", "lead")


def test_a_length_counts_working_time_unless_it_is_on_the_wall():
    due = moment("2026-11-17 16:00")
    climb = around(["0", "+2 h wall", "+2 h"], calendar=OFFICE, due=due)
    assert climb.moment(1) == moment("2026-11-17 18:00")
    assert climb.moment(2) == moment("2026-11-18 10:00")


def test_a_share_is_working_time_on_both_sides():
    """Six hours of work from 9:00, lunch left out, end at 16:00."""
    climb = around(["-1/2", "+1/3"], calendar=OFFICE, due=moment("2026-11-17 16:00"))
    assert climb.moment(0) == moment("2026-11-17 12:00")
    assert climb.moment(1) == moment("2026-11-18 10:00")


def test_a_reminder_never_lies_before_the_start():
    assert around(["-3"]).moment(0) == DUE - 4 * HOUR


def test_no_step_comes_before_the_one_below_it_however_long_the_target():
    climb = around(["0", "+1/2", "+1 h"], allowed=40 * HOUR)
    assert climb.moment(2) == climb.moment(1) == DUE + 20 * HOUR


def test_a_wait_moves_the_deadline_and_lengthens_no_step():
    """Four hours were allowed, and a wait of ten moved the end."""
    deadline = Deadline.of(DUE - 14 * HOUR, DUE, ALWAYS, planned_for=DUE - 10 * HOUR)
    assert FIRST.around(deadline).moment(0) == DUE - HOUR


def test_a_date_in_the_night_has_its_reminder_by_the_clock():
    """A promise for a moment that no working time leads to is counted round the clock."""
    begin = moment("2026-11-17 18:00")
    climb = FIRST.around(Deadline.of(begin, begin + 4 * HOUR, OFFICE))
    assert climb.moment(0) == begin + 3 * HOUR


def test_the_last_step_repeats_every_target_for_ever():
    climb = standard()
    assert climb.moment(4) == DUE + 6 * HOUR
    assert climb.moment(10) == DUE + 30 * HOUR
    assert FIRST.step(10) == FIRST.step(3)
    assert [FIRST.is_repeat(number) for number in (3, 4, 99)] == [False, True, True]


def test_a_short_promise_repeats_no_more_often_than_every_hour():
    climb = standard(timedelta(minutes=10))
    assert climb.moment(5) - climb.moment(4) == HOUR


def test_repeats_in_working_time_leave_the_night_out_and_those_on_the_wall_do_not():
    due = moment("2026-11-17 16:00")
    working = around(["0"], calendar=OFFICE, due=due, repeat="+2 h")
    wall = around(["0"], calendar=OFFICE, due=due, repeat="+2 h wall")
    assert working.moment(1) == moment("2026-11-18 10:00")
    assert working.moment(2) == moment("2026-11-18 12:00")
    assert [wall.moment(1), wall.moment(2)] == [due + 2 * HOUR, due + 4 * HOUR]


def test_after_so_many_repeats_it_slows_to_once_a_day_and_never_falls_silent():
    climb = around(["0"], repeat="+2 h", at_most=3)
    assert [climb.moment(number) - DUE for number in range(1, 6)] == [
        2 * HOUR, 4 * HOUR, 6 * HOUR, 30 * HOUR, 54 * HOUR,
    ]  # fmt: skip
    assert climb.passed(1, DUE + 53 * HOUR) == [4]
    assert climb.passed(1, DUE + 54 * HOUR) == [5]
    assert climb.first_after(DUE + 365 * 24 * HOUR) > 360


@pytest.mark.parametrize(
    ("at", "passed"),
    [
        ("2026-11-17 12:59", []),
        ("2026-11-17 13:00", [0]),
        ("2026-11-17 14:00", [0, 1]),
        ("2026-11-17 16:00", [0, 1, 2, 3]),
        ("2026-11-17 20:00", [0, 1, 2, 4]),
        ("2026-11-20 16:00", [0, 1, 2, 21]),
    ],
)
def test_steps_that_have_come_are_named_and_of_the_repeats_only_the_latest(at, passed):
    assert standard().passed(0, moment(at)) == passed


def test_a_step_that_was_taken_is_not_named_again():
    assert standard().passed(3, moment("2026-11-17 15:59")) == []
    assert standard().passed(5, moment("2026-11-17 23:59")) == []
    assert standard().passed(5, moment("2026-11-18 00:00")) == [5]


def test_the_first_step_after_a_moment_is_the_next_to_come():
    assert standard().first_after(moment("2026-11-17 12:00")) == 0
    assert standard().first_after(DUE) == 2
    assert standard().first_after(moment("2026-11-18 01:00")) == 6


offsets = st.one_of(
    st.fractions(-1, 3, max_denominator=8).map(lambda share: Offset(share=share)),
    st.builds(
        lambda length, is_wall: Offset(length=length, is_wall=is_wall),
        st.timedeltas(timedelta(minutes=1), timedelta(days=3)),
        st.booleans(),
    ),
)
ladders = st.builds(
    lambda steps, every, at_most: Ladder(
        tuple(Step(offset, ("owner",)) for offset in steps),
        Repeat(every, timedelta(minutes=5), at_most),
    ),
    st.lists(offsets, min_size=1, max_size=5),
    st.one_of(
        st.fractions(Fraction(1, 8), 2, max_denominator=8).map(lambda share: Offset(share=share)),
        st.booleans().map(lambda is_wall: Offset(length=3 * HOUR, is_wall=is_wall)),
    ),
    st.integers(1, 20),
)
climbs = st.builds(
    lambda rungs, allowed, calendar: rungs.around(Deadline.of(DUE - allowed, DUE, calendar)),
    ladders,
    st.timedeltas(timedelta(minutes=1), timedelta(days=40)),
    st.sampled_from([ALWAYS, OFFICE]),
)


@given(climbs, st.timedeltas(timedelta(days=-60), timedelta(days=400)))
def test_what_has_passed_and_what_comes_next_meet_at_the_moment(climb, late):
    at = DUE + late
    passed = climb.passed(0, at)
    following = climb.first_after(at)
    assert all(climb.moment(number) <= at for number in passed)
    assert climb.moment(following) > at
    assert passed == sorted(set(passed))
    if passed:
        assert following == passed[-1] + 1


@given(climbs, st.integers(0, 50))
def test_every_step_lies_no_earlier_than_the_one_before(climb, number):
    assert climb.moment(number) <= climb.moment(number + 1)
