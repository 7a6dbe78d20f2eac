"""Decisions that are asked for, and actions that are promised."""

import pytest
from django.utils import timezone

from incidents.actions.decision import decide
from incidents.actions.promise_action import add_action
from incidents.models import Action, Decision
from incidents.rules.refusal import Refused
from tests.cast import clock_of
from tests.pages.conftest import headlines, local, said, soon


@pytest.fixture
def decision(does, cast):
    """Mara has asked Tomás whether Brightwater gets a refund."""
    does("decisions", question="A refund of €400?", asked_of=cast.tomas.pk)
    return Decision.objects.get()


@pytest.fixture
def action(does, cast):
    """Jonas has promised to mend the import by tomorrow, to be looked at in a month."""
    given = {"what": "Mend the import", "owner": cast.jonas.pk, "due_at": local(soon(days=1))}
    does("prevent/actions", **given, prevents="system", check_at=local(soon(days=30)))
    return Action.objects.get()


def test_a_decision_is_asked_for_under_its_clock(incident, decision, visit, cast):
    assert clock_of(incident, "decision").person == cast.tomas
    page = visit(cast.mara).get(incident.get_absolute_url())
    assert headlines(page)[0] == "Mara asked Tomás Oliveira to decide"
    (line,) = page.context["decisions"]
    assert line["say"] == "withdraws"
    assert "“A refund of €400?” – Tomás Oliveira decides." in page.content.decode()


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"question": " "}, "Say what is to be decided."),
        ({"asked_of": ""}, "Say who decides it."),
        ({"asked_of": "bea"}, "Select a valid choice"),
        ({"asked_of": "mara"}, "Select a valid choice"),
        ({"question": "x" * 301}, "at most 300 characters"),
    ],
)
def test_a_question_to_nobody_or_about_nothing_is_refused(given, why, does, cast):
    if getattr(cast, given.get("asked_of") or "-", None):
        given = {"asked_of": getattr(cast, given["asked_of"]).pk}
    page = does("decisions", **{"question": "Kept words", "asked_of": cast.tomas.pk} | given)
    assert page.status_code == 422
    assert why in page.content.decode()
    assert not Decision.objects.exists()


def test_whoever_was_asked_decides(incident, decision, does, cast):
    page = does(f"decisions/{decision.pk}", cast.tomas, is_approved="yes", reason="They are right.")
    decision.refresh_from_db()
    assert (decision.is_approved, decision.decided_by) == (True, cast.tomas)
    assert not clock_of(incident, "decision").is_running
    assert headlines(page)[0] == "Tomás said yes"


def test_a_no_has_a_reason(decision, does, cast):
    page = does(f"decisions/{decision.pk}", cast.tomas, is_approved="no")
    assert page.status_code == 422
    assert "Say why not" in page.content.decode()
    page = does(f"decisions/{decision.pk}", cast.tomas, is_approved="no", reason="Offer a credit.")
    assert headlines(page)[0] == "Tomás said no"


def test_a_manager_decides_where_somebody_is_away_and_a_colleague_does_not(
    decision, does, visit, cast
):
    page = does(f"decisions/{decision.pk}", cast.jonas, is_approved="yes")
    assert "Tomás Oliveira decides this, or whoever leads the team." in page.content.decode()
    assert not page.context["decisions"][0]["say"]
    does(f"decisions/{decision.pk}", cast.priya, is_approved="yes")
    decision.refresh_from_db()
    assert decision.decided_by == cast.priya


def test_the_teams_lead_decides_in_the_place_of_whoever_was_asked(does, cast):
    does("decisions", question="A refund of €400?", asked_of=cast.priya.pk)
    decision = Decision.objects.get()
    does(f"decisions/{decision.pk}", cast.tomas, is_approved="yes")
    decision.refresh_from_db()
    assert decision.decided_by == cast.tomas


