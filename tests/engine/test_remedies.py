"""What makes it right: who may spend what, whose yes it waits for, and what the customer has."""

from decimal import Decimal

import pytest

from incidents.actions.close import make_right
from incidents.actions.propose_remedy import propose_remedy
from incidents.actions.remedy import (
    choose_remedy,
    decline_remedy,
    deliver_remedy,
    offer_remedy,
)
from incidents.models import Decision, Incident, Remedy
from incidents.queries.remedies import ledger
from incidents.rules.refusal import Refused
from tests.engine.clockwork import DAY, HOUR, MONDAY, event, logs, running

SURCHARGES = "We pay the courier surcharges"


@pytest.fixture
def two_options(cast, puts_down):
    """Two gestures that Elena can choose from, both on offer."""
    return [
        puts_down(what=what, kind="gesture", is_option=True, is_offered=True)
        for what in ("A planner beside you", "A checked plan")
    ]


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"what": " "}, "Say what we do for them"),
        ({"available_until": MONDAY}, "This moment has passed"),
    ],
)
def test_a_proposal_without_its_parts_is_refused(given, words, puts_down):
    with pytest.raises(Refused, match=words):
        puts_down(**given)


def test_sent_twice_it_is_put_down_once(cast, puts_down, incident):
    first = puts_down(cost=Decimal(300))
    assert puts_down(cost=Decimal(300)) == first
    assert Decision.objects.count() == 1
    assert puts_down(cost=Decimal(301)) != first
    assert puts_down(cost=Decimal(300), kind="gesture").decision != first.decision
    given = puts_down(what="Tea", is_offered=True)
    assert puts_down(what="Tea") == given
    assert incident.events.filter(kind="remedy_proposed").count() == 4
    assert incident.events.filter(kind="remedy_offered").count() == 1


def test_what_is_put_differently_twice_is_put_so_once(cast, puts_down, incident):
    first = puts_down()
    again = [puts_down(what="We pay all of it", instead_of=first) for _ in range(2)]
    assert again[0] == again[1]
    assert list(incident.remedies.open()) == again[:1]


def test_what_they_see_already_is_not_put_differently(cast, puts_down):
    offered = puts_down(is_offered=True)
    with pytest.raises(Refused, match="was settled meanwhile"):
        puts_down(what="Less", instead_of=offered)
    assert Remedy.objects.open().get() == offered


def test_what_they_choose_lets_go_of_the_others_and_they_may_change_their_mind(cast, two_options):
    planner, checked = two_options
    choose_remedy(at=MONDAY + HOUR, remedy=planner)
    choose_remedy(at=MONDAY + 2 * HOUR, remedy=planner)
    incident = planner.incident
    assert incident.events.filter(kind="remedy_chosen").count() == 1
    choose_remedy(at=MONDAY + 3 * HOUR, remedy=checked, by=cast.mara)
    assert incident.remedies.get(chosen_at__isnull=False) == checked
    told = event(incident, "remedy_chosen")
    assert (told.by, told.data["instead_of"]) == (cast.mara, "A planner beside you")
    with pytest.raises(Refused, match="They have not chosen this one"):
        deliver_remedy(by=cast.mara, at=MONDAY + DAY, remedy=planner)
    deliver_remedy(by=cast.mara, at=MONDAY + DAY, remedy=checked)
    with pytest.raises(Refused, match="“A checked plan” is done already"):
        choose_remedy(at=MONDAY + DAY, remedy=planner)


def test_after_the_chosen_one_is_declined_another_can_be_chosen(cast, two_options):
    planner, checked = two_options
    choose_remedy(at=MONDAY, remedy=planner)
    decline_remedy(by=cast.mara, at=MONDAY, remedy=planner, because="Jonas is ill.")
    choose_remedy(at=MONDAY, remedy=checked)
    with pytest.raises(Refused, match="can’t be had any more"):
        choose_remedy(at=MONDAY, remedy=planner)


def test_only_what_is_on_offer_can_be_chosen(cast, puts_down, incident):
    hidden = puts_down(is_option=True)
    given = puts_down(what="Tea", is_offered=True)
    for remedy in (hidden, given):
        with pytest.raises(Refused, match="was not offered to choose from"):
            choose_remedy(at=MONDAY, remedy=remedy)
    short = puts_down(what="A seat", is_option=True, is_offered=True, available_until=MONDAY + HOUR)
    with pytest.raises(Refused, match="can’t be had any more"):
        choose_remedy(at=MONDAY + HOUR, remedy=short)
    hidden.available_until = MONDAY + HOUR
    hidden.save()
    with pytest.raises(Refused, match="could be had has passed"):
        offer_remedy(by=cast.mara, at=MONDAY + HOUR, remedy=hidden)


def test_each_verb_done_twice_changes_nothing_more(cast, puts_down, incident):
    remedy, dropped = puts_down(), puts_down(what="Tea")
    for hour in (1, 2):
        at = MONDAY + hour * HOUR
        offer_remedy(by=cast.mara, at=at, remedy=remedy)
        deliver_remedy(by=cast.mara, at=at, remedy=remedy)
        decline_remedy(by=cast.mara, at=at, remedy=dropped, because=f"Reason {hour}")
    remedy.refresh_from_db()
    dropped.refresh_from_db()
    assert remedy.offered_at == remedy.delivered_at == MONDAY + HOUR
    assert (dropped.declined_at, dropped.declined_because) == (MONDAY + HOUR, "Reason 1")
    for kind in ("remedy_offered", "remedy_delivered", "remedy_declined"):
        assert incident.events.filter(kind=kind).count() == 1


