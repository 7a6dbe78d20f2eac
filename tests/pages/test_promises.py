"""Keeping promises, waiting for the customer, and keeping a clock quiet for a while."""

from datetime import timedelta

import pytest
from django.utils import timezone

from incidents.actions.sweep import sweep
from incidents.models import Clock, Wait
from tests.cast import clock_of
from tests.pages.conftest import headlines, local, said, soon


def card(page, kind):
    """A clock's card on an incident's page."""
    return next(one for one in page.context["clocks"] if one["card"].clock.kind == kind)["card"]


def test_saying_what_made_it_right_stops_the_clock(incident, does):
    page = does("made-right", what="The plan is whole, and a credit.")
    assert not clock_of(incident, "resolve").is_running
    assert headlines(page)[0] == "Mara said what made it right"
    assert "and a credit." in page.context["timeline"][0].text


def test_made_right_needs_its_words(incident, does):
    page = does("made-right", what="  ")
    assert page.status_code == 422
    assert "Say what made it right for them" in page.content.decode()
    assert clock_of(incident, "resolve").is_running


def test_what_is_refused_meanwhile_keeps_what_was_written(incident, does, cast):
    cast.talks(incident)
    cast.understands(incident)
    incident.clocks.update(stopped_at=timezone.now(), next_step_at=None)
    does("close", closed_on="confirmed")
    page = does("made-right", what="A credit for the 38.")
    assert page.status_code == 422
    assert "Reopen it first" in page.content.decode()


def test_a_next_word_that_was_promised_has_its_own_clock(incident, does):
    by = soon(hours=5)
    page = does("touchpoints", channel="call", direction="out", next_word_by=local(by))
    assert clock_of(incident, "update").due_at == by
    assert "They hear from us next by" in page.context["timeline"][0].text


def test_a_next_word_in_the_past_is_refused(incident, does):
    before = local(soon(hours=-1))
    call = {"channel": "call", "direction": "out", "summary": "Kept"}
    page = does("touchpoints", **call, next_word_by=before)
    assert page.status_code == 422
    assert "This moment has passed" in page.content.decode()
    assert "Kept" in page.content.decode()


def test_while_we_wait_the_clock_stands_still_and_says_until_when(incident, does):
    page = does("wait", reason="Their list of stores", until=local(soon(days=2)))
    assert clock_of(incident, "resolve").paused_at
    shown = card(page, "resolve")
    assert (shown.face.tone, shown.face.icon) == ("paused", "circle-pause")
    assert "until they come back to us or until" in shown.state
    assert headlines(page)[0].startswith("Mara waits for the customer, until")


def test_when_they_come_back_it_runs_on(incident, does):
    does("wait", reason="Their list of stores", until=local(soon(days=2)))
    page = does("touchpoints", channel="email", direction="in")
    assert card(page, "resolve").face.tone != "paused"
    assert headlines(page)[1].startswith("We no longer wait for the customer")


def test_waiting_can_be_stopped_by_hand(incident, does):
    does("wait", reason="Their list of stores", until=local(soon(days=2)))
    assert "The clock runs again." in said(does("wait/stop"))
    assert not clock_of(incident, "resolve").paused_at
    assert does("wait/stop").status_code == 200


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"reason": ""}, "Say what you wait for"),
        ({"until": ""}, "Say until when"),
        ({"until": "soon"}, "Give a date and a time"),
        ({"until": local(soon(days=60))}, "within the next 14\u00a0days"),
        ({"until": local(soon(days=-1))}, "within the next 14\u00a0days"),
    ],
)
def test_a_wait_without_reason_or_bounds_is_refused(given, why, incident, does):
    page = does("wait", **{"reason": "Kept words", "until": local(soon(days=2))} | given)
    assert page.status_code == 422
    assert why in page.content.decode()
    assert not Wait.objects.exists()


def test_nothing_is_waited_for_once_it_is_made_right(incident, does):
    does("made-right", what="A credit.")
    page = does("wait", reason="Their list", until=local(soon(days=2)))
    assert "Nothing runs here that waiting could stop." in page.content.decode()
    assert "Their list" in page.content.decode()


def test_every_running_clock_says_why_this_time(incident, visit, cast):
    page = visit(cast.mara).get(incident.get_absolute_url())
    lines = card(page, "contact").why
    assert lines[0] == "Normal means a first contact within 8 h, round the clock."
    assert "Round the clock, version 1" in lines[-1]
    for line in lines:
        assert line in page.content.decode()


def test_only_what_was_escalated_can_be_acknowledged(cast, visit, does, incident, all_lines):
    clock = clock_of(incident, "contact")
    page = does(f"clocks/{clock.pk}/acknowledge")
    assert "Nothing has been escalated yet" in said(page)
    assert not card(page, "contact").may_acknowledge
    Clock.objects.filter(pk=clock.pk).update(
        started_at=incident.learned_at - timedelta(hours=7, minutes=1),
        due_at=timezone.now() - timedelta(minutes=1),
        next_step=0,
        next_step_at=timezone.now() - timedelta(minutes=1),
    )
    sweep()
    page = does("touchpoints", channel="call", direction="in")
    assert card(page, "contact").may_acknowledge
    page = does(f"clocks/{clock.pk}/acknowledge")
    assert "It stays quiet for a while" in said(page)
    assert card(page, "contact").state.startswith("Acknowledged: quiet until")
    assert not card(page, "contact").may_acknowledge
    assert all_lines()[0] == "Mara has seen it: the first contact"


def test_a_clock_can_be_snoozed_so_often_and_no_more(incident, does, all_lines):
    clock = clock_of(incident, "answer")
    for left in (1, 0):
        until = local(soon(hours=5 - left))
        page = does(f"clocks/{clock.pk}/snooze", until=until, reason="They sleep.")
        shown = card(page, "answer")
        assert shown.snoozes_left == left
        assert shown.state.startswith("Snoozed until")
    assert all_lines()[0].startswith("Mara snoozed the answer until")
    page = does(f"clocks/{clock.pk}/snooze", until=local(soon(hours=6)), reason="Again")
    assert "It has been snoozed 2 times already" in page.content.decode()


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"reason": ""}, "Say why it can wait"),
        ({"until": ""}, "Say until when"),
        ({"until": local(soon(days=9))}, "within the next 2\u00a0days"),
    ],
)
def test_a_snooze_without_reason_or_bounds_is_refused(given, why, incident, does):
    clock = clock_of(incident, "answer")
    asked = {"reason": "Kept words", "until": local(soon(hours=5))} | given
    page = does(f"clocks/{clock.pk}/snooze", **asked)
    assert page.status_code == 422
    assert why in page.content.decode()
    clock.refresh_from_db()
    assert clock.snoozed_until is None


def test_a_clock_of_another_incident_is_not_here(incident, does, cast):
    other = clock_of(cast.logs(cast.bea, team=cast.billing), "contact")
    for verb in ("acknowledge", "snooze"):
        for pk in (other.pk, 10**30):
            assert does(f"clocks/{pk}/{verb}").status_code == 404


def test_stopped_clocks_are_kept_apart(incident, does):
    page = does("made-right", what="A credit.")
    assert [one["card"].clock.is_running for one in page.context["clocks"]] == [True, True, False]
    assert card(page, "resolve").face.tone == "done"
