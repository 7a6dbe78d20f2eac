"""Who may spend what on a remedy, and whose yes it waits for."""

from decimal import Decimal

import pytest

from incidents.actions.decision import decide
from incidents.actions.propose_remedy import propose_remedy
from incidents.actions.remedy import deliver_remedy, offer_remedy
from incidents.models import Decision, Incident, Membership, Remedy
from incidents.queries.colleagues import colleagues
from incidents.queries.spenders import spenders
from incidents.rules.refusal import Refused
from tests.cast import clock_of
from tests.engine.clockwork import DAY, HOUR, MONDAY, logs, running, sweep_at, told_of

SURCHARGES = "We pay the courier surcharges"


@pytest.mark.parametrize(
    ("person", "cost", "asks"),
    [
        ("mara", 200, None),
        ("mara", "200.01", "tomas"),
        ("mara", 2001, "priya"),
        ("mara", 20001, "helen"),
        ("tomas", 2000, None),
        ("tomas", 2001, "priya"),
        ("priya", 20000, None),
        ("priya", 20001, "helen"),
        ("helen", 999999, None),
    ],
)
def test_within_the_limit_of_a_role_nobody_is_asked(person, cost, asks, cast, puts_down):
    remedy = puts_down(by=getattr(cast, person), cost=Decimal(cost))
    asked = remedy.decision.asked_of if remedy.decision else None
    assert asked == (getattr(cast, asks) if asks else None)


def test_a_role_counts_where_it_is_held(cast, puts_down, incident):
    Membership.objects.create(user=cast.rui, team=cast.care, role="staff")
    assert puts_down(by=cast.rui, cost=Decimal(300)).decision.asked_of == cast.tomas
    may = spenders(incident, cast.mara, colleagues(incident), MONDAY)
    assert cast.rui not in [one.person for one in may]


def test_the_limits_are_those_of_the_policy_it_runs_under(cast):
    cast.publishes(spending={"currency": "GBP", "staff": 5, "lead": 5})
    incident = logs(cast, cast.mara)
    remedy = propose_remedy(
        by=cast.mara, at=MONDAY, incident=incident, what="Tea", kind="gesture", cost=Decimal(6)
    )
    assert remedy.currency == "GBP"
    assert remedy.decision.asked_of == cast.priya
    assert remedy.decision.question == "May we spend £6 on ‘Tea’, as a gesture?"


def test_who_is_away_is_asked_last(cast, puts_down):
    cast.tomas.away_until = MONDAY + DAY
    cast.tomas.save()
    assert puts_down(cost=Decimal(300)).decision.asked_of == cast.priya


def test_whom_one_chooses_is_asked_and_has_to_be_able_to_say_yes(cast, puts_down):
    remedy = puts_down(cost=Decimal(300), asked_of=cast.priya)
    assert remedy.decision.asked_of == cast.priya
    for person in (cast.jonas, cast.bea, cast.tomas):
        with pytest.raises(Refused, match=f"{person} may not say yes to €3,000. Ask Priya Nair."):
            puts_down(cost=Decimal(3000), asked_of=person)
    assert Remedy.objects.count() == Decision.objects.count() == 1


def test_where_nobody_may_say_yes_it_is_refused(cast, puts_down):
    Membership.objects.filter(role="admin").delete()
    with pytest.raises(Refused, match="Nobody here may say yes to €30,000"):
        puts_down(cost=Decimal(30000))
    assert not Remedy.objects.exists()


def test_above_the_limit_it_waits_under_the_decision_clock_and_escalates(cast, puts_down, incident):
    remedy = puts_down(cost=Decimal(1240), is_offered=True)
    assert remedy.decision.question == f"May we spend €1,240 on ‘{SURCHARGES}’, which we owe them?"
    assert not remedy.offered_at
    clock = clock_of(incident, "decision")
    assert (clock.person, clock.due_at) == (cast.tomas, MONDAY + 4 * HOUR)
    sweep_at(MONDAY + 7 * HOUR)
    assert {"Priya"} <= {name for names in told_of(clock).values() for name in names}
    for verb in (offer_remedy, deliver_remedy):
        with pytest.raises(Refused, match="Tomás Oliveira has not said yes yet"):
            verb(by=cast.mara, at=MONDAY + HOUR, remedy=remedy)
    decide(by=cast.tomas, at=MONDAY + 8 * HOUR, decision=remedy.decision, is_approved=True)
    assert "decision" not in running(incident)
    assert offer_remedy(by=cast.mara, at=MONDAY + 9 * HOUR, remedy=remedy).offered_at


def test_a_no_leads_back_with_its_reason_and_it_can_be_put_differently(cast, puts_down, incident):
    remedy = puts_down(cost=Decimal(1240))
    no = {"is_approved": False, "reason": "It was €900."}
    decide(by=cast.tomas, at=MONDAY, decision=remedy.decision, **no)
    for verb in (offer_remedy, deliver_remedy):
        with pytest.raises(Refused, match="Tomás Oliveira said no: It was €900"):
            verb(by=cast.mara, at=MONDAY, remedy=remedy)
    again = puts_down(cost=Decimal(900), instead_of=remedy)
    assert again.decision.asked_of == cast.tomas
    remedy.refresh_from_db()
    assert remedy.declined_because == f"Put differently: {SURCHARGES}"
    assert list(incident.remedies.open()) == [again]
    # The same may be asked for again too.
    decide(by=cast.tomas, at=MONDAY, decision=again.decision, **no)
    assert puts_down(cost=Decimal(900)) not in (remedy, again)


def test_only_who_may_spend_so_much_says_yes_in_the_place_of_whoever_was_asked(cast, puts_down):
    decision = puts_down(cost=Decimal(3000)).decision
    with pytest.raises(Refused, match="Priya Nair decides this, or somebody else who may spend"):
        decide(by=cast.tomas, at=MONDAY, decision=decision, is_approved=True)
    decide(by=cast.helen, at=MONDAY, decision=decision, is_approved=True)
    decision.refresh_from_db()
    assert decision.decided_by == cast.helen


def test_what_costs_another_currency_is_for_those_without_a_limit(cast, puts_down, incident):
    remedy = puts_down(cost=Decimal(300))
    Incident.objects.update(policy=cast.publishes(spending={"currency": "GBP"}))
    with pytest.raises(Refused, match="somebody else who may spend"):
        decide(by=cast.tomas, at=MONDAY, decision=remedy.decision, is_approved=True)
    decide(by=cast.helen, at=MONDAY, decision=remedy.decision, is_approved=True)
