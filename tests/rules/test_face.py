from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from incidents.rules.face import face
from incidents.rules.kinds import KINDS
from incidents.rules.words import moment as moment_words
from incidents.rules.words import span
from tests.cast import moment

AT = moment("2026-11-17 12:34")
HAMBURG = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("due", "tone", "words"),
    [
        ("2026-11-17 12:17", "breach", "Answer 17 min past"),
        ("2026-11-17 12:34", "breach", "Answer under a minute past"),
        ("2026-11-17 13:20", "urgent", "Answer in 46 min"),
        ("2026-11-17 13:34", "urgent", "Answer in 1 h"),
        ("2026-11-17 14:30", "soon", "Answer due 15:30"),
        ("2026-11-17 23:30", "ok", "Answer Wed 00:30"),
        ("2026-11-18 09:15", "ok", "Answer Wed 10:15"),
        ("2027-01-08 09:15", "ok", "Answer 8 Jan 2027 10:15"),
    ],
)
def test_a_running_clock_says_where_it_stands(due, tone, words):
    shown = face("answer", moment(due), None, AT, HAMBURG)
    assert (shown.tone, shown.words) == (tone, words)


def test_a_stopped_clock_says_whether_the_promise_was_kept():
    due = moment("2026-11-17 10:00")
    assert face("contact", due, due, AT, HAMBURG).words == "Contact in time"
    late = due + timedelta(minutes=112)
    assert face("contact", due, late, AT, HAMBURG).words == "Contact 1 h 52 min late"


def test_a_paused_clock_says_that_we_wait():
    shown = face("resolve", moment("2026-11-17 10:00"), None, AT, HAMBURG, is_paused=True)
    assert (shown.tone, shown.words) == ("paused", "Made right waits for them")


@pytest.mark.parametrize("kind", KINDS)
def test_every_clock_has_a_face(kind):
    assert face(kind, AT, None, AT, HAMBURG).words.endswith(" under a minute past")


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (-5, "under a minute"),
        (0.5, "under a minute"),
        (1, "1 min"),
        (60, "1 h"),
        (112, "1 h 52 min"),
        (24 * 60, "1 day"),
        (76 * 60, "3 d 4 h"),
        (41 * 24 * 60 + 5, "41 days"),
    ],
)
def test_spans_are_short(minutes, words):
    assert span(timedelta(minutes=minutes)) == words


def test_a_moment_of_the_past_week_has_its_date():
    assert moment_words(moment("2026-11-12 08:00"), AT, HAMBURG) == "12 Nov 09:00"
