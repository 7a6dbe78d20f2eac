"""Through which channels somebody is told, and when they are left alone."""

from datetime import time

import pytest

from incidents.rules.wishes import CHAT, DEFAULT, MAIL, Wishes
from tests.cast import moment

NIGHT = Wishes(quiet=(time(20), time(7)), zone="Europe/Berlin")
NOON = Wishes(quiet=(time(12), time(13)), zone="UTC")


@pytest.mark.parametrize(
    ("wishes", "at", "told"),
    [
        (NOON, "2026-11-17 11:59", "2026-11-17 11:59"),
        (NOON, "2026-11-17 12:00", "2026-11-17 13:00"),
        (NOON, "2026-11-17 13:00", "2026-11-17 13:00"),
        (NIGHT, "2026-11-17 18:59", "2026-11-17 18:59"),
        (NIGHT, "2026-11-17 19:00", "2026-11-18 06:00"),
        (NIGHT, "2026-11-17 23:30", "2026-11-18 06:00"),  # after midnight there
        (NIGHT, "2026-11-18 05:59", "2026-11-18 06:00"),
        (NIGHT, "2026-11-18 06:00", "2026-11-18 06:00"),
        (NIGHT, "2026-10-24 20:00", "2026-10-25 06:00"),  # summer time ends: 7:00 is later
        (NIGHT, "2026-03-28 20:00", "2026-03-29 05:00"),  # and begins: 7:00 is sooner
    ],
)
def test_a_reminder_waits_for_the_end_of_their_quiet_hours(wishes, at, told):
    assert wishes.send_after(moment(at), is_reminder=True) == moment(told)


def test_quiet_hours_that_end_where_the_clock_jumps_end_at_the_jump():
    """02:30 does not exist on the morning when summer time begins."""
    wishes = Wishes(quiet=(time(22), time(2, 30)), zone="Europe/Berlin")
    told = wishes.send_after(moment("2026-03-28 23:00"), is_reminder=True)
    assert moment("2026-03-29 01:00") <= told <= moment("2026-03-29 01:30")


def test_an_escalation_never_waits():
    at = moment("2026-11-17 23:30")
    assert NIGHT.send_after(at, is_reminder=False) == at


def test_quiet_hours_without_any_length_are_none():
    at = moment("2026-11-17 08:00")
    assert Wishes(quiet=(time(8), time(8))).send_after(at, is_reminder=True) == at
    assert DEFAULT.send_after(at, is_reminder=True) == at


def test_somebody_may_do_without_reminders_but_not_without_escalations():
    silent = Wishes(reminders=(), escalations=())
    assert silent.channels(is_reminder=True) == ()
    assert silent.channels(is_reminder=False) == (MAIL,)
    both = Wishes(reminders=(CHAT,), escalations=(MAIL, CHAT))
    assert both.channels(is_reminder=True) == (CHAT,)
    assert both.channels(is_reminder=False) == (MAIL, CHAT)
