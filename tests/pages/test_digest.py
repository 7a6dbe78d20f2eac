"""One's digest of today, read on a page: each number counts the list it opens."""

from datetime import timedelta

import pytest
from django.utils import timezone

from incidents.actions.decision import ask_decision
from incidents.actions.sweep import sweep
from incidents.models import Incident
from tests.pages.conftest import text_of


@pytest.fixture
def busy(cast):
    """A company where something of everything is going on."""
    late = cast.logs(cast.mara, ago=timedelta(days=4), urgency="critical")
    cast.logs(cast.jonas, ago=timedelta(minutes=10))
    nobody = cast.logs(cast.jonas, ago=timedelta(minutes=20), urgency="low")
    Incident.objects.filter(pk=nobody.pk).update(owner=None)
    cast.logs(cast.bea, ago=timedelta(days=9))
    about = {"by": cast.mara, "at": timezone.now(), "incident": late}
    ask_decision(**about, question="A refund?", asked_of=cast.tomas)
    sweep()
    return late


def lines(answer):
    return [line for section in answer.context["digest"].sections for line in section.lines]


@pytest.mark.parametrize("who", ["mara", "tomas", "priya", "helen"])
def test_each_number_counts_the_list_it_opens(who, busy, cast, visit):
    browser = visit(getattr(cast, who))
    shown = lines(browser.get("/digest/"))
    assert shown
    for line in shown:
        assert line.words == browser.get(line.url).context["queue"]["total"], line


def test_a_lead_reads_what_lies_still_and_a_colleague_what_is_theirs(busy, cast, visit):
    lead = [line.label for line in lines(visit(cast.tomas).get("/digest/"))]
    mate = [line.label for line in lines(visit(cast.jonas).get("/digest/"))]
    assert "waiting for a yes or no" in lead
    assert "unowned" in lead
    assert "waiting for a yes or no" not in mate


def test_it_holds_what_somebody_has_chosen(busy, cast, visit):
    cast.mara.team_in_digest = cast.mara.breaches_in_digest = False
    cast.mara.save()
    digest = visit(cast.mara).get("/digest/").context["digest"]
    assert [section.wish for section in digest.sections] == ["mine"]
    assert [one.reference for one in digest.late] == [busy.reference]


def test_nobody_reads_of_another_team(busy, cast, visit):
    answer = visit(cast.tomas).get("/digest/")
    ours = set(Incident.objects.filter(team=cast.care))
    assert {one.reference for one in answer.context["digest"].late} <= {
        one.reference for one in ours
    }
    assert all(line.count < 4 for line in lines(answer))


def test_an_empty_day_is_a_kind_sentence(cast, visit):
    assert "Nothing waits for you today" in text_of(visit(cast.mara).get("/digest/"))


def test_the_week_is_for_managers(busy, cast, visit):
    assert "week" in visit(cast.priya).get("/digest/?week").context
    assert "week" not in visit(cast.tomas).get("/digest/?week").context


@pytest.mark.parametrize("number", [1, 12])
def test_it_costs_the_same_queries_however_much_there_is(
    number, cast, visit, django_assert_num_queries
):
    for _ in range(number):
        cast.logs(cast.mara, ago=timedelta(days=4))
    browser = visit(cast.tomas)
    browser.get("/digest/")
    with django_assert_num_queries(6):
        browser.get("/digest/")
