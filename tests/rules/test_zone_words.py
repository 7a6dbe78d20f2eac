"""In whose time a time is told."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from incidents.rules.zone_words import differs, short_zone, times_are_in

WINTER, SUMMER = datetime(2026, 1, 15, 12, tzinfo=UTC), datetime(2026, 7, 15, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("at", "zone", "short"),
    [
        (WINTER, "Europe/Lisbon", "WET"),
        (SUMMER, "Europe/Lisbon", "WEST"),
        (WINTER, "Europe/Berlin", "CET"),
        (WINTER, "UTC", "UTC"),
        # The tz database has no letters for these.
        (WINTER, "America/Sao_Paulo", "UTC-3"),
        (WINTER, "Asia/Kathmandu", "UTC+5:45"),
        (WINTER, "Pacific/Marquesas", "UTC-9:30"),
    ],
)
def test_it_is_named_as_people_there_call_it(at, zone, short):
    assert short_zone(at, ZoneInfo(zone)) == short


def test_it_is_said_in_a_sentence_and_nothing_twice():
    assert times_are_in(WINTER, ZoneInfo("Europe/Lisbon")) == "Times are in Europe/Lisbon (WET)."
    assert times_are_in(WINTER, ZoneInfo("UTC")) == "Times are in UTC."


def test_zones_differ_by_what_their_clocks_show():
    london, lisbon, utc = (ZoneInfo(name) for name in ("Europe/London", "Europe/Lisbon", "UTC"))
    assert not differs(SUMMER, london, lisbon)
    assert not differs(WINTER, london, utc)
    assert differs(SUMMER, london, utc)
