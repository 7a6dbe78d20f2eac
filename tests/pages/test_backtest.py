"""The page on which managers replay our past under another policy."""

from datetime import timedelta
from html import unescape
from re import sub

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from incidents.models import PolicyVersion
from incidents.queries import backtest_page

PAGE = "/policy/backtest/"


@pytest.fixture
def drafts(cast):
    """Priya works on a draft: the policy in force, with these targets in place of its own."""

    def draft(**changes):
        return PolicyVersion.objects.create(
            document=cast.policy.document | {"name": "Softer"} | changes,
            saved_at=timezone.now(),
            saved_by=cast.priya,
        )

    return draft


@pytest.fixture
def asks(cast, visit):
    """Priya asks for a replay; what the page says, as text, and its status."""

    def ask(status=200, **wanted):
        answer = visit(cast.priya).get(PAGE, wanted)
        assert answer.status_code == status
        return " ".join(unescape(sub(r"<[^>]*>", " ", answer.content.decode())).split())

    return ask


def answered(incident, hours):
    """Its answer went out so many hours after we learned of it, and everything else too."""
    incident.clocks.update(
        stopped_at=incident.learned_at + timedelta(hours=hours), next_step_at=None
    )


def test_the_draft_stands_beside_todays_policy(cast, drafts, asks):
    drafts(targets={"answer": "30 h"})
    for hours in (2, 26, 40):
        answered(cast.logs(cast.mara, ago=timedelta(days=5), urgency="high"), hours)
    page = asks(policy="draft")
    assert "Under the draft 2 of 3 answers would have been in time; today’s policy: 1 of 3." in page
    assert "34 points more in time" in page
    assert "Under the draft no time is promised for first contacts; today’s policy: 1 of 3." in page
    assert "Under the draft no time is promised for making incidents right" in page
    assert "Only promised by today’s policy" in page
    assert "67 % of 3 2 kept, 1 late" in page
    assert "3 incidents from" in page
    assert "Tomás Oliveira" in page


def test_a_clock_that_runs_is_no_share_of_anything(cast, drafts, asks):
    drafts(targets={"answer": "30 h"})
    cast.logs(cast.mara)
    page = asks(policy="draft")
    assert "Under the draft 1 answer still runs, in time; today’s policy: none is over yet." in page
    assert "None over yet 0 kept, 0 late, 1 running" in page
    assert "%" not in page.split("In short")[1]


def test_it_waits_for_a_choice_and_says_what_to_do(cast, asks, drafts):
    assert "Choose a policy to replay There is no draft now" in asks()
    drafts()
    page = asks()
    assert "Try the draft on what has been" in page
    assert "In short" not in page


def test_a_past_without_incidents_says_so(cast, asks):
    page = asks(policy="b2b-agency")
    assert "There is nothing to replay We learned of no mistake from" in page
    assert "Replay the last 365 days" in page
    assert "Replay the last 365 days" not in asks(policy="b2b-agency", period="365")


def test_only_policies_that_one_would_start_from_are_offered(cast, asks):
    page = asks()
    assert "B2B agency" in page
    assert "Baltimore" not in page
    assert "88 h 30" not in page
    assert "That policy isn’t here" in asks(422, policy="baltimore-311")


def test_an_earlier_version_may_stand_on_either_side(cast, asks):
    cast.publishes(name="Second")
    cast.logs(cast.mara, ago=timedelta(days=3))
    assert "Version 1 against today’s policy" in asks(policy="version-1")
    assert "Today’s policy against version 1" in asks(policy="in-force", against="version-1")


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        ({"against": "b2b-agency"}, "Choose a policy."),
        ({"policy": "draft"}, "That policy isn’t here, or not any more."),
        ({"policy": "version-9"}, "That policy isn’t here, or not any more."),
        ({"policy": "in-force"}, "That is the same policy."),
        ({"policy": "version-1"}, "That is the same policy."),
        ({"policy": "ofcom", "period": "7"}, "Choose one of these periods."),
        ({"policy": "ofcom", "period": "between"}, "Give a day."),
        ({"policy": "ofcom", "period": "between", "since": "soon"}, "such as 2026-01-31"),
        ({"policy": "ofcom", "period": "between", "since": "0001-01-01"}, "Check the year"),
        (
            {"policy": "ofcom", "period": "between", "since": "2026-03-02", "until": "2026-03-01"},
            "This day lies before the first one.",
        ),
    ],
)
def test_what_cannot_be_replayed_is_asked_about(cast, asks, wanted, words):
    page = asks(422, **wanted)
    assert "There is a problem" in page
    assert words in page


def test_days_that_are_not_asked_for_say_nothing(cast, asks):
    assert "There is nothing to replay" in asks(policy="ofcom", since="soon", until="1999")


def test_a_period_is_whole_days_where_the_person_is(cast, asks):
    cast.priya.time_zone = "Pacific/Auckland"
    cast.priya.save()
    incident = cast.logs(cast.mara)
    incident.learned_at = timezone.datetime.fromisoformat("2026-03-01T12:30:00Z")
    incident.save()
    day = {"policy": "ofcom", "period": "between"}
    # It is the second of March there.
    assert "1 incident from 2 Mar 2026 to 2 Mar" in asks(
        **day, since="2026-03-02", until="2026-03-02"
    )
    assert "There is nothing to replay" in asks(**day, since="2026-03-01", until="2026-03-01")


def test_a_draft_that_is_not_whole_gives_all_its_problems(cast, drafts, asks):
    drafts(targets={"answer": {"high": "soon", "low": "never"}})
    cast.logs(cast.mara)
    page = asks(policy="draft")
    assert "The draft can’t be replayed yet" in page
    assert "“soon” is no length of time" in page
    assert "“never” is no length of time" in page
    assert "In short" not in page


def test_more_incidents_than_it_replays_are_said_plainly(cast, asks, monkeypatch):
    monkeypatch.setattr(backtest_page, "MOST", 2)
    # The oldest is logged last.
    for days, urgency in ((1, "high"), (2, "high"), (3, "low")):
        cast.logs(cast.mara, ago=timedelta(days=days), urgency=urgency)
    page = asks(policy="b2b-agency")
    assert "High , Answer" in page
    assert "Low , Answer" not in page
    assert "There are 3 incidents in this period. Only the newest 2 of them" in page
    monkeypatch.setattr(backtest_page, "MOST", 3)
    assert "Only the newest" not in asks(policy="b2b-agency")


def test_what_was_skipped_is_told_with_its_reason(cast, drafts, asks):
    mondays = {"time_zone": "UTC", "week": {"monday": ["09:00-17:00"]}}
    drafts(
        targets={"resolve": "600 working days"},
        hours={"default": "mondays"},
        calendars={"mondays": mondays},
    )
    incident = cast.logs(cast.mara)
    page = asks(policy="draft")
    assert "1 incident could not be replayed" in page
    assert f"{incident.reference} There are no 600 working days within ten years" in page


def test_it_costs_the_same_queries_for_one_and_for_fifty(cast, visit, drafts):
    drafts()
    manager = visit(cast.priya)

    def queries():
        with CaptureQueriesContext(connection) as captured:
            assert manager.get(PAGE, {"policy": "draft"}).status_code == 200
        return len(captured)

    cast.logs(cast.mara, ago=timedelta(days=2))
    queries()
    once = queries()
    for number in range(49):
        cast.logs(cast.mara, ago=timedelta(hours=number))
    assert queries() == once


def test_staff_and_leads_may_not(cast, visit):
    for person in (cast.mara, cast.tomas, cast.bea, cast.rui):
        assert visit(person).get(PAGE).status_code == 403
