"""The demo company may move in on any day, at any hour, anywhere."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from incidents.demo.load import load
from incidents.demo.moments import Moments
from incidents.demo.sample import FILES as SAMPLE
from incidents.demo.story import FILES, story
from incidents.queries.audit import audit

BERLIN = ZoneInfo("Europe/Berlin")
MONDAY = datetime(2027, 3, 22, 0, 5, tzinfo=BERLIN)
"""In the week in which clocks change."""


@pytest.mark.parametrize("files", [FILES, SAMPLE])
@pytest.mark.parametrize("hour", range(0, 14 * 24, 11))
def test_its_past_lies_in_the_past_and_what_it_promises_does_not(hour, files):
    now = MONDAY + timedelta(hours=hour)
    for tale in story(now, BERLIN, files):
        moments = [tale.learned, *(deed["at"] for deed in tale.deeds)]
        assert moments == sorted(moments)
        assert moments[-1] <= now
        for deed in tale.deeds:
            later = [deed[name] for name in ("due", "until", "next_word") if name in deed]
            assert all(moment > deed["at"] for moment in later), deed


@pytest.mark.parametrize(
    ("zone", "at"),
    [
        ("Pacific/Apia", datetime(2027, 1, 4, 0, 20, tzinfo=ZoneInfo("Pacific/Apia"))),
        ("UTC", datetime(2026, 7, 5, 22, 50, tzinfo=ZoneInfo("UTC"))),
    ],
)
def test_it_can_move_in_anywhere(zone, at, first_policy):
    load(at=at, time_zone=zone)
    assert [one.code for one in audit(at, deep=True)] == ["nobody-looks"]


@pytest.mark.parametrize(
    ("learned", "words", "moment"),
    [
        ("tuesday 2 weeks ago 09:20", "day 0 10:00", "2027-03-09 10:00"),
        ("tuesday 2 weeks ago 09:20", "day 4 10:00", "2027-03-15 10:00"),
        ("tuesday 2 weeks ago 09:20", "day -2 16:00", "2027-03-05 16:00"),
        ("2 days ago 09:20", "day 0", "2027-03-19 12:00"),
        ("1d2h ago", "today+1 08:00", "2027-03-23 08:00"),
        ("1d2h ago", "in 90m", "2027-03-22 01:35"),
    ],
)
def test_moments_are_said_in_words(learned, words, moment):
    said = Moments(MONDAY, BERLIN, learned).of(words)
    assert f"{said.astimezone(BERLIN):%Y-%m-%d %H:%M}" == moment


def test_texts_say_them_as_people_do():
    moments = Moments(MONDAY, BERLIN, "tuesday 2 weeks ago 09:20")
    text = "On {day 1} at {5m ago|time}, by {day 4|weekday}, the {day 4|date}"
    said = "On Wednesday 10 March at 00:00, by Monday, the 15 March"
    assert moments.fill(text) == said


@pytest.mark.parametrize("words", ["soon", "day two", "tuesday ago", "in a while", ""])
def test_other_words_are_no_moment(words):
    with pytest.raises(ValueError, match="no moment"):
        Moments(MONDAY, BERLIN, words)
