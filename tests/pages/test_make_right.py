"""The step that makes it right: what it shows, what it asks, and when it is done."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from incidents.actions.decision import ask_decision, decide
from incidents.actions.remedy import choose_remedy, deliver_remedy
from incidents.models import Incident, Remedy
from tests.cast import clock_of
from tests.pages.conftest import text_of

HERE = {"back": "make-right"}


def test_what_was_promised_stands_beside_what_they_got_and_the_gap(
    incident, step, does, puts_down, cast
):
    Incident.objects.update(impact="Nine stores opened with empty shelves.")
    assert "They got" not in text_of(step())
    does("questions/delivered", **HERE, delivered="A plan with 174 of 212 stops.")
    shown = text_of(step())
    assert incident.promised in shown
    assert f"{incident.get_absolute_url()}edit/" in shown
    assert "A plan with 174 of 212 stops." in shown
    assert "Nine stores opened with empty shelves." in shown
    assert "Nothing is down yet that closes it." in shown
    owed = puts_down(kind="owed")
    assert "They have not had yet what we owe them." in text_of(step())
    puts_down(kind="owed", what="Once more")
    deliver_remedy(by=cast.mara, at=timezone.now(), remedy=owed)
    assert "They have had 1 of 2 things that we owe them." in text_of(step())


def test_what_they_ask_for_and_what_they_do_not_want_is_written_down_and_leads_on(
    incident, step, does
):
    answer = does(
        "questions/wishes", **HERE, **{"asked-for": "A call\neach day", "unwanted": "A voucher"}
    )
    assert answer.redirect_chain[-1][0] == f"{incident.get_absolute_url()}make-right/"
    shown = text_of(answer)
    assert "A voucher" in shown
    assert "what would be the opposite of what they do not want?" in shown
    form = step(query="?asked").context["propose_form"]
    assert (form["what"].value(), form["is_asked_for"].value()) == ("A call each day", True)


@pytest.mark.parametrize(
    ("sheet", "code"),
    [
        ("beyond", "helpful"),
        ("beyond", "services"),
        ("beyond", "came-for"),
        ("beyond", "talents"),
        ("resources", "resources"),
    ],
)
def test_its_questions_are_asked_and_their_answers_kept(sheet, code, does, step):
    question = step().context[sheet]["form"].fields[code]
    assert question.label in text_of(step())
    assert "Quiet mornings" in text_of(
        does(f"questions/{sheet}", **HERE, **{code: "Quiet mornings"})
    )


def test_how_many_options_are_left_is_told_against_its_age(step, cast, puts_down):
    assert not step().context["remedies"].still_open
    at = timezone.now()
    first = puts_down(what="A planner", is_option=True, is_offered=True)
    puts_down(what="A plan", is_option=True, available_until=at + timedelta(days=2))
    refused = puts_down(what="A year", is_option=True, cost=Decimal(9000))
    decide(by=cast.priya, at=at, decision=refused.decision, is_approved=False, reason="No.")
    told = step().context["remedies"].still_open
    assert told.startswith("2 options still open, 1\u00a0h")
    assert "after we learned of it; the next ends " in told
    Remedy.objects.filter(what="A plan").update(available_until=at)
    assert step().context["remedies"].still_open.endswith("after we learned of it; 1 has ended.")
    choose_remedy(at=at, remedy=first)
    assert not step().context["remedies"].still_open


def test_what_is_owed_and_gestures_are_summed_apart_beside_what_is_at_stake(step, cast, puts_down):
    assert "What it costs us" not in text_of(step())
    Incident.objects.update(value_at_risk=Decimal(17000), currency="EUR")
    puts_down(kind="owed", what="The surcharges", cost=Decimal(140))
    puts_down(what="Tea", cost=Decimal("9.50"))
    planner = puts_down(what="A planner", cost=Decimal(190), is_option=True, is_offered=True)
    puts_down(what="A plan", cost=Decimal(100), is_option=True)
    bill = step().context["remedies"].bill
    assert bill.in_words == [
        ("What we owe", "€140"),
        ("Gestures", "€9.50"),
        ("What they choose", "up to €190"),
        ("Together", "up to €339.50"),
    ]
    assert "Making it right costs 2 % of what is at stake." in text_of(step())
    choose_remedy(at=timezone.now(), remedy=planner)
    assert step().context["remedies"].bill.in_words == [
        ("What we owe", "€140"),
        ("Gestures", "€199.50"),
        ("Together", "€339.50"),
    ]


def test_it_is_not_made_right_while_something_owed_is_open(incident, does, puts_down):
    owed = puts_down(kind="owed")
    answer = does("made-right", **HERE, what="Kept words")
    assert answer.status_code == 422
    assert answer.context["step"] == "make-right"
    assert "We still owe them “Flowers”." in text_of(answer)
    assert "Kept words" in text_of(answer)
    answer = does(f"remedies/{owed.pk}/deliver", **HERE)
    assert answer.context["remedies"].all_had
    answer = does("made-right", **HERE, what="The flowers.")
    assert not clock_of(incident, "resolve").is_running
    assert "Do they think so too?" in text_of(answer)


def test_a_decision_about_anything_is_asked_for_here(incident, does, step, cast):
    assert does("decisions", **HERE, question="").context["ask_form"].errors
    answer = does("decisions", **HERE, question="May I visit them?", asked_of=cast.tomas.pk)
    assert [one["decision"].question for one in answer.context["decisions"]] == [
        "May I visit them?"
    ]
    assert not answer.context["asked"]


def test_what_was_decided_meanwhile_keeps_what_was_written(does, cast, puts_down):
    decision = puts_down(cost=Decimal(300)).decision
    decide(by=cast.priya, at=timezone.now(), decision=decision, is_approved=True)
    no = {"is_approved": "no", "reason": "Kept words"}
    answer = does(f"decisions/{decision.pk}", cast.tomas, **HERE, **no)
    assert answer.status_code == 422
    assert "Priya Nair has decided this already." in text_of(answer)
    assert "Kept words" in text_of(answer)


def test_there_is_one_thing_to_do_next(step, does, cast, puts_down):
    def primary(answer):
        return answer.content.decode().count("btn-primary")

    assert primary(step()) == 1
    puts_down(kind="owed", is_offered=True)
    hidden = puts_down(what="Tea", is_option=True)
    assert step().context["remedies"].next.remedy == hidden
    assert primary(step()) == primary(step(query=f"?again={hidden.pk}")) == 1
    does(f"remedies/{hidden.pk}/offer", **HERE)
    assert step().context["remedies"].next.remedy.what == "Flowers"
    for remedy in Remedy.objects.order_by("pk"):
        does(f"remedies/{remedy.pk}/choose", **HERE)
        assert primary(does(f"remedies/{remedy.pk}/deliver", **HERE)) == 1


def test_the_page_costs_a_fixed_number_of_queries(incident, visit, cast, puts_down):
    browser = visit(cast.mara)

    def fill(number):
        for n in range(number):
            puts_down(what=f"Tea {number} {n}")
            puts_down(what=f"Option {number} {n}", is_option=True, is_offered=True)
            puts_down(what=f"Much {number} {n}", cost=Decimal(300))
            about = {"by": cast.mara, "at": timezone.now(), "incident": incident}
            ask_decision(**about, question=f"Call {n}?", asked_of=cast.tomas)

    def cost():
        with CaptureQueriesContext(connection) as queries:
            browser.get(f"{incident.get_absolute_url()}make-right/")
        return len(queries)

    fill(1)
    first = cost()
    fill(6)
    assert cost() == first <= 20
