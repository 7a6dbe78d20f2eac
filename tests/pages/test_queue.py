"""The queue: in which order lines come, how a list goes on, what it costs."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from incidents.models import Incident, Presence
from incidents.queries.listed import PAGE

HOUR = timedelta(hours=1)


def rows(browser, query="?owner=anyone"):
    return browser.get(f"/queue/{query}").context["queue"]["rows"]


def due_in(incident, ahead):
    """Its soonest deadline lies so far ahead; None: it has none that runs."""
    at = timezone.now()
    if ahead is None:
        incident.clocks.update(stopped_at=at, next_step_at=None)
        return
    for clock in incident.clocks.all():
        clock.due_at = max(clock.started_at, at + ahead)
        clock.save()


def walk(browser, query):
    """The ids of all pages of a list, from the first to the last."""
    url, found = f"/queue/{query}", []
    while url:
        page = browser.get(url)
        assert not page.context["wanted"].problems
        found.append([row.pk for row in page.context["queue"]["rows"]])
        url = page.context["queue"]["next_url"]
    return found


@pytest.fixture
def many(cast):
    """Three pages of incidents, of which many have the same deadline, and many have none."""
    made = [cast.logs(cast.mara, urgency=("high", "low")[n % 2]) for n in range(2 * PAGE + 7)]
    soon, late = timezone.now() + HOUR, timezone.now() + 5 * HOUR
    for number, incident in enumerate(made):
        due_at = (soon, soon, late)[number % 3]
        incident.clocks.update(due_at=due_at)
        if number % 4 == 0:
            due_in(incident, None)
    return made


@pytest.mark.parametrize("sort", ["soonest", "urgency", "newest", "oldest", "silent"])
def test_walking_through_a_list_meets_each_incident_once(sort, many, cast, visit):
    pages = walk(visit(cast.mara), f"?owner=anyone&sort={sort}")
    assert [len(page) for page in pages] == [PAGE, PAGE, 7]
    walked = [pk for page in pages for pk in page]
    assert sorted(walked) == sorted(incident.pk for incident in many)
    dockets = {one.pk: one.docket for one in Incident.objects.select_related("docket")}
    far = timezone.now() + timedelta(days=9999)
    order = {
        "soonest": lambda one: (one.due_at or far, one.pk),
        "urgency": lambda one: (one.rank, one.due_at or far, one.pk),
        "newest": lambda one: -one.pk,
        "oldest": lambda one: one.pk,
        "silent": lambda one: (one.spoke_at or one.logged_at, one.pk),
    }[sort]
    assert walked == sorted(walked, key=lambda pk: order(dockets[pk]))


@pytest.mark.parametrize("status", ["closed", "all"])
def test_walking_through_what_is_closed_too(status, many, cast, visit):
    at = timezone.now()
    for number, incident in enumerate(many):
        closed = Incident.objects.filter(pk=incident.pk)
        closed_at = None if number % 5 == 0 else at - (number % 3) * HOUR
        closed.update(status="closed", closed_at=closed_at, closed_on="confirmed")
    for sort in ("closed", "newest", "oldest"):
        pages = walk(visit(cast.mara), f"?owner=anyone&status={status}&sort={sort}")
        walked = [pk for page in pages for pk in page]
        assert sorted(walked) == sorted(incident.pk for incident in many), sort
        if sort == "closed":
            times = dict(Incident.objects.values_list("pk", "closed_at"))
            known = [times[pk] for pk in walked if times[pk]]
            assert known == sorted(known, reverse=True)
            assert [times[pk] for pk in walked] == known + [None] * (len(walked) - len(known))


def test_a_later_page_leads_back_to_the_first(many, cast, visit):
    browser = visit(cast.mara)
    first = browser.get("/queue/?urgency=high&urgency=low").context["queue"]
    assert (len(first["rows"]), first["total"], first["first_url"]) == (PAGE, "107", "")
    second = browser.get(first["next_url"]).context["queue"]
    assert second["first_url"] == "/queue/?urgency=high&urgency=low"
    assert second["total"] == "107"


def test_what_changes_while_somebody_reads_loses_nothing_that_stays(many, cast, visit):
    browser = visit(cast.mara)
    first = browser.get("/queue/?sort=oldest").context["queue"]
    Incident.objects.filter(pk=first["rows"][3].pk).update(status="closed")
    second = browser.get(first["next_url"]).context["queue"]
    assert second["rows"][0].pk == many[PAGE].pk


def test_another_orders_place_is_not_taken_for_this_ones(many, cast, visit):
    browser = visit(cast.mara)
    place = browser.get("/queue/?sort=oldest").context["queue"]["next_url"].split("after=")[1]
    page = browser.get(f"/queue/?sort=newest&after={place}")
    assert page.context["wanted"].problems
    assert page.context["queue"]["rows"][0].pk == many[-1].pk


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
