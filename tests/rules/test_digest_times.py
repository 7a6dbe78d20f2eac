from datetime import date

import pytest

from incidents.rules.digest_times import is_morning, is_working_day, last_working_day
from incidents.rules.working_time import WorkingCalendar
from tests.cast import moment

OFFICE = WorkingCalendar(
    "Europe/Lisbon",
    {day: [("09:00", "17:00")] for day in range(5)},
    closed={date(2030, 12, 25): "Christmas"},
)


@pytest.mark.parametrize(
    ("at", "zone", "expected"),
    [
        ("2030-01-14 07:00", "Europe/Lisbon", True),
        ("2030-01-14 06:59", "Europe/Lisbon", False),
        # An hour earlier by UTC once summer time has begun.
        ("2030-07-15 06:00", "Europe/Lisbon", True),
        ("2030-07-15 05:59", "Europe/Lisbon", False),
        # Thirteen hours ahead in its summer: the evening before, by UTC.
        ("2030-01-13 18:00", "Pacific/Auckland", True),
        ("2030-01-13 17:59", "Pacific/Auckland", False),
        ("2030-07-14 19:00", "Pacific/Auckland", True),
        ("2030-07-14 18:59", "Pacific/Auckland", False),
        ("2030-01-14 11:59", "Europe/Lisbon", True),
        ("2030-01-14 12:00", "Europe/Lisbon", False),
    ],
)
def test_seven_is_seven_where_somebody_lives(at, zone, expected):
    assert is_morning(moment(at), zone) is expected


def test_holidays_and_weekends_are_no_working_days():
    assert is_working_day(date(2030, 12, 24), OFFICE)
    assert not is_working_day(date(2030, 12, 25), OFFICE)
    assert not is_working_day(date(2030, 12, 28), OFFICE)


def test_where_it_never_closes_people_still_have_weekends():
    always = WorkingCalendar.always("UTC")
    assert is_working_day(date(2030, 12, 27), always)
    assert not is_working_day(date(2030, 12, 28), always)


def test_the_last_working_day_lies_before_weekends_and_holidays():
    def works(day):
        return is_working_day(day, OFFICE)

    assert last_working_day(date(2030, 12, 23), works) == date(2030, 12, 20)
    assert last_working_day(date(2030, 12, 26), works) == date(2030, 12, 24)
    assert last_working_day(date(2030, 12, 26), lambda day: False) == date(2030, 12, 25)
