from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.html import strip_tags

from incidents.actions.decision import ask_decision
from incidents.actions.promise_action import add_action
from incidents.actions.sweep import sweep
from incidents.actions.touchpoint import record_touchpoint
from incidents.actions.wait import start_wait
from incidents.models import Incident, Message


@pytest.fixture
def company(cast):
    """Work for two teams, in several states."""
    cast.logs(cast.mara, ago=timedelta(hours=3), urgency="critical", happened="Past, critical")
    cast.logs(cast.mara, ago=timedelta(hours=1, minutes=20), urgency="high", happened="Soon, high")
    cast.logs(cast.jonas, happened="Fresh, normal")
    cast.logs(cast.bea, ago=timedelta(days=9), happened="Old, of Billing")
    unowned = cast.logs(cast.tomas, urgency="low", happened="Unowned")
    Incident.objects.filter(pk=unowned.pk).update(owner=None)
    return cast


def listed(page):
    return [strip_tags(row.headline) for row in page.context["queue"]["rows"]]


@pytest.mark.parametrize(
    ("person", "query", "rows"),
    [
        ("mara", "", ["Past, critical", "Soon, high"]),
        ("mara", "?owner=anyone", ["Past, critical", "Soon, high", "Fresh, normal", "Unowned"]),
        ("bea", "?owner=anyone", ["Old, of Billing"]),
        ("mara", "?owner=nobody", ["Unowned"]),
        ("mara", "?owner=anyone&clock=breached", ["Past, critical"]),
        ("priya", "?owner=anyone&clock=breached", ["Old, of Billing", "Past, critical"]),
        ("mara", "?owner=anyone&clock=due_hour", ["Soon, high"]),
        ("mara", "?owner=anyone&urgency=high&urgency=low", ["Soon, high", "Unowned"]),
        ("mara", "?owner=anyone&q=fresh", ["Fresh, normal"]),
        ("mara", "?owner=anyone&q=brightwater", 4),
        ("mara", "?owner=anyone&status=closed", []),
        ("mara", "?owner=anyone&clock=whenever&page=zero", 4),
        ("mara", "?owner=anyone&team=99999", []),
        ("mara", "?owner=';DROP", []),
    ],
)
def test_the_url_says_what_is_listed_and_nobody_sees_another_team(
    person, query, rows, company, visit
):
    found = listed(visit(getattr(company, person)).get(f"/queue/{query}"))
    assert (len(found) if isinstance(rows, int) else found) == rows


def test_an_incident_is_found_by_its_reference(company, visit):
    incident = Incident.objects.get(happened="Fresh, normal")
    page = visit(company.mara).get("/queue/", {"owner": "anyone", "q": incident.reference.lower()})
    assert listed(page) == ["Fresh, normal"]


def test_what_waits_for_the_customer_is_not_past_our_promise(cast, visit):
    incident = cast.logs(cast.mara, ago=timedelta(hours=60), urgency="high")
    at = timezone.now()
    incident.clocks.exclude(kind="resolve").update(stopped_at=at, next_step_at=None)
    start_wait(
        by=cast.mara, at=at, incident=incident, until=at + timedelta(days=2), reason="Their list"
    )
    incident.clocks.filter(kind="resolve").update(due_at=at)
    board = visit(cast.tomas).get("/escalations/").context["board"]
    assert not board.breached
    assert not board.ladder
    (row,) = visit(cast.mara).get("/queue/").context["queue"]["rows"]
    assert (row.tone, row.clock_icon) == ("paused", "circle-pause")


def test_what_stands_still_does_not_hide_what_runs(cast, visit):
    incident = cast.logs(cast.mara, ago=timedelta(hours=60), urgency="high")
    at = timezone.now()
    start_wait(by=cast.mara, at=at, incident=incident, until=at + timedelta(days=2), reason="List")
    incident.clocks.filter(kind="resolve").update(due_at=incident.learned_at)
    (row,) = visit(cast.mara).get("/queue/").context["queue"]["rows"]
    assert row.tone == "breach"


def test_what_waits_for_my_decision_is_in_my_queue_and_it_is_my_turn(cast, visit):
    incident = cast.logs(cast.mara)
    ask_decision(
        by=cast.mara, at=timezone.now(), incident=incident, question="?", asked_of=cast.tomas
    )
    incident.clocks.exclude(kind="decision").update(due_at=timezone.now() + timedelta(days=30))
    (row,) = visit(cast.tomas).get("/queue/").context["queue"]["rows"]
    assert (row.turn, row.is_mine) == ("You", True)
    (hers,) = visit(cast.mara).get("/queue/").context["queue"]["rows"]
    assert (hers.turn, hers.is_mine) == ("Tomás", False)
    assert not listed(visit(cast.jonas).get("/queue/"))


def test_an_empty_queue_says_what_to_do(cast, visit):
    page = visit(cast.mara).get("/queue/").content.decode()
    assert "/log/" in page


@pytest.mark.parametrize(
    ("path", "queries"),
    [("/queue/?owner=anyone", 7), ("/log/", 4), ("/outbox/", 4)],
)
def test_a_page_costs_the_same_queries_for_one_row_and_for_fifty(
    path, queries, cast, visit, django_assert_num_queries
):
    browser = visit(cast.tomas)
    # More than a page of the queue are counted besides, which is one query more.
    for number in (1, 49):
        for _ in range(number):
            cast.logs(cast.mara, ago=timedelta(hours=3), urgency="critical")
        sweep()
        # What a process reads once is read now.
        browser.get(path)
        with django_assert_num_queries(queries):
            browser.get(path)


def test_an_incident_page_costs_the_same_queries_however_long_its_story(
    cast, visit, django_assert_num_queries
):
    incident = cast.logs(cast.mara, ago=timedelta(hours=3), urgency="critical")
    sweep()
    browser = visit(cast.tomas)
    for calls in (1, 14):
        for number in range(calls):
            at = timezone.now()
            who = {"by": cast.mara, "at": at, "incident": incident}
            record_touchpoint(**who, channel="call", direction="in", summary=f"{calls}, {number}")
            ask_decision(**who, question=f"Refund {calls}, {number}?", asked_of=cast.priya)
            add_action(
                **who,
                what=f"Call {calls}, {number}",
                owner=cast.jonas,
                due_at=at + timedelta(days=1),
            )
        with django_assert_num_queries(10):
            browser.get(incident.get_absolute_url())


def test_the_outbox_shows_mine_and_my_teams_messages_only(company, visit):
    sweep()
    mine = {
        row.incident.team
        for row in visit(company.mara).get("/outbox/").context["messages_page"]["rows"]
    }
    assert mine == {company.care}
    of_billing = Message.objects.filter(incident__team=company.billing).first()
    assert visit(company.mara).get(f"/outbox/{of_billing.pk}/").status_code == 404
    assert visit(company.bea).get(f"/outbox/{of_billing.pk}/").status_code == 200


def test_a_mails_html_is_shown_in_a_frame_that_can_do_nothing(company, visit):
    sweep()
    message = Message.objects.filter(incident__team=company.care).first()
    page = visit(company.mara).get(f"/outbox/{message.pk}/").content.decode()
    assert "sandbox" in page
    body = visit(company.mara).get(f"/outbox/{message.pk}/body/")
    policy = body["Content-Security-Policy"]
    assert "script-src" not in policy
    assert "default-src 'none'" in policy
    assert body["X-Frame-Options"] == "SAMEORIGIN"
