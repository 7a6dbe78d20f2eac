"""The clocks of what one of us has to decide, to do, and to look at again."""

import pytest

from incidents.actions.decision import ask_decision, decide
from incidents.actions.promise_action import add_action, check_action, finish_action
from incidents.rules.refusal import Refused
from tests.cast import clock_of
from tests.engine.clockwork import DAY, HOUR, MONDAY, event, logs, running


@pytest.mark.parametrize(("is_approved", "reason"), [(True, ""), (False, "It is not our fee.")])
def test_a_decision_runs_for_whoever_decides_until_they_did(cast, is_approved, reason):
    incident = logs(cast, cast.mara, urgency="high")
    decision = ask_decision(
        by=cast.mara, at=MONDAY, incident=incident, question="Pay the fee?", asked_of=cast.tomas
    )
    clock = clock_of(incident, "decision")
    assert (clock.person, clock.due_at) == (cast.tomas, MONDAY + 4 * HOUR)
    decide(
        by=cast.tomas, at=MONDAY + HOUR, decision=decision, is_approved=is_approved, reason=reason
    )
    clock.refresh_from_db()
    assert clock.stopped_at == MONDAY + HOUR
    assert event(incident, "decided").data["is_approved"] is is_approved


def test_a_decision_refuses_what_makes_it_worthless(cast):
    incident = logs(cast, cast.mara)
    ask = {"by": cast.mara, "at": MONDAY, "incident": incident, "question": "Pay?"}
    for changed, words in (
        ({"asked_of": cast.mara}, "Nobody approves what they ask for themselves"),
        ({"asked_of": cast.bea}, "Bea Kowalska can’t see this incident"),
        ({"asked_of": cast.tomas, "question": " "}, "Say what is to be decided"),
    ):
        with pytest.raises(Refused, match=words):
            ask_decision(**ask | changed)
    decision = ask_decision(**ask, asked_of=cast.tomas)
    with pytest.raises(Refused, match="Nobody approves what they ask for themselves"):
        decide(by=cast.mara, at=MONDAY, decision=decision, is_approved=True)
    with pytest.raises(Refused, match="Say why not"):
        decide(by=cast.tomas, at=MONDAY, decision=decision, is_approved=False)
    decide(by=cast.tomas, at=MONDAY, decision=decision, is_approved=True)
    with pytest.raises(Refused, match="Tomás Oliveira has decided this already"):
        decide(by=cast.priya, at=MONDAY, decision=decision, is_approved=True)


def test_two_decisions_run_side_by_side(cast):
    incident = logs(cast, cast.mara)
    ask = {"by": cast.mara, "at": MONDAY, "incident": incident, "asked_of": cast.tomas}
    first = ask_decision(**ask, question="Pay the fee?")
    ask_decision(**ask, question="Send flowers?")
    decide(by=cast.tomas, at=MONDAY + HOUR, decision=first, is_approved=True)
    (left,) = incident.clocks.running().filter(kind="decision")
    assert left.decision.question == "Send flowers?"


def promised(cast, incident, **details):
    return add_action(
        **{
            "by": cast.mara,
            "at": MONDAY,
            "incident": incident,
            "what": "Compare both accounts.",
            "owner": cast.jonas,
            "due_at": MONDAY + DAY,
        }
        | details
    )


def test_an_action_runs_until_it_is_done_and_its_check_until_somebody_looked(cast):
    incident = logs(cast, cast.mara)
    action = promised(cast, incident, check_at=MONDAY + 30 * DAY)
    assert (action.clock.person, action.clock.due_at) == (cast.jonas, MONDAY + DAY)
    assert action.check_clock.due_at == MONDAY + 30 * DAY
    look = {"by": cast.mara, "at": MONDAY + 2 * DAY, "action": action, "was_effective": True}
    with pytest.raises(Refused, match="not done yet, so it can’t have worked"):
        check_action(**look, finding="It held.")
    finish_action(by=cast.jonas, at=MONDAY + HOUR, action=action)
    assert "action" not in running(incident)
    with pytest.raises(Refused, match="Say what you saw"):
        check_action(**look, finding="")
    check_action(**look, finding="It held.")
    assert "check" not in running(incident)


def test_a_dropped_action_is_not_checked_either(cast):
    incident = logs(cast, cast.mara)
    action = promised(cast, incident, check_at=MONDAY + 30 * DAY)
    finish_action(
        by=cast.mara, at=MONDAY, action=action, dropped_because="They closed the account."
    )
    assert running(incident) == ["answer", "contact", "resolve"]
    finish_action(by=cast.mara, at=MONDAY + HOUR, action=action)
    action.refresh_from_db()
    assert action.done_at is None


@pytest.mark.parametrize(
    ("details", "words"),
    [
        ({"what": " "}, "Say what will be done"),
        ({"due_at": MONDAY}, "This date has passed"),
        ({"check_at": MONDAY + DAY}, "name a later date"),
    ],
)
def test_an_action_in_the_wrong_order_is_refused(cast, details, words):
    incident = logs(cast, cast.mara)
    with pytest.raises(Refused, match=words):
        promised(cast, incident, **details)
    assert not incident.actions.exists()


def test_an_action_is_for_somebody_who_sees_the_incident(cast):
    with pytest.raises(Refused, match="Bea Kowalska can’t see this incident"):
        promised(cast, logs(cast, cast.mara), owner=cast.bea)
