"""Weeks by UTC, named as ISO 8601 does."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from incidents.rules.weeks import Weeks, monday_of, of_year


@pytest.mark.parametrize(
    ("moment", "monday"),
    [
        (datetime(2026, 11, 1, 23, 59, 59, tzinfo=UTC), date(2026, 10, 26)),
        (datetime(2026, 11, 2, tzinfo=UTC), date(2026, 11, 2)),
        # Monday morning in Auckland is Sunday in Greenwich.
        (datetime(2026, 11, 2, 8, tzinfo=ZoneInfo("Pacific/Auckland")), date(2026, 10, 26)),
        (datetime(2026, 11, 1, 22, tzinfo=ZoneInfo("America/New_York")), date(2026, 11, 2)),
    ],
)
def test_a_moment_lies_in_the_week_of_its_monday_by_utc(moment, monday):
    assert monday_of(moment) == monday


@pytest.mark.parametrize(
    ("text", "first", "number"),
    [
        ("2026-W47", date(2026, 11, 16), 1),
        ("2025-W48..2026-W47", date(2025, 11, 24), 52),
        ("2026-W53", date(2026, 12, 28), 1),
    ],
)
def test_weeks_are_read_as_they_are_written(text, first, number):
    weeks = Weeks.parse(text)
    assert (str(weeks), weeks.first, len(weeks)) == (text, first, number)
    assert list(weeks)[-1] == weeks.last
    assert (weeks.end - weeks.begin).days == 7 * number
    assert weeks.last_day.weekday() == 6


@pytest.mark.parametrize(
    "text",
    [
        *("", "2026", "2026-W0", "2026-W00", "2025-W53", "2026-W54", "26-W47", "2026-W47.."),
        *("x-Wyy", "²⁰²⁶-W01", "2026-W47..2026-W46", "1969-W01", "9999-W01", "2026-w47"),
        "2026-W47..2026-W48..2026-W49",
    ],
)
def test_what_is_no_week_is_refused(text):
    with pytest.raises(ValueError, match="names no weeks"):
        Weeks.parse(text)


def test_a_year_has_the_weeks_with_their_thursday_in_it():
    assert str(of_year(2026)) == "2026-W01..2026-W53"
    assert str(of_year(2025)) == "2025-W01..2025-W52"
    assert of_year(2025).first == date(2024, 12, 30)
