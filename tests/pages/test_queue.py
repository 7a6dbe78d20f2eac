"""The queue: what a line says, in which order lines come, how a list goes on, what it costs."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from incidents.actions.answer import send_answer
from incidents.actions.cause import name_cause
from incidents.actions.close import make_right
from incidents.actions.draft_answer import save_draft
from incidents.actions.insights import write_insights
from incidents.actions.promise_action import add_action
from incidents.actions.propose_remedy import propose_remedy
from incidents.actions.wait import start_wait
from incidents.models import Incident, Presence
from incidents.queries.queue import PAGE
from incidents.queries.row_facts import facts_of
from incidents.queries.standing import standing_of
from incidents.rules.path import steps

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
        found.append([row.incident.pk for row in page.context["queue"]["rows"]])
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
    Incident.objects.filter(pk=first["rows"][3].incident.pk).update(status="closed")
    second = browser.get(first["next_url"]).context["queue"]
    assert second["rows"][0].incident.pk == many[PAGE].pk


def test_another_orders_place_is_not_taken_for_this_ones(many, cast, visit):
    browser = visit(cast.mara)
    place = browser.get("/queue/?sort=oldest").context["queue"]["next_url"].split("after=")[1]
    page = browser.get(f"/queue/?sort=newest&after={place}")
    assert page.context["wanted"].problems
    assert page.context["queue"]["rows"][0].incident.pk == many[-1].pk


def test_counts_stop_at_a_thousand(cast, visit, monkeypatch):
    monkeypatch.setattr("incidents.queries.incidents.bounded.__defaults__", (60,))
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


def test_a_row_says_whose_turn_it_is(cast, visit):
    mine, hers, nobodys, theirs, done = (cast.logs(cast.mara) for _ in range(5))
    at = timezone.now()
    Incident.objects.filter(pk=hers.pk).update(owner=cast.jonas)
    Incident.objects.filter(pk=nobodys.pk).update(owner=None)
    start_wait(by=cast.mara, at=at, incident=theirs, until=at + 24 * HOUR, reason="Their list")
    theirs.clocks.exclude(kind="resolve").update(stopped_at=at, next_step_at=None)
    Incident.objects.filter(pk=done.pk).update(status="closed", closed_at=at)
    turns = {
        row.incident.pk: (row.turn, row.is_mine, row.icon)
        for row in rows(visit(cast.mara), "?owner=anyone&status=all")
    }
    assert turns == {
        mine.pk: ("You", True, "arrow-right"),
        hers.pk: ("Jonas", False, "hourglass"),
        nobodys.pk: ("Nobody yet", False, "circle-dashed"),
        theirs.pk: ("The customer", False, "hourglass"),
        done.pk: ("Done", False, "check"),
    }


def test_a_row_says_who_has_it_open_but_not_that_oneself_has(cast, visit):
    incident, at = cast.logs(cast.mara), timezone.now()
    for person, ago in ((cast.mara, 0), (cast.jonas, 10), (cast.tomas, 5), (cast.priya, 90)):
        seen_at = at - timedelta(seconds=ago)
        Presence.objects.create(incident=incident, person=person, seen_at=seen_at)
    (row,) = rows(visit(cast.mara))
    assert row.here == "Jonas and Tomás have this open"
    assert row.here in visit(cast.mara).get("/queue/").content.decode()


def nothing(cast, incident, by):
    pass


def talk(cast, incident, by):
    cast.talks(incident)


def suspect(cast, incident, by):
    name_cause(**by, explains="happened", kind="process", what="No second look")


def know(cast, incident, by):
    cast.understands(incident)


def begin_to_look(cast, incident, by):
    write_insights(**by, answers={"where": "At the depot"})


def draft(cast, incident, by):
    save_draft(**by, happened="It", why="", next="")


def answer(cast, incident, by):
    send_answer(**by, happened="It.", why="So.", next="I will.")


def arrive(cast, incident, by):
    incident.apologies.update(state="delivered", delivered_at=by["at"])


def plan(cast, incident, by):
    propose_remedy(**by, what="A credit", kind="gesture", cost=Decimal(20))


def owe(cast, incident, by):
    propose_remedy(**by, what="The rest", kind="owed", cost=Decimal(10))


def deliver(cast, incident, by):
    incident.remedies.update(delivered_at=by["at"])


def offer(cast, incident, by):
    incident.remedies.update(is_option=True, offered_at=by["at"])


def choose(cast, incident, by):
    first = incident.remedies.order_by("pk")[0]
    incident.remedies.filter(pk=first.pk).update(chosen_at=by["at"])


def decline(cast, incident, by):
    incident.remedies.update(declined_at=by["at"], declined_because="They said no")


def right(cast, incident, by):
    make_right(**by, what="All of it")


def prevent(cast, incident, by):
    due = {"due_at": by["at"] + timedelta(days=1), "check_at": by["at"] + timedelta(days=30)}
    add_action(**by, what="Mend it", owner=cast.mara, prevents="process", **due)


def promise(cast, incident, by):
    add_action(**by, what="Call", owner=cast.mara, due_at=by["at"] + timedelta(days=1))


def finish(cast, incident, by):
    incident.actions.update(done_at=by["at"])


def try_again(cast, incident, by):
    cast.talks(incident, at=timezone.now() + timedelta(minutes=1))


def close(cast, incident, by):
    Incident.objects.filter(pk=incident.pk).update(status="closed", closed_at=by["at"])


STORIES = [
    [nothing],
    [talk, suspect],
    [know, draft],
    [begin_to_look, answer],
    [talk, answer, arrive],
    [answer, arrive, try_again],
    [plan],
    [owe],
    [owe, deliver],
    [owe, plan, offer],
    [owe, plan, offer, choose],
    [owe, plan, decline],
    [owe, deliver, right],
    [prevent],
    [prevent, finish],
    [promise],
    [promise, finish, close],
    [talk, know, answer, arrive, owe, deliver, right, prevent, finish, try_again, close],
]


@pytest.mark.parametrize(
    "story", STORIES, ids=lambda story: "-".join(one.__name__ for one in story)
)
def test_a_row_is_as_far_on_the_path_as_its_incident(story, cast, visit):
    incident = cast.logs(cast.mara)
    by = {"by": cast.mara, "at": timezone.now(), "incident": incident}
    for deed in story:
        deed(cast, incident, by)
    incident.refresh_from_db()
    facts = facts_of([incident], cast.mara, timezone.now())[incident.pk]
    states = [step.state for step in steps(standing_of(incident))]
    assert [step.state for step in facts.steps] == states


def test_a_row_names_the_first_step_that_is_not_done(cast, visit):
    incident = cast.logs(cast.mara)
    assert "Step 1 of 6: Acknowledge" in visit(cast.mara).get("/queue/").content.decode()
    cast.talks(incident)
    cast.understands(incident)
    assert "Step 3 of 6: Apologise" in visit(cast.mara).get("/queue/").content.decode()


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
