"""How long a promise may take, and when it falls due."""

from datetime import date, timedelta

import pytest

from incidents.rules.target import DAYS, TIME, WORKING_DAYS, Target, minutes
from incidents.rules.working_time import NoWorkingTime, WorkingCalendar
from tests.cast import moment

ALWAYS = WorkingCalendar.always("UTC")
BERLIN = WorkingCalendar(
    "Europe/Berlin",
    {day: [("09:00", "12:00"), ("13:00", "17:00")] for day in range(5)},
    closed={date(2026, 12, 25): "Christmas Day"},
)


@pytest.mark.parametrize(
    ("text", "amount", "unit", "said"),
    [
        ("30 min", 30, TIME, "30 min"),
        ("1 minute", 1, TIME, "1 min"),
        ("88.5 h", 88 * 60 + 30, TIME, "88 h 30 min"),
        ("1 h 30 min", 90, TIME, "1 h 30 min"),
        ("  8 Hours ", 480, TIME, "8 h"),
        ("90min", 90, TIME, "1 h 30 min"),
        ("5 d", 5, DAYS, "5 d"),
        ("8 weeks", 56, DAYS, "56 d"),
        ("1 working day", 1, WORKING_DAYS, "1 working day"),
        ("3 Working Days", 3, WORKING_DAYS, "3 working days"),
    ],
)
def test_a_target_is_read_as_people_write_it_and_said_again(text, amount, unit, said):
    target = Target.parse(text)
    assert target == Target(amount, unit)
    assert str(target) == said
    assert Target.parse(said) == target


@pytest.mark.parametrize(
    "text",
    ["", "soon", "8", "h", "0 h", "-3 h", "1 d 4 h", "1.5 d", "0.001 h", "3 months", "8 h or so"],
)
def test_what_is_no_length_of_time_is_refused_with_an_example(text):
    with pytest.raises(ValueError, match=f"“{text}” is no length of time.*Write it like 30 min"):
        Target.parse(text)


@pytest.mark.parametrize("text", ["3661 d", "99999999999999999999 weeks", "5300000 min"])
def test_nothing_is_promised_for_longer_than_ten_years(text):
    with pytest.raises(ValueError, match="longer than ten years"):
        Target.parse(text)


def test_a_plain_length_has_no_working_days():
    assert minutes("4 h") == timedelta(hours=4)
    assert minutes("2 d") == timedelta(hours=48)
    with pytest.raises(ValueError, match="has to be a plain length of time"):
        minutes("2 working days")


@pytest.mark.parametrize(
    ("text", "start", "due"),
    [
        ("2 h", "2026-11-20 15:00", "2026-11-23 09:00"),  # Friday 16:00 there to Monday 10:00
        ("4 h", "2026-11-20 10:30", "2026-11-20 15:30"),  # lunch is left out
        ("1 d", "2026-11-20 15:30", "2026-11-21 15:30"),  # a Saturday is a day
        ("1 working day", "2026-11-20 08:00", "2026-11-23 16:00"),  # the close of Monday
        ("1 working day", "2026-11-21 08:00", "2026-11-23 16:00"),
        ("2 working days", "2026-12-23 09:00", "2026-12-28 16:00"),  # Christmas Day is none
    ],
)
def test_it_falls_due_by_the_calendar(text, start, due):
    assert Target.parse(text).due_at(moment(start), BERLIN) == moment(due)


def test_a_day_ends_at_the_same_time_by_the_wall_clock_when_clocks_change():
    start = moment("2026-10-24 10:00")  # 12:00 in Berlin, the day before summer time ends
    assert Target.parse("1 d").due_at(start, BERLIN) == moment("2026-10-25 11:00")
    assert Target.parse("24 h").due_at(start, ALWAYS) == moment("2026-10-25 10:00")


def test_a_day_begins_where_the_calendar_is_not_where_the_clock_is_read():
    apia = WorkingCalendar("Pacific/Apia", {day: [("09:00", "17:00")] for day in range(5)})
    sunday_there_saturday_here = moment("2026-11-21 20:00")
    due = Target.parse("1 working day").due_at(sunday_there_saturday_here, apia)
    assert due == moment("2026-11-23 04:00")


@pytest.mark.parametrize("text", ["1 h", "1 working day"])
def test_a_calendar_without_working_time_says_so(text):
    with pytest.raises(NoWorkingTime):
        Target.parse(text).due_at(moment("2026-11-20 08:00"), WorkingCalendar("UTC"))
