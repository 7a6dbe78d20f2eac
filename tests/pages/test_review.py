"""A lead reads an answer before it goes: where the policy asks for it, or by choice."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from incidents.actions.answer import send_answer
from incidents.actions.read_answer import ask_to_read
from incidents.models import Apology, Decision, Event, Membership, Message
from incidents.queries.reading_first import why_read
from incidents.rules.refusal import Refused
from tests.cast import clock_of
from tests.pages.composing import GOOD
from tests.pages.conftest import said


@pytest.fixture
def difficult(incident):
    """The incident is a difficult conversation."""
    incident.is_difficult = True
    incident.save()
    return incident


def is_sent():
    return Message.objects.filter(kind=Message.Kind.APOLOGY).exists()


def words(answer):
    return answer.content.decode()


def test_a_difficult_conversation_is_read_by_a_lead_first_and_the_way_on_is_told(
    composer, difficult
):
    assert "A lead reads it first" in words(composer.sees())
    answer = composer.does("send")
    assert answer.status_code == 422
    assert "so a lead reads the answer before it goes. Ask one to read it." in words(answer)
    assert not is_sent()
    assert Apology.objects.get().why == GOOD["why"], "what was written is kept"


def test_from_asking_to_the_yes_to_sending(composer, difficult, cast):
    asked = composer.does("ask", asked_of=cast.tomas.pk, follow=True)
    assert "Tomás Oliveira is asked to read it." in said(asked)
    assert clock_of(difficult, "decision").person == cast.tomas
    assert composer.does("send").status_code == 422
    page = composer.sees(cast.tomas)
    assert "asks you to read this before it goes" in words(page)
    assert GOOD["why"] in words(page)
    composer.does("may-go", cast.tomas, comment="Good. Thank you.")
    assert not clock_of(difficult, "decision").is_running
    page = words(composer.sees())
    assert "Tomás has read it" in page
    assert "Good. Thank you." in page
    assert composer.does("send").status_code == 302
    assert is_sent()


def test_not_yet_says_why_and_can_be_asked_again(composer, difficult, cast):
    composer.does("ask", asked_of=cast.tomas.pk)
    refused = composer.does("not-yet", cast.tomas)
    assert refused.status_code == 422
    assert "Say why not" in words(refused)
    composer.does("not-yet", cast.tomas, comment="Thank her first. " + "x" * 1900)
    assert "Thank her first." in words(composer.sees())
    answer = composer.does("send")
    assert "Tomás Oliveira said “not yet”. Change it, and ask again." in words(answer)
    composer.does("ask", asked_of=cast.tomas.pk)
    composer.does("may-go", cast.tomas)
    assert composer.does("send").status_code == 302
    assert Decision.objects.count() == 2


def test_too_long_a_word_is_kept_on_the_page(composer, difficult, cast):
    composer.does("ask", asked_of=cast.tomas.pk)
    answer = composer.does("not-yet", cast.tomas, comment="y" * 2001)
    assert answer.status_code == 422
    assert "y" * 2001 in words(answer)


def test_another_text_needs_another_yes_and_nothing_else_does(composer, difficult, cast):
    composer.does("ask", asked_of=cast.tomas.pk)
    composer.does("may-go", cast.tomas)
    composer.does("aside:no-options")
    assert composer.sees().context["reading"].has_yes
    answer = composer.does("send", next=GOOD["next"] + " One more thing.")
    assert "The text has changed since Tomás Oliveira said yes. Ask again." in words(answer)
    assert not is_sent()
    assert "The text has changed since then." in words(composer.sees())


def test_a_pause_tells_that_the_yes_was_for_other_words(composer, difficult, cast):
    composer.does("ask", asked_of=cast.tomas.pk)
    composer.does("may-go", cast.tomas)
    assert "Tomás has read it" in words(composer.pauses())
    changed = composer.pauses(why=GOOD["why"] + " And so on.")
    assert "Changed since it was read" in words(changed)


def test_a_lead_may_mend_it_and_says_yes_to_what_stands_there_then(composer, difficult, cast):
    composer.does("ask", asked_of=cast.tomas.pk)
    seen = composer.sees(cast.tomas).context["seen"]
    mended = {"why": GOOD["why"] + " We look every morning now."}
    composer.does("may-go", cast.tomas, seen=seen, **mended)
    assert Apology.objects.get().why == mended["why"]
    assert composer.does("send", **mended).status_code == 302


def test_a_letter_that_changed_while_it_was_read_gets_no_yes(composer, difficult, cast):
    composer.does("ask", asked_of=cast.tomas.pk)
    read = composer.sees(cast.tomas).context["seen"]
    composer.pauses(why="Other words.", seen=read)
    answer = composer.does("may-go", cast.tomas, seen=read, comment="Good.")
    assert answer.status_code == 409
    assert "Other words." in words(answer)
    assert "Good." in words(answer)
    assert Decision.objects.get().decided_at is None


def test_a_second_failure_is_read_first(composer, incident, cast):
    assert composer.sees().context["reading"].why == ""
    earlier = cast.logs(cast.jonas, ago=timedelta(days=20))
    assert "a second time" in composer.sees().context["reading"].why
    earlier.learned_at = incident.learned_at - timedelta(days=91)
    earlier.save()
    assert composer.sees().context["reading"].why == ""


def test_much_at_stake_is_read_first(composer, incident):
    incident.value_at_risk, incident.currency = Decimal(50000), "EUR"
    incident.save()
    assert "Much is at stake" in composer.sees().context["reading"].why
    incident.value_at_risk = Decimal(49999)
    incident.save()
    assert composer.sees().context["reading"].why == ""


def test_a_policy_may_ask_for_none_of_it(cast, visit):
    cast.publishes(review={"difficult": False, "second_failure": False, "value": False})
    incident = cast.logs(cast.mara)
    incident.is_difficult, incident.value_at_risk, incident.currency = True, Decimal(10**6), "EUR"
    incident.save()
    assert why_read(incident, cast.mara) == ""


@pytest.mark.parametrize("person", ["tomas", "priya", "helen"])
def test_who_reads_for_others_needs_it_for_difficult_ones_only(person, cast, incident):
    sender = getattr(cast, person)
    cast.logs(cast.jonas, ago=timedelta(days=20))
    incident.value_at_risk, incident.currency = Decimal(10**6), "EUR"
    incident.save()
    assert why_read(incident, cast.mara)
    assert why_read(incident, sender) == ""
    incident.is_difficult = True
    assert "difficult" in why_read(incident, sender)


def test_where_nobody_could_read_it_nobody_waits_for_them(cast, difficult):
    Membership.objects.exclude(user=cast.tomas).update(role="staff")
    assert why_read(difficult, cast.mara)
    assert why_read(difficult, cast.tomas) == ""
    Membership.objects.update(role="staff")
    assert why_read(difficult, cast.mara) == ""
    send_answer(by=cast.mara, at=timezone.now(), incident=difficult, **GOOD)


def test_anybody_may_ask_by_choice_and_waits_for_the_word_then(composer, cast):
    composer.does("ask", asked_of=cast.priya.pk)
    answer = composer.does("send")
    assert "Priya Nair is reading it. Wait for their word, or take it back." in words(answer)
    decision = Decision.objects.get()
    composer.does("not-yet", cast.priya, comment="Shorter.")
    assert composer.does("send").status_code == 302, "the policy asks for no yes here"
    decision.refresh_from_db()
    assert decision.is_approved is False


def test_leads_are_offered_first_and_those_away_last(composer, cast):
    def offered():
        return [name for _, name in composer.sees().context["ask_form"].fields["asked_of"].choices]

    assert offered() == ["Tomás Oliveira", "Helen Castro", "Priya Nair"]
    cast.tomas.away_until = timezone.now() + timedelta(days=1)
    cast.tomas.save()
    assert offered() == ["Helen Castro", "Priya Nair", "Tomás Oliveira"]


def test_asking_twice_asks_once(composer, cast):
    composer.does("ask", asked_of=cast.tomas.pk)
    composer.does("ask", asked_of=cast.tomas.pk)
    assert Decision.objects.count() == 1
    answer = composer.does("ask", asked_of=cast.priya.pk)
    assert "Tomás Oliveira has it already." in words(answer)


def test_saying_it_twice_says_it_once(composer, cast, incident):
    composer.does("ask", asked_of=cast.tomas.pk)
    composer.does("may-go", cast.tomas)
    assert composer.does("may-go", cast.tomas).status_code == 302
    assert incident.events.filter(kind=Event.Kind.DECIDED).count() == 1


def test_not_everybody_may_read_or_say(composer, cast, incident):
    for person in (cast.jonas, cast.bea, cast.mara):
        assert composer.does("ask", asked_of=person.pk).status_code == 422
    assert composer.does("ask", asked_of="").status_code == 422
    about = {"by": cast.mara, "at": timezone.now(), "incident": incident}
    for person, why in ((cast.jonas, "does not lead"), (cast.mara, "read it while you wrote")):
        with pytest.raises(Refused, match=why):
            ask_to_read(**about, asked_of=person, **GOOD)
    with pytest.raises(Refused, match="nothing to read yet"):
        ask_to_read(**about, asked_of=cast.tomas, happened=" ", why="", next="")
    composer.does("ask", asked_of=cast.tomas.pk)
    assert composer.does("may-go", cast.jonas).status_code == 422
    assert composer.does("may-go", cast.mara).status_code == 422
    assert composer.does("may-go", cast.bea).status_code == 404
    assert Decision.objects.get().decided_at is None


def test_a_word_that_nobody_asked_for_changes_nothing(composer, cast):
    answer = composer.does("may-go", cast.tomas)
    assert answer.status_code == 422
    assert "Nobody asks about this letter any more." in words(answer)


def test_the_question_leads_from_the_incident_to_the_letter(composer, incident, cast, visit):
    composer.does("ask", asked_of=cast.tomas.pk)
    page = words(visit(cast.tomas).get(incident.get_absolute_url()))
    assert "May the answer to Elena Marsh go as it is?" in page
    assert "Read the letter" in page
