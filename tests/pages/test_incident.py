from datetime import timedelta

import pytest
from django.utils import timezone

from incidents.actions.close import close_incident, reopen_incident
from incidents.actions.deliver import deliver
from incidents.models import Apology, Event, Incident, Message, Touchpoint
from incidents.rules.refusal import Refused
from tests.cast import clock_of
from tests.pages.conftest import said

LETTER = {"happened": "We lost 38 stops.", "why": "A space.", "next": "I call you at 10:00."}


def test_a_call_is_recorded_and_keeps_the_promise_of_a_first_contact(incident, does):
    does("touchpoints", channel="call", direction="out", summary="She needs a time.")
    assert not clock_of(incident, "contact").is_running
    assert clock_of(incident, "answer").is_running
    assert Touchpoint.objects.get().summary == "She needs a time."


def test_their_call_to_us_keeps_no_promise(incident, does):
    does("touchpoints", channel="call", direction="in")
    assert clock_of(incident, "contact").is_running


def test_a_call_made_earlier_stops_the_clock_at_its_time(incident, does):
    earlier = (timezone.now() - timedelta(minutes=20)).replace(second=0, microsecond=0)
    when = timezone.localtime(earlier).strftime("%Y-%m-%dT%H:%M")
    does("touchpoints", channel="call", direction="out", happened_at=when)
    assert clock_of(incident, "contact").stopped_at == earlier


def test_a_call_in_the_future_is_refused_and_what_was_said_is_kept(incident, visit, cast):
    when = timezone.localtime(timezone.now() + timedelta(hours=1)).strftime("%Y-%m-%dT%H:%M")
    answer = visit(cast.mara).post(
        f"{incident.get_absolute_url()}touchpoints/",
        {"channel": "call", "direction": "out", "happened_at": when, "summary": "Kept words"},
    )
    assert answer.status_code == 422
    assert "Kept words" in answer.content.decode()
    assert not Touchpoint.objects.exists()


def test_the_timeline_tells_what_happened_newest_first(incident, does):
    answer = does("touchpoints", channel="call", direction="out", summary="She needs a time.")
    headlines = [entry.headline for entry in answer.context["timeline"]]
    assert headlines == ["Mara called Elena Marsh", "Mara logged it"]


def test_it_can_be_handed_to_a_teammate(incident, does, cast):
    answer = does("assign", owner=cast.jonas.pk)
    incident.refresh_from_db()
    assert incident.owner == cast.jonas
    assert "Jonas Weber owns it now." in said(answer)


def test_what_nobody_has_a_teammate_can_take(incident, does, cast):
    Incident.objects.update(owner=None)
    does("assign", person=cast.jonas, owner=cast.jonas.pk)
    incident.refresh_from_db()
    assert incident.owner == cast.jonas


def test_it_can_not_be_given_to_somebody_outside_the_team(incident, does, cast):
    answer = does("assign", owner=cast.bea.pk)
    incident.refresh_from_db()
    assert incident.owner == cast.mara
    assert "Pick somebody who is in Customer care" in answer.content.decode()


def test_closing_is_refused_while_a_promise_is_open_and_says_the_way_on(incident, does):
    answer = does("close", closed_on="confirmed")
    incident.refresh_from_db()
    assert incident.is_open
    assert answer.status_code == 422
    assert "Nobody has spoken with them yet." in answer.content.decode()
    assert "They have no answer yet." in answer.content.decode()


def test_once_everything_is_kept_it_can_be_closed(incident, does, cast):
    does("touchpoints", channel="call", direction="out")
    does("answer", action="send", **LETTER)
    deliver()
    page = does("close", closed_on="confirmed")
    assert "It has not been made right yet." in page.content.decode()
    does("made-right", what="The plan is whole, and a credit for the 38.")
    page = does("close", closed_on="confirmed")
    assert "No cause is confirmed yet." in page.content.decode()
    does("questions/no-cause", **{"no-cause": "The logs of that morning are gone."})
    does("close", closed_on="confirmed")
    incident.refresh_from_db()
    assert not incident.is_open
    assert incident.events.filter(kind=Event.Kind.CLOSED).count() == 1


def test_reopening_starts_new_clocks_and_keeps_the_old_ones(incident, cast):
    at = timezone.now()
    incident.clocks.update(stopped_at=at, next_step_at=None)
    cast.talks(incident)
    cast.understands(incident)
    close_incident(by=cast.mara, at=at, incident=incident, closed_on="confirmed")
    reopened = reopen_incident(by=cast.tomas, at=at, incident=incident)
    assert reopened.cycle == 2
    assert reopened.clocks.running().count() == 3
    assert reopened.clocks.filter(cycle=1, stopped_at=at).count() == 3
    assert clock_of(reopened, "contact").started_at == at


