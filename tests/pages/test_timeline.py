"""Every kind of event in words."""

from datetime import timedelta

import pytest
from django.utils import timezone

from incidents.models import Event, Touchpoint
from incidents.queries.told import TELL
from tests.pages.conftest import headlines

SOON = (timezone.now() + timedelta(days=1)).isoformat()
LATER = (timezone.now() + timedelta(days=2)).isoformat()
MOVED = [{"clock": "answer", "from": LATER, "to": SOON}]


def test_no_kind_of_event_goes_without_words():
    assert set(TELL) == set(Event.Kind)


@pytest.mark.parametrize(
    ("kind", "data", "headline", "text"),
    [
        (
            Event.Kind.REPLANNED,
            {"version": 2, "why": "Faster answers.", "moved": MOVED},
            "Version 2 of our promises holds for it now",
            "Faster answers.\nThe answer is due",
        ),
        (Event.Kind.REPLANNED, {"moved": []}, "Deadlines moved", "No deadline has moved."),
        (
            Event.Kind.WAIT_ENDED,
            {"since": SOON, "reason": "List", "due_at": LATER},
            "We no longer wait for the customer",
            "To be made right by",
        ),
        (
            Event.Kind.WAIT_ENDED,
            {"since": SOON, "reason": "List", "due_at": None},
            "We no longer wait for the customer",
            "",
        ),
        (
            Event.Kind.EDITED,
            {"changes": [{"field": "owner", "from": "Mara Lindqvist", "to": None}]},
            "Recovery changed owner",
            "Owner: nobody, before that Mara Lindqvist.",
        ),
        (
            Event.Kind.EDITED,
            {
                "changes": [
                    {"field": "story", "from": "", "to": "unlikely"},
                    {"field": "relationship", "from": 3, "to": 5},
                    {"field": "involved", "from": None, "to": None},
                ]
            },
            "Recovery said what is at stake",
            "Whether the real story will be understood: Hardly.\n"
            "How things stand between us: 5 of 5, close, before that 3 of 5, fair.",
        ),
        (
            Event.Kind.SNOOZED,
            {"clock": "answer", "clock_id": 1, "until": None, "is_over": True},
            "Recovery took the snooze of the answer back",
            "",
        ),
        (
            Event.Kind.TAGGED,
            {"added": ["Import"], "removed": []},
            "Recovery put the tag “Import” on it",
            "",
        ),
        (
            Event.Kind.TAGGED,
            {"added": [], "removed": ["Import", "Night"]},
            "Recovery took off it: “Import”, “Night”",
            "",
        ),
        (
            Event.Kind.RELATED,
            {"kind": "caused_by", "other": "R-7", "is_from": False, "is_over": False},
            "Recovery said that it caused R-7",
            "",
        ),
        (
            Event.Kind.RELATED,
            {"kind": "duplicate_of", "other": "R-7", "is_from": True, "is_over": False},
            "Recovery said that it is a duplicate of R-7",
            "",
        ),
        (
            Event.Kind.RELATED,
            {"kind": "related", "other": "R-7", "is_from": True, "is_over": True},
            "Recovery took its relation to R-7 away",
            "",
        ),
        (
            Event.Kind.TOOK_IN,
            {"incident": "R-7", "moved": MOVED},
            "Recovery merged R-7 into it",
            "The answer is due",
        ),
        (
            Event.Kind.TOOK_IN,
            {"incident": "R-7", "is_over": True},
            "Recovery took R-7 out of it again",
            "",
        ),
        (
            Event.Kind.MERGED,
            {"into": "R-7", "is_over": True},
            "Recovery took it out of R-7 again",
            "Its clocks run on",
        ),
        (
            Event.Kind.ESCALATED,
            {"clock": "resolve", "due_at": SOON, "step": 0, "reminder": True, "told": []},
            "An earlier step came up at the same time",
            "",
        ),
    ],
)
def test_what_the_product_did_is_told_in_sentences(
    kind, data, headline, text, incident, visit, cast
):
    Event.objects.create(incident=incident, kind=kind, at=timezone.now(), data=data)
    page = visit(cast.mara).get(f"{incident.get_absolute_url()}?timeline=all")
    assert headlines(page)[0].startswith(headline)
    assert page.context["timeline"][0].text.startswith(text)


def test_times_are_those_of_whoever_reads(incident, visit, cast):
    data = {"clock": "answer", "clock_id": 1, "until": "2026-03-01T12:00:00Z", "reason": "Night."}
    Event.objects.create(incident=incident, kind=Event.Kind.SNOOZED, at=timezone.now(), data=data)
    cast.mara.time_zone = "Asia/Kathmandu"
    cast.mara.save()
    page = visit(cast.mara).get(f"{incident.get_absolute_url()}?timeline=all")
    assert "17:45" in headlines(page)[0]


@pytest.mark.parametrize("mood", Touchpoint.Mood)
def test_how_they_were_is_told_in_a_sentence(mood, incident, visit, cast):
    cast.talks(incident, mood=mood)
    page = visit(cast.mara).get(f"{incident.get_absolute_url()}?timeline=all")
    assert f"They were {mood.name.lower()}." in page.context["timeline"][0].text


def test_how_they_were_is_told_as_it_was_recorded_before_moods_had_numbers(incident, visit, cast):
    cast.talks(incident, mood=Touchpoint.Mood.CALM)
    said = incident.events.get(kind=Event.Kind.TOUCHPOINT)
    words = said.data | {"mood": "Calm"}
    Event.objects.create(incident=incident, kind=said.kind, at=said.at, by=said.by, data=words)
    page = visit(cast.mara).get(f"{incident.get_absolute_url()}?timeline=all")
    assert "They were Calm." in page.context["timeline"][0].text
