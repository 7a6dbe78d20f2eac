"""Walking through the queue: in which order lines come, and how a list goes on."""

from copy import deepcopy
from datetime import timedelta

import pytest
from django.utils import timezone

from incidents.models import Incident
from incidents.queries.listed import PAGE
from tests.cast import Cast

HOUR = timedelta(hours=1)


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


@pytest.fixture(scope="module")
def company(standing):
    """The cast, and three pages of incidents: many have the same deadline, and many have none."""

    def build():
        cast = Cast()
        made = [cast.logs(cast.mara, urgency=("high", "low")[n % 2]) for n in range(2 * PAGE + 7)]
        soon, late = timezone.now() + HOUR, timezone.now() + 5 * HOUR
        for number, incident in enumerate(made):
            due_at = (soon, soon, late)[number % 3]
            incident.clocks.update(due_at=due_at)
            if number % 4 == 0:
                due_in(incident, None)
        return cast, made

    return standing(build)


@pytest.fixture
def cast(company, db):
    """The cast of this company."""
    return deepcopy(company[0])


@pytest.fixture
def many(company, db):
    """Its incidents."""
    return deepcopy(company[1])


FAR = timezone.now() + timedelta(days=9999)
ORDERS = {
    "soonest": lambda one: (one.due_at or FAR, one.pk),
    "urgency": lambda one: (one.rank, one.due_at or FAR, one.pk),
    "newest": lambda one: -one.pk,
    "oldest": lambda one: one.pk,
    "silent": lambda one: (one.spoke_at or one.logged_at, one.pk),
}


def is_in_order(walked, sort):
    """Whether these ids come in the order of this sort."""
    dockets = {one.pk: one.docket for one in Incident.objects.select_related("docket")}
    return walked == sorted(walked, key=lambda pk: ORDERS[sort](dockets[pk]))


@pytest.mark.parametrize("sort", ORDERS)
def test_walking_through_a_list_meets_each_incident_once(sort, many, cast, visit):
    pages = walk(visit(cast.mara), f"?owner=anyone&sort={sort}")
    assert [len(page) for page in pages] == [PAGE, PAGE, 7]
    walked = [pk for page in pages for pk in page]
    assert sorted(walked) == sorted(incident.pk for incident in many)
    assert is_in_order(walked, sort)


@pytest.mark.parametrize("sort", ORDERS)
def test_a_desk_holds_what_one_owns_and_what_one_keeps_each_once(sort, many, cast, visit):
    for number, incident in enumerate(many):
        if number % 3 == 0:
            Incident.objects.filter(pk=incident.pk).update(owner=cast.jonas)
        if number % 5 == 0:
            incident.clocks.update(person=cast.mara)
    owned = Incident.objects.filter(owner=cast.mara)
    kept = Incident.objects.filter(clocks__person=cast.mara, clocks__stopped_at=None)
    desk = {one.pk for one in owned} | {one.pk for one in kept}
    assert desk > {one.pk for one in owned}
    assert {one.pk for one in owned} & {one.pk for one in kept}
    page = visit(cast.mara).get(f"/queue/?owner=me&sort={sort}").context
    assert page["queue"]["total"] == page["shell"].mine == str(len(desk))
    walked = [pk for page in walk(visit(cast.mara), f"?owner=me&sort={sort}") for pk in page]
    assert sorted(walked) == sorted(desk)
    assert is_in_order(walked, sort)


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