def test_the_next_best_step_follows_what_was_done(incident, does, visit, cast):
    def offered():
        return visit(cast.mara).get(incident.get_absolute_url()).context["next_step"].title

    assert offered() == "Call Elena Marsh"
    does("touchpoints", channel="call", direction="out")
    assert offered().startswith("Write to Elena Marsh")
    does("answer", action="send", **LETTER)
    deliver()
    assert offered() == "Make it right, and say how"
    does("made-right", what="The plan is whole.")
    assert offered().startswith("Find out how it happened")
    cast.understands(incident)
    assert offered() == "Keep it from happening again"
    does("lessons", title="Compare the plan with what was sent.")
    assert offered() == "Ask Elena Marsh whether it is right now"
    does("touchpoints", channel="call", direction="out", summary="It is right now.")
    assert offered().startswith("Close it")


def test_a_draft_is_kept_and_comes_back(incident, does, visit, cast):
    does("answer", action="draft", happened="We lost", why="", next="")
    assert Apology.objects.get().state == Apology.State.DRAFT
    page = visit(cast.jonas).get(f"{incident.get_absolute_url()}answer/")
    assert "We lost" in page.content.decode()
    assert not Message.objects.exists()


@pytest.mark.parametrize("part", ["happened", "why", "next"])
def test_an_answer_without_one_of_its_parts_is_refused_and_the_rest_is_kept(
    part, incident, visit, cast
):
    answer = visit(cast.mara).post(
        f"{incident.get_absolute_url()}answer/", LETTER | {part: " ", "action": "send"}
    )
    assert answer.status_code == 422
    assert not Message.objects.exists()
    kept = next(text for name, text in LETTER.items() if name != part)
    assert kept in answer.content.decode()


def test_a_sent_answer_waits_in_the_outbox_and_can_not_be_sent_twice(incident, does):
    does("answer", action="send", **LETTER)
    again = does("answer", action="send", **LETTER)
    assert "already on its way" in again.content.decode()
    assert Message.objects.filter(kind=Message.Kind.APOLOGY).count() == 1


def test_without_an_address_the_form_asks_for_one(cast, visit):
    incident = cast.logs(cast.mara, contact=None)
    page = visit(cast.mara).get(f"{incident.get_absolute_url()}answer/")
    assert {"contact", "email"} <= set(page.context["form"].fields)
    given = LETTER | {"action": "send", "contact": "Ruth Adeyemi", "email": "ruth@b.example"}
    visit(cast.mara).post(f"{incident.get_absolute_url()}answer/", given)
    message = Message.objects.get(kind=Message.Kind.APOLOGY)
    assert (message.contact.name, message.contact.email) == ("Ruth Adeyemi", "ruth@b.example")


def test_a_draft_needs_no_address(cast, visit):
    cast.elena.email = ""
    cast.elena.save()
    incident = cast.logs(cast.mara)
    given = LETTER | {"action": "draft", "email": ""}
    assert visit(cast.mara).post(f"{incident.get_absolute_url()}answer/", given).status_code == 302
    assert Apology.objects.get().happened == LETTER["happened"]


def test_after_a_refusal_the_address_can_be_mended_and_the_words_are_there(
    cast, visit, incident, does, mail_leaves
):
    mail_leaves.refusals[cast.elena.email] = "550 No such user"
    does("answer", action="send", **LETTER)
    deliver()
    page = visit(cast.mara).get(f"{incident.get_absolute_url()}answer/")
    assert page.context["form"]["email"].value() == cast.elena.email
    assert LETTER["why"] in page.content.decode()
    does("answer", action="send", email="elena.marsh@brightwater.example", **LETTER)
    assert deliver() == 1
    assert mail_leaves.messages[0]["To"] == "Elena Marsh <elena.marsh@brightwater.example>"
    assert not clock_of(incident, "answer").is_running


def test_a_draft_begun_after_a_refusal_comes_back_rather_than_what_was_refused(
    cast, visit, incident, does, mail_leaves
):
    mail_leaves.refusals[cast.elena.email] = "550 No such user"
    does("answer", action="send", **LETTER)
    deliver()
    does("answer", action="draft", **LETTER | {"why": "Better words"})
    page = visit(cast.mara).get(f"{incident.get_absolute_url()}answer/")
    assert "Better words" in page.content.decode()


def test_a_long_timeline_is_bounded_and_the_rest_can_be_asked_for(incident, visit, cast):
    Event.objects.bulk_create(
        Event(incident=incident, kind=Event.Kind.CLOSED, at=timezone.now()) for _ in range(80)
    )
    page = visit(cast.mara).get(incident.get_absolute_url())
    assert len(page.context["timeline"]) == 50
    whole = visit(cast.mara).get(page.context["timeline_more_url"])
    assert len(whole.context["timeline"]) == 31


def test_nobody_outside_the_team_can_do_anything(incident, does, cast):
    for verb in ("touchpoints", "assign", "close", "reopen", "answer", "edit"):
        assert does(verb, person=cast.bea).status_code == 404


def test_actions_refuse_what_the_pages_do_not_offer(incident, cast):
    with pytest.raises(Refused, match="Nobody has spoken"):
        close_incident(by=cast.mara, at=timezone.now(), incident=incident, closed_on="confirmed")
    assert Incident.objects.get().is_open
