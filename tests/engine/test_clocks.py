"""When the clocks start, stop and start again; decisions and actions have a file of their own."""

import pytest

from incidents.actions.close import close_incident, make_right, reopen_incident
from incidents.actions.promise_action import add_action, finish_action
from incidents.rules.refusal import Refused
from tests.cast import clock_of
from tests.engine.clockwork import (
    DAY,
    HOUR,
    MONDAY,
    answers,
    event,
    finishes,
    logs,
    makes_right,
    running,
    speaks,
    steps,
    sweep_at,
    understands,
)


def test_logging_starts_contact_answer_and_resolve_from_when_we_learned_of_it(cast):
    incident = cast.logs(cast.mara, at=MONDAY, learned_at=MONDAY - HOUR)
    clocks = {clock.kind: clock for clock in incident.clocks.all()}
    assert set(clocks) == {"contact", "answer", "resolve"}
    assert {clock.started_at for clock in clocks.values()} == {MONDAY - HOUR}
    assert clocks["contact"].due_at == MONDAY + 7 * HOUR
    assert clocks["answer"].due_at == MONDAY + 71 * HOUR
    assert clocks["resolve"].due_at == MONDAY + 167 * HOUR


def test_what_the_policy_does_not_promise_has_no_clock(cast):
    cast.publishes(targets={"answer": "8 h"})
    incident = logs(cast, cast.mara)
    assert running(incident) == ["answer"]
    speaks(incident, cast.mara, MONDAY + HOUR)
    assert running(incident) == ["answer"]


def test_a_person_who_reaches_out_keeps_the_first_contact(cast):
    incident = logs(cast, cast.mara)
    speaks(incident, cast.mara, MONDAY + HOUR)
    assert clock_of(incident, "contact").stopped_at == MONDAY + HOUR
    assert running(incident) == ["answer", "resolve", "update"]


AUTOMATIC = {"channel": "email", "is_automatic": True}


@pytest.mark.parametrize(
    "details", [AUTOMATIC, AUTOMATIC | {"direction": "in"}, {"direction": "in"}]
)
def test_an_automatic_reply_and_their_own_call_stop_and_start_nothing(cast, details):
    incident = logs(cast, cast.mara)
    speaks(incident, cast.mara, MONDAY + HOUR, **details)
    assert running(incident) == ["answer", "contact", "resolve"]


def test_a_delivered_answer_keeps_the_answer_and_only_that(cast):
    incident = logs(cast, cast.mara)
    answers(incident, cast.mara, MONDAY + HOUR)
    assert clock_of(incident, "answer").stopped_at == MONDAY + HOUR
    assert running(incident) == ["contact", "resolve", "update"]


def test_making_it_right_keeps_resolve(cast):
    incident = logs(cast, cast.mara)
    makes_right(incident, cast.mara, MONDAY + HOUR)
    assert clock_of(incident, "resolve").stopped_at == MONDAY + HOUR
    assert running(incident) == ["answer", "contact"]
    assert event(incident, "made_right").data["stopped_resolve"] is True


def test_making_it_right_wants_a_word(cast):
    incident = logs(cast, cast.mara)
    with pytest.raises(Refused, match="Say what made it right"):
        make_right(by=cast.mara, at=MONDAY, incident=incident, what="  ")
    assert "resolve" in running(incident)


def test_every_word_of_ours_promises_the_next_one(cast):
    incident = logs(cast, cast.mara)
    speaks(incident, cast.mara, MONDAY + HOUR)
    first = clock_of(incident, "update")
    assert first.due_at == MONDAY + 49 * HOUR
    speaks(incident, cast.mara, MONDAY + 5 * HOUR)
    second = clock_of(incident, "update")
    first.refresh_from_db()
    assert first.stopped_at == second.started_at == MONDAY + 5 * HOUR
    assert (first.round, second.round) == (1, 2)
    answers(incident, cast.mara, MONDAY + 9 * HOUR)
    assert clock_of(incident, "update").due_at == MONDAY + 57 * HOUR


def test_a_date_that_was_stated_wins_over_the_policy(cast):
    incident = logs(cast, cast.mara)
    speaks(incident, cast.mara, MONDAY + HOUR, next_word_by=MONDAY + 3 * HOUR)
    clock = clock_of(incident, "update")
    assert (clock.due_at, clock.target) == (MONDAY + 3 * HOUR, "")
    assert event(incident, "touchpoint").data["next_word_by"]


