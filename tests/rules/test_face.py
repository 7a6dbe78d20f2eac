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
        ("2026-11-17 12:17", "breach", "Answer 17\u00a0min past"),
        ("2026-11-17 12:34", "breach", "Answer under a minute past"),
        ("2026-11-17 13:20", "urgent", "Answer in 46\u00a0min"),
        ("2026-11-17 13:34", "urgent", "Answer in 1\u00a0h"),
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
    assert face("contact", due, late, AT, HAMBURG).words == "Contact 1\u00a0h 52\u00a0min late"


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
        (1, "1\u00a0min"),
        (60, "1\u00a0h"),
        (112, "1\u00a0h 52\u00a0min"),
        (24 * 60, "1\u00a0day"),
        (76 * 60, "3\u00a0d 4\u00a0h"),
        (41 * 24 * 60 + 5, "41\u00a0days"),
    ],
)
def test_spans_are_short_and_keep_each_number_with_its_unit(minutes, words):
    assert span(timedelta(minutes=minutes)) == words


def test_a_moment_of_the_past_week_has_its_date():
    assert moment_words(moment("2026-11-12 08:00"), AT, HAMBURG) == "12 Nov 09:00"
