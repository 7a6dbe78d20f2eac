"""How the engine is: a page for people, and an answer for programs that watch us."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from incidents.actions.keep_watch import keep_watch
from incidents.models import Breaker, Heartbeat, User
from tests.pages.marked import Data, spoken_here, unmarked


def test_it_says_that_every_promise_is_kept(cast, visit):
    Heartbeat.objects.beat("worker")
    Heartbeat.objects.beat("tick")
    keep_watch(at=timezone.now())
    assert "Every promise is kept" in visit(cast.mara).get("/health/").content.decode()


def test_before_the_auditor_has_looked_nothing_is_claimed(cast, visit):
    page = visit(cast.mara).get("/health/").content.decode()
    assert "The auditor has not looked yet" in page
    assert "Every promise is kept" not in page


def test_it_says_what_is_not_as_promised(cast, visit):
    Heartbeat.objects.beat("tick")
    late = cast.logs(cast.mara, ago=timedelta(hours=3), urgency="critical")
    browser = visit(cast.mara)
    keep_watch(at=timezone.now() - timedelta(hours=4))
    assert "Not everything is as promised" not in browser.get("/health/").content.decode()
    page = browser.post("/health/look/", follow=True).content.decode()
    assert "Not everything is as promised" in page
    assert late.reference in page


def test_what_another_version_has_found_is_told_as_far_as_it_is_understood(cast, visit):
    keep_watch(at=timezone.now())
    audited = Heartbeat.objects.get(name="audit")
    unknown = {"code": "from-tomorrow", "facts": {}, "ids": [], "is_broken": True}
    Heartbeat.objects.beat("audit", **(audited.data | {"found": [unknown]}))
    page = visit(cast.mara).get("/health/").content.decode()
    assert "Another version of Recovery found “from-tomorrow”." in page


def test_what_was_found_is_told_in_the_language_and_hours_of_who_reads(cast, visit, settings):
    Heartbeat.objects.beat("tick")
    cast.logs(cast.mara, ago=timedelta(hours=3), urgency="critical")
    since = datetime(2026, 11, 17, 12, 0, tzinfo=UTC)
    Breaker.objects.create(channel="mail", since=since, closed_until=since, reason="refused")
    keep_watch(at=timezone.now())
    User.objects.filter(pk=cast.jonas.pk).update(time_zone="Asia/Kolkata")
    told = visit(cast.mara).get("/health/").context
    assert "since 17 Nov 12:00 UTC; " in told["broken"][-1].sentence
    there = visit(cast.jonas).get("/health/").content.decode()
    assert "since 17 Nov 17:30 IST; " in there
    with spoken_here(settings):
        words = unmarked(
            visit(cast.mara).get("/health/").content.decode(), Data("Celery", "Recovery")
        )
    assert words == []


def test_programs_get_a_yes_while_the_last_audit_was_clean(cast, client):
    assert client.get("/health/ready/").status_code == 503
    Heartbeat.objects.beat("tick")
    keep_watch(at=timezone.now())
    assert client.get("/health/ready/").status_code == 200


def test_programs_get_a_no_when_a_promise_is_broken_and_nothing_else(cast, client):
    cast.logs(cast.mara, ago=timedelta(hours=3), urgency="critical")
    Heartbeat.objects.beat("tick")
    keep_watch(at=timezone.now())
    answer = client.get("/health/ready/")
    assert (answer.status_code, answer.content) == (503, b"not well\n")


@pytest.mark.parametrize("incidents", [1, 50])
def test_it_costs_the_same_queries_however_much_there_is(
    cast, visit, incidents, django_assert_num_queries
):
    for _ in range(incidents):
        cast.logs(cast.mara, ago=timedelta(hours=3), urgency="critical")
    keep_watch(at=timezone.now())
    browser = visit(cast.mara)
    browser.get("/health/")
    with django_assert_num_queries(7):
        browser.get("/health/")