def test_a_declined_one_says_why_and_nothing_more_happens_to_it(cast, puts_down, incident):
    remedy = puts_down(cost=Decimal(300), is_asked_for=True)
    with pytest.raises(Refused, match="Say why not"):
        decline_remedy(by=cast.jonas, at=MONDAY, remedy=remedy, because=" ")
    assert "decision" in running(incident)
    thought = {"golden-rule": "A call.", "our-rule": ""}
    decline_remedy(
        by=cast.jonas, at=MONDAY, remedy=remedy, because="It was theirs.", thought=thought
    )
    assert "decision" not in running(incident)
    assert incident.insights.get().text == "A call."
    assert event(incident, "decided").data["reason"] == "Declined: It was theirs."
    for verb in (offer_remedy, deliver_remedy):
        with pytest.raises(Refused, match="This was declined: It was theirs"):
            verb(by=cast.mara, at=MONDAY, remedy=remedy)


def test_what_they_had_is_not_declined(cast, puts_down):
    remedy = puts_down()
    deliver_remedy(by=cast.mara, at=MONDAY, remedy=remedy)
    with pytest.raises(Refused, match="They have had it already"):
        decline_remedy(by=cast.mara, at=MONDAY, remedy=remedy, because="Too late.")


def test_it_is_not_made_right_while_something_owed_is_open(cast, puts_down, incident):
    remedy = puts_down()
    right = {"by": cast.mara, "at": MONDAY + HOUR, "incident": incident, "what": "All of it."}
    with pytest.raises(Refused, match=f"We still owe them “{SURCHARGES}”"):
        make_right(**right)
    assert "resolve" in running(incident)
    deliver_remedy(by=cast.mara, at=MONDAY, remedy=remedy)
    make_right(**right)
    assert "resolve" not in running(incident)


def test_a_gesture_and_what_was_declined_stand_in_no_way(cast, puts_down, incident):
    puts_down(what="Flowers", kind="gesture")
    decline_remedy(by=cast.mara, at=MONDAY, remedy=puts_down(), because="It was paid before.")
    make_right(by=cast.mara, at=MONDAY, incident=incident, what="It was paid before.")


def test_of_what_we_owe_to_choose_from_the_chosen_one_is_enough(cast, puts_down, incident):
    refund, again = (
        puts_down(what=what, is_option=True, is_offered=True) for what in ("A refund", "Once more")
    )
    right = {"by": cast.mara, "at": MONDAY, "incident": incident, "what": "A refund."}
    with pytest.raises(Refused, match="We still owe them"):
        make_right(**right)
    choose_remedy(at=MONDAY, remedy=refund)
    with pytest.raises(Refused, match="We still owe them “A refund”"):
        make_right(**right)
    deliver_remedy(by=cast.mara, at=MONDAY, remedy=refund)
    make_right(**right)
    assert not again.delivered_at


def test_when_it_is_closed_nothing_new_is_promised_and_what_was_can_be_kept(
    cast, puts_down, two_options, incident
):
    late, hidden = puts_down(is_offered=True), puts_down(what="Hidden")
    Incident.objects.filter(pk=incident.pk).update(status="closed", closed_at=MONDAY)
    for verb in (
        lambda: puts_down(what="More"),
        lambda: offer_remedy(by=cast.mara, at=MONDAY, remedy=hidden),
        lambda: choose_remedy(at=MONDAY, remedy=two_options[0]),
    ):
        with pytest.raises(Refused, match="closed"):
            verb()
    assert deliver_remedy(by=cast.mara, at=MONDAY + DAY, remedy=late).delivered_at


def test_the_ledger_tells_what_a_customer_has_had_over_the_years(
    cast, puts_down, incident, django_assert_num_queries
):
    deliver_remedy(by=cast.mara, at=MONDAY, remedy=puts_down())
    deliver_remedy(by=cast.mara, at=MONDAY, remedy=puts_down(what="Tea", kind="gesture", cost=20))
    puts_down(what="Not offered yet")
    decline_remedy(
        by=cast.mara,
        at=MONDAY,
        remedy=puts_down(what="Declined", is_offered=True),
        because="No.",
    )
    cast.publishes(spending={"currency": "GBP"})
    later = logs(cast, cast.mara)
    pounds = {"kind": "gesture", "cost": Decimal("12.50"), "is_offered": True}
    for what in ("A book", "A seat"):
        remedy = propose_remedy(by=cast.mara, at=MONDAY, incident=later, what=what, **pounds)
    deliver_remedy(by=cast.mara, at=MONDAY, remedy=remedy)
    with django_assert_num_queries(2):
        kept = ledger(cast.brightwater, cast.mara)
        assert [one.what for one in kept.remedies] == ["A seat", "A book", "Tea", SURCHARGES]
        assert {one.incident.reference for one in kept.remedies} == {
            incident.reference,
            later.reference,
        }
    assert [(one.currency, *one.words) for one in kept.totals] == [
        ("EUR", "€100", "€20"),
        ("GBP", "£0", "£12.50"),
    ]
    for_others = ledger(cast.brightwater, cast.rui)
    assert (for_others.remedies, for_others.totals) == ([], kept.totals)
