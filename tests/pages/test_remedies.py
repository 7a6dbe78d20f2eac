"""Remedies on their page: put down, offered, chosen, had, or declined after a second look."""

from decimal import Decimal

import pytest
from django.utils import timezone

from incidents.actions.propose_remedy import propose_remedy
from incidents.actions.remedy import choose_remedy
from incidents.models import Decision, Incident, Remedy
from tests.cast import clock_of
from tests.pages.conftest import headlines, lines, local, said, soon, text_of

HERE = {"back": "make-right"}
WHOLE = {
    "what": "We pay the courier surcharges",
    "details": "by Friday",
    "kind": "owed",
    "is_option": "no",
    "cost": "140",
}


def test_a_remedy_is_put_down_and_seen_by_them_once_it_is_offered(does, step):
    answer = does(
        "remedies", **HERE, **WHOLE, is_asked_for="on", available_until=local(soon(days=2))
    )
    assert "They see it once you offer it." in said(answer)
    remedy = Remedy.objects.get()
    assert (remedy.cost, remedy.currency) == (Decimal(140), "EUR")
    assert (remedy.is_option, remedy.is_asked_for, remedy.details) == (False, True, "by Friday")
    assert lines(answer) == {remedy.what: "They don’t see it yet."}
    answer = does(f"remedies/{remedy.pk}/offer", **HERE)
    assert "They see it on their page" in said(answer)
    assert lines(answer)[remedy.what].startswith("Offered ")
    answer = does(f"remedies/{remedy.pk}/deliver", **HERE)
    assert lines(answer)[remedy.what].startswith("They had it ")


def test_one_click_puts_it_down_and_offers_it(does):
    answer = does("remedies", **HERE, **WHOLE, offer="at-once")
    assert "Offered." in said(answer)
    assert Remedy.objects.get().offered_at


def test_above_the_limit_somebody_is_asked_and_nothing_is_offered(incident, does, cast):
    answer = does("remedies", **HERE, **WHOLE | {"cost": "300"}, offer="at-once")
    assert "asked for a yes" in said(answer)
    remedy = Remedy.objects.get()
    assert not remedy.offered_at
    assert clock_of(incident, "decision").person == cast.tomas
    assert lines(answer)[remedy.what] == "Tomás Oliveira is asked for a yes."
    assert [one["say"] for one in answer.context["asked"]] == ["withdraws"]
    answer = does(f"remedies/{remedy.pk}/offer", **HERE)
    assert "Tomás Oliveira has not said yes yet" in said(answer)
    yes = {"is_approved": "yes", "reason": ""}
    answer = does(f"decisions/{remedy.decision_id}", cast.tomas, **HERE, **yes)
    assert answer.redirect_chain[-1][0] == f"{incident.get_absolute_url()}make-right/"
    assert lines(answer)[remedy.what] == "Tomás Oliveira said yes. They don’t see it yet."


def test_a_no_is_told_with_its_reason_and_put_differently(does, step, cast, puts_down):
    remedy = puts_down(cost=Decimal(300), is_option=True)
    no = {"is_approved": "no", "reason": "They asked for a call."}
    does(f"decisions/{remedy.decision_id}", cast.tomas, **HERE, **no)
    assert lines(step())["Flowers"] == "Tomás Oliveira said no: “They asked for a call.”"
    form = step(query=f"?again={remedy.pk}").context["propose_form"]
    assert (form["what"].value(), form["is_option"].value()) == ("Flowers", "yes")
    again = {name: form[name].value() for name in ("kind", "is_option", "instead_of")}
    answer = does("remedies", **HERE, **again, what="A call each day", cost="0")
    assert lines(answer) == {"A call each day": "They don’t see it yet."}
    assert answer.context["remedies"].declined[0].words == (
        "Declined: Put differently: A call each day"
    )


@pytest.mark.parametrize("query", ["?again=", "?again=x", "?again=99999999999999999999", "?asked"])
def test_what_can_not_be_put_differently_begins_anew(query, step):
    assert not step(query=query).context["propose_form"].is_again


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"what": " "}, "Say what we do for them"),
        ({"what": "x" * 201}, "at most 200 characters"),
        ({"details": "x" * 301}, "at most 300 characters"),
        ({"kind": ""}, "Say whether we owe it"),
        ({"kind": "bribe"}, "Select a valid choice"),
        ({"is_option": ""}, "Say whether they choose it"),
        ({"cost": ""}, "Say about how much it costs us"),
        ({"cost": "much"}, "Write a number"),
        ({"cost": "NaN"}, "Write a number"),
        ({"cost": "-1"}, "less than nothing"),
        ({"cost": "1.005"}, "no more than 2 decimal places"),
        ({"cost": "99999999999"}, "no more than 10 digits"),
        ({"available_until": "soon"}, "Give a date and a time"),
        ({"available_until": local(soon(days=-1))}, "This moment has passed"),
        ({"cost": "3000", "asked_of": "tomas"}, "may not say yes to €3,000. Ask Priya Nair."),
        ({"cost": "3000", "asked_of": "bea"}, "Select a valid choice"),
        ({"instead_of": "999"}, "Select a valid choice"),
    ],
)
def test_a_proposal_with_a_slip_comes_back_whole(given, why, does, cast):
    if getattr(cast, given.get("asked_of", "-"), None):
        given = given | {"asked_of": getattr(cast, given["asked_of"]).pk}
    answer = does("remedies", **HERE, **WHOLE | {"details": "Kept words"} | given)
    assert answer.status_code == 422
    assert "There is a problem" in text_of(answer)
    assert why in text_of(answer)
    if "details" not in given:
        assert "Kept words" in text_of(answer)
    assert not Remedy.objects.exists()
    assert not Decision.objects.exists()