def test_a_call_that_is_told_late_does_not_undo_a_newer_word(cast):
    incident = logs(cast, cast.mara)
    speaks(incident, cast.mara, MONDAY + 5 * HOUR)
    speaks(incident, cast.mara, MONDAY + 6 * HOUR, happened_at=MONDAY + HOUR)
    assert clock_of(incident, "update").started_at == MONDAY + 5 * HOUR
    assert incident.clocks.filter(kind="update").count() == 1


@pytest.mark.parametrize(
    ("details", "words"),
    [
        ({"happened_at": MONDAY + 2 * HOUR}, "lies in the future"),
        ({"next_word_by": MONDAY + HOUR}, "has passed. Name a later one"),
    ],
)
def test_a_word_in_the_wrong_time_is_refused(cast, details, words):
    incident = logs(cast, cast.mara)
    with pytest.raises(Refused, match=words):
        speaks(incident, cast.mara, MONDAY + HOUR, **details)
    assert not incident.touchpoints.exists()


def test_once_everything_is_kept_no_next_word_is_owed_unless_it_was_stated(cast):
    incident = logs(cast, cast.mara)
    speaks(incident, cast.mara, MONDAY + HOUR)
    answers(incident, cast.mara, MONDAY + 2 * HOUR)
    makes_right(incident, cast.mara, MONDAY + 3 * HOUR)
    assert running(incident) == []
    speaks(incident, cast.mara, MONDAY + 4 * HOUR)
    assert running(incident) == []
    speaks(incident, cast.mara, MONDAY + 5 * HOUR, next_word_by=MONDAY + DAY)
    assert running(incident) == ["update"]
    understands(incident, cast.mara, MONDAY + 6 * HOUR)
    close_incident(by=cast.mara, at=MONDAY + 6 * HOUR, incident=incident, closed_on="confirmed")
    assert running(incident) == []


def test_an_answer_that_arrives_after_all_else_is_kept_owes_no_next_word(cast):
    incident = logs(cast, cast.mara)
    speaks(incident, cast.mara, MONDAY + HOUR)
    makes_right(incident, cast.mara, MONDAY + 2 * HOUR)
    answers(incident, cast.mara, MONDAY + 3 * HOUR)
    assert running(incident) == []


def test_it_is_not_closed_while_a_promise_is_open_save_a_check_that_comes_later(cast):
    incident = logs(cast, cast.mara)
    action = add_action(
        by=cast.mara,
        at=MONDAY,
        incident=incident,
        what="Compare both accounts.",
        owner=cast.jonas,
        due_at=MONDAY + DAY,
        check_at=MONDAY + 30 * DAY,
    )
    for keep, words in (
        (lambda: speaks(incident, cast.mara, MONDAY), "Nobody has spoken with them"),
        (lambda: answers(incident, cast.mara, MONDAY), "They have no answer yet"),
        (lambda: makes_right(incident, cast.mara, MONDAY), "It has not been made right yet"),
        (lambda: finish_action(by=cast.jonas, at=MONDAY, action=action), "we promised is not done"),
        (lambda: understands(incident, cast.mara, MONDAY), "No cause is confirmed yet"),
    ):
        with pytest.raises(Refused, match=words):
            close_incident(by=cast.mara, at=MONDAY, incident=incident, closed_on="confirmed")
        keep()
    close_incident(by=cast.mara, at=MONDAY + HOUR, incident=incident, closed_on="confirmed")
    assert running(incident) == ["check"]


def test_reopening_starts_a_new_cycle_and_leaves_the_old_one_as_it_was(cast):
    incident = logs(cast, cast.mara)
    sweep_at(MONDAY + 7 * HOUR)
    finishes(incident, cast.mara, MONDAY + 7 * HOUR)
    old = list(incident.clocks.order_by("pk").values())
    reopen_incident(by=cast.mara, at=MONDAY + DAY, incident=incident)
    assert list(incident.clocks.filter(cycle=1).order_by("pk").values()) == old
    assert running(incident) == ["answer", "contact", "resolve"]
    contact = clock_of(incident, "contact")
    assert (contact.cycle, contact.round, contact.due_at) == (2, 1, MONDAY + DAY + 8 * HOUR)
    sweep_at(MONDAY + DAY + 7 * HOUR)
    assert steps(contact) == [(1, 0)]
    assert event(incident, "reopened").data["cycle"] == 2
