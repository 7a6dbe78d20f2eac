"""Earlier incidents like the one that is being logged, and a form that was sent twice."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.utils import timezone

from incidents.actions.lesson import keep_lesson
from incidents.actions.log import log_incident
from incidents.models import Incident
from tests.pages.conftest import local


@pytest.fixture
def past(cast):
    """What happened before, in two teams."""
    plan = cast.logs(cast.jonas, happened="12 of 90 deliveries were missing from the plan.")
    cast.logs(cast.jonas, happened="The invoice was sent to the old address.")
    cast.logs(cast.bea, happened="Deliveries were missing from the plan again.")
    return plan


def found(client, text):
    """What the page says is alike."""
    page = client.get("/log/similar/", {"happened": text})
    return [one.incident for one in page.context["similar"]]


@pytest.mark.parametrize(
    "text",
    [
        "Some deliveries are missing from their plan",
        "a delivery was missing from this morning's plan",
        "deliverys missing from the plann, deliveries",
    ],
)
def test_what_is_like_it_is_found_in_other_words(text, past, cast, visit):
    assert found(visit(cast.mara), text) == [past]


@pytest.mark.parametrize(
    "text", ["", "plan", "The invoice", "a & b | c:* ' ( ! <->", "нет", "x" * 5000]
)
def test_what_says_too_little_finds_nothing_and_breaks_nothing(text, past, cast, visit):
    assert found(visit(cast.mara), text) == []


def test_another_teams_incidents_are_not_shown(past, cast, visit):
    theirs = Incident.objects.get(happened__endswith="again.")
    assert theirs not in found(visit(cast.mara), "Deliveries were missing from the plan again.")
    assert theirs in found(visit(cast.bea), "Deliveries were missing from the plan again.")


def test_what_was_learned_from_it_stands_beside_it(past, cast, visit):
    keep_lesson(by=cast.mara, at=timezone.now(), title="Count what was sent.", incident=past)
    page = visit(cast.mara).get("/log/similar/", {"happened": "deliveries missing from the plan"})
    assert "Count what was sent." in page.content.decode()


def test_a_form_that_is_sent_twice_logs_once(cast, visit):
    client = visit(cast.mara)
    once = client.get("/log/").context["form"].initial["once"]
    given = {
        "customer": "Brightwater Foods",
        "happened": "Late again.",
        "learned_at": local(timezone.now()),
        "noticed_by": "us",
        "urgency": "low",
        "once": once,
    }
    first, second = client.post("/log/", given), client.post("/log/", given)
    assert first.url == second.url
    assert Incident.objects.count() == 1
    client.post("/log/", given | {"once": client.get("/log/").context["form"].initial["once"]})
    assert Incident.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_sent_twice_at_the_same_moment_it_still_logs_once(cast):
    at = timezone.now()

    def send(_):
        try:
            return log_incident(
                by=cast.mara,
                at=at,
                customer=cast.brightwater,
                learned_at=at,
                noticed_by="us",
                urgency="low",
                happened="Late.",
                once="a-key",
            ).pk
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as hands:
        assert len(set(hands.map(send, range(8)))) == 1
    assert Incident.objects.count() == 1