def test_they_told_us_what_they_choose(does, cast, puts_down):
    planner, checked = (
        puts_down(what=what, is_option=True, is_offered=True) for what in ("A planner", "A plan")
    )
    answer = does(f"remedies/{planner.pk}/choose", **HERE)
    assert lines(answer)["A plan"] == "They chose another."
    answer = does(f"remedies/{checked.pk}/choose", **HERE)
    assert lines(answer)["A planner"] == "They chose another."
    assert does(f"remedies/{planner.pk}/deliver", **HERE).context["remedies"].next
    assert "have not chosen this one" in said(does(f"remedies/{planner.pk}/deliver", **HERE))
    does(f"remedies/{checked.pk}/deliver", **HERE)
    answer = does(f"remedies/{planner.pk}/choose", **HERE)
    assert "“A plan” is done already" in said(answer)
    assert [one.verbs for one in answer.context["remedies"].options] == [[], []]


def test_before_what_they_asked_for_is_declined_one_looks_at_the_big_picture(
    incident, visit, cast, puts_down, does
):
    asked = puts_down(what="A month free", is_asked_for=True)
    puts_down(what="A planner")
    does("questions/wishes", **HERE, unwanted="A voucher")
    address = f"remedies/{asked.pk}/decline"
    answer = visit(cast.mara).get(f"{incident.get_absolute_url()}{address}/")
    shown = text_of(answer)
    for words in (
        "Before you decline what they asked for",
        "The big picture",
        "In their place, and sure that you were right: what would you want?",
        "Which rule of ours stands in the way of the right thing?",
        "What makes sense for them and for us?",
        "What they do not want: A voucher",
    ):
        assert words in shown
    assert [one.remedy.what for one in answer.context["others"]] == ["A planner"]
    answer = does(address, **{"golden-rule": "A call first."}, because=" ")
    assert answer.status_code == 422
    assert "Say why not" in text_of(answer)
    assert "A call first." in text_of(answer)
    assert not incident.insights.filter(question="golden-rule").exists()
    answer = does(address, **{"golden-rule": "A call first."}, because="It was not our fee.")
    assert answer.redirect_chain[-1][0] == f"{incident.get_absolute_url()}make-right/"
    assert incident.insights.get(question="golden-rule").text == "A call first."
    assert answer.context["remedies"].declined[0].words == "Declined: It was not our fee."
    answer = does(address, because="Twice.")
    assert Remedy.objects.get(pk=asked.pk).declined_because == "It was not our fee."


def test_what_is_settled_is_not_declined_any_more(incident, does, visit, cast, puts_down):
    remedy = puts_down()
    does(f"remedies/{remedy.pk}/deliver", **HERE)
    address = f"{incident.get_absolute_url()}remedies/{remedy.pk}/decline/"
    assert "Nothing is left to decline." in said(visit(cast.mara).get(address, follow=True))
    answer = does(f"remedies/{remedy.pk}/decline", because="Kept words")
    assert answer.status_code == 422
    assert "They have had it already" in text_of(answer)
    assert "Kept words" in text_of(answer)


def test_on_a_closed_incident_only_what_was_promised_is_kept(step, cast, puts_down):
    puts_down(is_offered=True)
    puts_down(what="Tea")
    Incident.objects.update(status="closed", closed_at=timezone.now())
    answer = step()
    assert "propose_form" not in answer.context
    assert [one.verbs for one in answer.context["remedies"].given] == [
        ["deliver", "decline"],
        ["decline"],
    ]


def test_what_belongs_to_another_incident_is_not_here(cast, does):
    theirs = propose_remedy(
        by=cast.mara,
        at=timezone.now(),
        incident=cast.logs(cast.mara),
        what="Tea",
        kind="gesture",
        cost=Decimal(5),
    )
    for verb in ("offer", "choose", "deliver", "decline"):
        assert does(f"remedies/{theirs.pk}/{verb}", because="No.").status_code == 404
    assert does("remedies", **WHOLE, **HERE, instead_of=theirs.pk).status_code == 422


def test_the_timeline_tells_what_became_of_it(incident, does, visit, cast, puts_down):
    first, second = (puts_down(what=what, is_option=True, is_offered=True) for what in "AB")
    choose_remedy(at=timezone.now(), remedy=first)
    does(f"remedies/{second.pk}/choose")
    does(f"remedies/{second.pk}/deliver")
    does(f"remedies/{first.pk}/decline", because="One is enough.")
    answer = visit(cast.mara).get(incident.get_absolute_url())
    assert headlines(answer)[:8] == [
        "Mara declined it",
        "They have had it, said Mara",
        "Mara noted what they chose",
        "They have chosen",
        "Mara offered it to them",
        "Mara put down something that makes it right",
        "Mara offered it to them",
        "Mara put down something that makes it right",
    ]
    told = [entry.text for entry in answer.context["timeline"]]
    assert told[0] == "A\nBecause: One is enough."
    assert told[2] == "B\nThey had chosen “A” before."
    assert told[5] == "B\nA gesture, for €50."