def test_whoever_asked_can_take_the_question_back_and_not_approve_it(decision, does, cast):
    page = does(f"decisions/{decision.pk}", is_approved="yes")
    assert "Say why, so that they know." in page.content.decode()
    does(f"decisions/{decision.pk}", is_approved="yes", reason="It is settled.")
    decision.refresh_from_db()
    assert decision.is_approved is False
    with pytest.raises(Refused, match="has decided this already"):
        decide(by=cast.tomas, at=timezone.now(), decision=decision, is_approved=True)


def test_what_is_decided_twice_is_refused_and_says_by_whom(decision, does, cast):
    does(f"decisions/{decision.pk}", cast.tomas, is_approved="yes")
    page = does(f"decisions/{decision.pk}", cast.priya, is_approved="no", reason="No.")
    assert "Tomás Oliveira has decided this already." in page.content.decode()


def test_an_action_is_promised_under_its_clock_and_looked_at_later(incident, action, visit, cast):
    assert clock_of(incident, "action").due_at == action.due_at
    assert clock_of(incident, "check").due_at == action.check_at
    page = visit(cast.mara).get(incident.get_absolute_url())
    assert headlines(page)[0].startswith("Jonas Weber does this by")
    assert page.context["actions"][0]["open"] == "do"


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"what": ""}, "Say what will be different."),
        ({"due_at": ""}, "Say by when it is done."),
        ({"due_at": local(soon(days=-1))}, "This date has passed"),
        ({"check_at": ""}, "Name the day on which we look"),
        ({"check_at": local(soon(hours=1))}, "name a later date"),
        ({"prevents": "hope"}, "Select a valid choice"),
        ({"owner": "99999"}, "Select a valid choice"),
    ],
)
def test_an_action_without_its_parts_is_refused_and_the_rest_is_kept(given, why, does, cast):
    whole = {"what": "Kept words", "owner": cast.jonas.pk, "due_at": local(soon(days=1))}
    check = {"prevents": "process", "check_at": local(soon(days=30)), "back": "prevent"}
    page = does("prevent/actions", **whole | check | given)
    assert page.status_code == 422
    assert why in page.content.decode()
    assert not Action.objects.exists()


def test_a_done_action_is_looked_at_and_then_through(incident, action, does):
    page = does(f"actions/{action.pk}/check", was_effective="yes", finding="None since.")
    assert "It is not done yet" in page.content.decode()
    page = does(f"actions/{action.pk}/done")
    assert "Done. Thank you." in said(page)
    assert page.context["actions"][0]["open"] == "check"
    assert does(f"actions/{action.pk}/check", was_effective="yes").status_code == 422
    page = does(f"actions/{action.pk}/check", was_effective="no", finding="Twice since.")
    assert headlines(page)[0] == "Mara looked: it has not worked yet"
    assert not clock_of(incident, "check").is_running
    assert not page.context["actions"][0]["open"]


def test_a_dropped_action_says_why(incident, action, does):
    assert does(f"actions/{action.pk}/drop").status_code == 422
    page = does(f"actions/{action.pk}/drop", dropped_because="The import is gone.")
    assert headlines(page)[0] == "Mara dropped an action"
    assert "Because: The import is gone." in page.context["timeline"][0].text
    assert not clock_of(incident, "action").is_running
    assert not clock_of(incident, "check").is_running


def test_a_check_that_comes_later_is_seen_to_after_closing(incident, action, does, cast):
    does(f"actions/{action.pk}/done")
    incident.clocks.exclude(kind="check").update(stopped_at=timezone.now(), next_step_at=None)
    cast.talks(incident)
    cast.understands(incident)
    does("close", closed_on="confirmed")
    incident.refresh_from_db()
    assert not incident.is_open
    does(f"actions/{action.pk}/check", was_effective="yes", finding="None since.")
    action.refresh_from_db()
    assert action.was_effective


def test_what_belongs_to_another_incident_is_not_here(decision, action, does, cast):
    other = cast.logs(cast.mara)
    at = timezone.now()
    theirs = add_action(
        by=cast.mara, at=at, incident=other, what="Call", owner=cast.mara, due_at=soon(days=1)
    )
    for verb in ("done", "drop", "check"):
        assert does(f"actions/{theirs.pk}/{verb}").status_code == 404
    assert does("decisions/999999").status_code == 404
