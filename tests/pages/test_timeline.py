"""Every kind of event in words."""

from datetime import timedelta

import pytest
from django.utils import timezone

from incidents.models import Event
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
    page = visit(cast.mara).get(incident.get_absolute_url())
    assert headlines(page)[0].startswith(headline)
    assert page.context["timeline"][0].text.startswith(text)


def test_times_are_those_of_whoever_reads(incident, visit, cast):
    data = {"clock": "answer", "clock_id": 1, "until": "2026-03-01T12:00:00Z", "reason": "Night."}
    Event.objects.create(incident=incident, kind=Event.Kind.SNOOZED, at=timezone.now(), data=data)
    cast.mara.time_zone = "Asia/Kathmandu"
    cast.mara.save()
    page = visit(cast.mara).get(incident.get_absolute_url())
    assert "17:45" in headlines(page)[0]
