"""The queue: what its list counts, what it costs, and what it says when it is empty."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from incidents.models import Incident, Presence
from incidents.queries.listed import PAGE


def rows(browser, query="?owner=anyone"):
    return browser.get(f"/queue/{query}").context["queue"]["rows"]


def test_counts_stop_at_a_thousand(cast, visit, monkeypatch):
    monkeypatch.setattr("incidents.queries.listed.BOUND", 60)
    for _ in range(62):
        cast.logs(cast.mara)
    assert visit(cast.mara).get("/queue/").context["queue"]["total"] == "60+"


@pytest.mark.parametrize(
    "query", ["", "?owner=anyone&team=mine&urgency=high&urgency=normal", "?owner=anyone&status=all"]
)
def test_a_list_costs_the_same_queries_for_one_row_and_for_fifty(
    query, cast, visit, django_assert_num_queries
):
    browser = visit(cast.tomas)
    for number in (1, PAGE - 1):
        for _ in range(number):
            incident = cast.logs(cast.tomas)
            seen = {"incident": incident, "person": cast.mara, "seen_at": timezone.now()}
            Presence.objects.create(**seen)
            cast.talks(incident, cast.tomas)
        with CaptureQueriesContext(connection) as asked:
            assert len(rows(browser, query)) >= number
        if number == 1:
            once = len(asked)
    assert len(asked) == once <= 12


def test_asked_for_by_htmx_only_the_list_comes_and_its_short_address(cast, visit):
    cast.logs(cast.mara)
    sent = "owner=anyone&owner=me&q=&sort=soonest&status=open&urgency=normal"
    page = visit(cast.mara).get(f"/queue/?{sent}", headers={"HX-Request": "true"})
    assert "<html" not in page.content.decode()
    assert page["HX-Push-Url"] == "/queue/?urgency=normal"
    assert page["Vary"].count("HX-Request") == 1


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("", "Nobody is waiting here"),
        ("?urgency=high&kind=late", "Take one of the filters above away."),
        ("?q=unheardof", "Nothing has these words"),
    ],
)
def test_an_empty_list_says_what_to_do(query, words, cast, visit):
    assert words in visit(cast.mara).get(f"/queue/{query}").content.decode()


def test_the_tabs_count_what_their_lists_hold(cast, visit):
    for person in (cast.mara, cast.mara, cast.jonas, cast.bea):
        cast.logs(person, ago=timedelta(days=20))
    Incident.objects.filter(owner=cast.jonas).update(owner=None)
    for person in (cast.mara, cast.tomas, cast.bea, cast.priya, cast.helen):
        browser = visit(person)
        for tab in browser.get("/queue/").context["tabs"].shown:
            listed = browser.get(tab.url).context
            assert (tab.count or "0") == listed["queue"]["total"], (person, tab.label)
            assert listed["tabs"].current.label == tab.label
