"""How an open dashboard looks again: for next to nothing, as long as nothing has happened."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from incidents.actions.assign import assign
from incidents.models import Membership
from incidents.queries.board import Scope, pulse
from incidents.views.shared import local_midnight
from tests.cast import clock_of

HOURS = timedelta(hours=1)
ASKS = {"HX-Request": "true"}
A_MOMENT = 10
"""Seconds in which a board that is looked at often may be as it was."""
BOARD, WALL = "/escalations/", "/escalations/wall/"


@pytest.fixture
def clock(monkeypatch):
    """Time stands still, twenty seconds into a minute, until the test moves it on."""

    class Clock:
        at = timezone.now().replace(second=20, microsecond=0)

        def goes_on(self, **by):
            self.at += timedelta(**by)

    stopped = Clock()
    monkeypatch.setattr(timezone, "now", lambda: stopped.at)
    return stopped


@pytest.fixture
def incident(cast, clock):
    """One that is past our promise."""
    return cast.logs(cast.mara, ago=3 * HOURS, urgency="critical")


@pytest.fixture
def looks(visit):
    """Look again as the page does: with the tag of what it shows."""

    def look(person, tag="", path=BOARD):
        return visit(person).get(path, headers=ASKS | {"If-None-Match": tag})

    return look


@pytest.mark.parametrize("path", [BOARD, WALL, BOARD + "?team=1"])
def test_nothing_new_is_answered_with_a_304(path, incident, cast, visit, clock):
    browser = visit(cast.tomas)
    shown = browser.get(path).context["etag"]
    clock.goes_on(seconds=15)
    with CaptureQueriesContext(connection) as spent:
        answer = browser.get(path, headers=ASKS | {"If-None-Match": shown})
    assert answer.status_code == 304
    assert not answer.content
    assert len(spent) == 3, "the session, the person, and the newest event"


def test_only_what_changes_is_sent(incident, cast, looks):
    answer = looks(cast.tomas)
    page = answer.content.decode()
    assert "<html" not in page
    assert "csrf" not in page
    assert answer["ETag"] == answer.context["etag"]
    assert "private" in answer["Cache-Control"]


def test_an_event_is_news_to_everybody(incident, cast, looks, clock):
    tags = {person: looks(person)["ETag"] for person in (cast.tomas, cast.priya)}
    assign(by=cast.tomas, at=timezone.now(), incident=incident, owner=cast.jonas)
    clock.goes_on(seconds=A_MOMENT)
    for person, tag in tags.items():
        answer = looks(person, tag)
        assert answer.status_code == 200
        assert answer.context["board"].breached[0].owner.name == "Jonas Weber"


def test_when_somebody_has_answered_it_is_gone_from_the_board(incident, cast, looks, clock):
    before = looks(cast.priya)
    assert before.context["board"].numbers["breached"].count == 1
    cast.talks(incident)
    assert not clock_of(incident, "contact").is_running
    clock.goes_on(seconds=A_MOMENT)
    after = looks(cast.priya, before["ETag"])
    assert after.status_code == 200
    assert after.context["board"].numbers["breached"].count == 0


def test_own_deeds_show_at_once_and_those_of_others_a_moment_later(incident, cast, looks, clock):
    before = {person: looks(person)["ETag"] for person in (cast.priya, cast.tomas)}
    assign(by=cast.tomas, at=timezone.now(), incident=incident, owner=cast.jonas)
    assert looks(cast.priya, before[cast.priya]).status_code == 304, "a board is counted in peace"
    mine = looks(cast.tomas, before[cast.tomas])
    assert mine.context["board"].breached[0].owner.name == "Jonas Weber"
    clock.goes_on(seconds=A_MOMENT)
    theirs = looks(cast.priya, before[cast.priya])
    assert theirs.context["board"].breached[0].owner.name == "Jonas Weber"


def test_while_one_counts_the_others_read_the_last_one(incident, cast, looks, clock):
    tags = {person: looks(person)["ETag"] for person in (cast.tomas, cast.jonas)}
    assign(by=cast.mara, at=timezone.now(), incident=incident, owner=cast.jonas)
    clock.goes_on(seconds=A_MOMENT)
    scope = Scope.of(cast.tomas, local_midnight(clock.at))
    counts = pulse(cast.tomas, scope, clock.at)
    assert looks(cast.jonas, tags[cast.jonas]).status_code == 304
    counts.is_counted()
    theirs = looks(cast.jonas, tags[cast.jonas])
    assert theirs.context["board"].breached[0].owner.name == "Jonas Weber"


def test_nobody_waits_long_for_one_who_has_stopped_counting(incident, cast, looks, clock):
    tag = looks(cast.jonas)["ETag"]
    assign(by=cast.mara, at=timezone.now(), incident=incident, owner=cast.jonas)
    clock.goes_on(seconds=A_MOMENT)
    pulse(cast.tomas, Scope.of(cast.tomas, local_midnight(clock.at)), clock.at)
    assert looks(cast.jonas, tag).status_code == 304
    clock.goes_on(seconds=2 * A_MOMENT)
    assert looks(cast.jonas, tag).status_code == 200


def test_a_minute_is_news_too(incident, cast, looks, clock):
    before = looks(cast.tomas)
    clock.goes_on(seconds=39)
    assert looks(cast.tomas, before["ETag"]).status_code == 304
    clock.goes_on(seconds=1)
    after = looks(cast.tomas, before["ETag"])
    assert after.status_code == 200
    assert after.context["board"].at == clock.at


def test_time_alone_moves_what_is_due_into_what_is_past(cast, looks, clock):
    soon = cast.logs(cast.mara, ago=timedelta(minutes=85), urgency="high")
    due = soon.clocks.order_by("due_at").first().due_at
    clock.at = due - timedelta(seconds=61)
    assert looks(cast.tomas).context["board"].numbers["breached"].count == 0
    clock.at = due + timedelta(seconds=61)
    assert looks(cast.tomas).context["board"].numbers["breached"].count == 1


def test_one_persons_tag_says_nothing_about_another(incident, cast, looks):
    tag = looks(cast.mara)["ETag"]
    assert looks(cast.tomas, tag).status_code == 200
    assert looks(cast.mara, tag, path=BOARD + "?team=1").status_code == 200
    assert looks(cast.mara, tag, path=WALL).status_code == 200
    assert looks(cast.mara, f"W/{tag}").status_code == 304, "as a compressing proxy gives it back"


def test_a_whole_page_is_always_sent(incident, cast, visit, looks):
    tag = looks(cast.tomas)["ETag"]
    page = visit(cast.tomas).get(BOARD, headers={"If-None-Match": tag})
    assert page.status_code == 200
    assert "ETag" not in page


def test_what_somebody_may_see_shows_with_the_next_minute(incident, cast, looks, clock):
    looks(cast.rui)
    Membership.objects.create(user=cast.rui, team=cast.care, role="lead")
    clock.goes_on(minutes=1)
    assert looks(cast.rui).context["board"].numbers["breached"].count == 1
    Membership.objects.filter(user=cast.rui, team=cast.care).delete()
    clock.goes_on(minutes=1)
    assert looks(cast.rui).context["board"].numbers["breached"].count == 0


def test_a_right_that_is_gone_is_gone_at_once_for_whoever_opens_the_page(
    incident, cast, visit, clock
):
    Membership.objects.create(user=cast.rui, team=cast.care, role="lead")
    assert visit(cast.rui).get(BOARD).context["board"].breached
    Membership.objects.filter(user=cast.rui, team=cast.care).delete()
    assert not visit(cast.rui).get(BOARD).context["board"].breached


def test_two_people_of_one_team_have_it_counted_once(incident, cast, visit):
    visit(cast.tomas).get(BOARD)
    with CaptureQueriesContext(connection) as spent:
        visit(cast.jonas).get(BOARD)
    assert not [query for query in spent if "FILTER (WHERE" in query["sql"]]


def test_an_event_that_was_committed_out_of_turn_is_noticed(incident, cast, looks, clock):
    before = looks(cast.tomas)["ETag"]
    late = incident.events.earliest("pk")
    late.pk -= 1
    late.save(force_insert=True)
    clock.goes_on(seconds=A_MOMENT)
    assert looks(cast.tomas, before).status_code == 200


def test_who_is_signed_out_is_asked_to_sign_in(incident, client):
    for path in (BOARD, WALL):
        answer = client.get(path, headers={"HX-Request": "true", "If-None-Match": '"x"'})
        assert answer.status_code == 302


def test_the_wall_has_nothing_to_press_and_can_be_without_names(incident, cast, visit):
    page = visit(cast.tomas).get(WALL).content.decode()
    assert "Brightwater Foods" in page
    assert not any(control in page for control in ("<button", "<form", "<select", "<nav"))
    nameless = visit(cast.tomas).get(f"{WALL}?names=off").content.decode()
    assert "Brightwater" not in nameless
    assert "deliveries" not in nameless
    assert incident.reference in nameless


def test_an_empty_wall_says_that_all_is_well(cast, visit):
    assert "Every promise is kept so far." in visit(cast.tomas).get(WALL).content.decode()
