"""The first word to a customer, the survey, and how staff hear of a customer's own words."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from incidents.actions.acknowledge import acknowledge_incident
from incidents.actions.answer import send_answer
from incidents.actions.close import reopen_incident
from incidents.actions.customer_link import make_link, revoke_link
from incidents.actions.customer_page import ask_for_lead, tell_their_version
from incidents.actions.deliver import deliver
from incidents.actions.survey import answer_survey, ask_survey
from incidents.models import CustomerLink, Event, Message, Touchpoint
from incidents.queries.first_word import first_message, first_word
from incidents.rules.refusal import Refused
from tests.cast import clock_of
from tests.engine.clockwork import HOUR, LETTER, finishes, running

SIDES = {"outcome": 5, "process": 4, "treatment": 5}


def acknowledges(cast, incident, **given):
    """Mara sends the first word."""
    return acknowledge_incident(by=cast.mara, at=timezone.now(), incident=incident, **given)


def the(kind):
    """The one message of this kind."""
    return Message.objects.get(kind=kind)


def in_minutes(number):
    """A clock that is so many minutes ahead."""
    return lambda: timezone.now() + timedelta(minutes=number)


def words(mail):
    """The text of a mail that arrived, in one line."""
    return " ".join(mail.get_body(("plain",)).get_content().split())


def test_one_click_tells_them_who_looks_after_it_and_when_they_hear_next(cast, mail_leaves):
    incident = cast.logs(cast.mara)
    acknowledges(cast, incident)
    assert deliver() == 1
    (mail,) = mail_leaves.messages
    assert mail["Subject"] == "I’m so sorry – let’s figure this out"
    assert mail["To"] == "Elena Marsh <elena@brightwater.example>"
    assert mail["From"].startswith("Mara Lindqvist <")
    assert mail["Reply-To"] == "Mara Lindqvist <mara@tidewell.example>"
    due_at = clock_of(incident, "update").due_at
    for said in (words(mail), mail.get_body(("html",)).get_content()):
        assert f"{due_at:%H:%M}" in said
        assert CustomerLink.objects.get().address in said
        assert "Mara Lindqvist" in said


def test_it_keeps_the_promise_of_a_first_contact_when_it_is_delivered_and_not_before(cast):
    incident = cast.logs(cast.mara)
    acknowledges(cast, incident)
    assert "contact" in running(incident)
    deliver()
    assert "contact" not in running(incident)
    assert "update" in running(incident)
    touchpoint = incident.touchpoints.get()
    assert (touchpoint.by, touchpoint.channel) == (cast.mara, Touchpoint.Channel.EMAIL)
    assert touchpoint.is_first_contact
    assert incident.events.get(kind=Event.Kind.TOUCHPOINT).data["stopped_contact"]


def test_the_next_word_is_the_one_that_was_named(cast):
    incident = cast.logs(cast.mara)
    named = (timezone.now() + timedelta(days=2)).replace(second=0, microsecond=0)
    acknowledges(cast, incident, next_word_by=named)
    deliver()
    assert clock_of(incident, "update").due_at == named
    assert f"{named:%A} {named.day} {named:%B}, {named:%H:%M}" in the("acknowledgement").text


def test_a_next_word_that_passed_while_the_mail_waited_is_not_promised(cast):
    incident = cast.logs(cast.mara)
    named = timezone.now() + timedelta(minutes=10)
    acknowledges(cast, incident, next_word_by=named)
    deliver(now=in_minutes(60))
    assert clock_of(incident, "update").due_at > named + timedelta(minutes=50)
    assert f"{named:%H:%M}" not in the("acknowledgement").text


def test_whoever_presses_it_it_comes_from_the_owner(cast, mail_leaves):
    incident = cast.logs(cast.mara)
    acknowledge_incident(by=cast.tomas, at=timezone.now(), incident=incident)
    deliver()
    assert mail_leaves.messages[0]["From"].startswith("Mara Lindqvist <")
    assert incident.touchpoints.get().by == cast.mara


def test_without_a_company_name_they_read_that_of_the_team(cast, settings):
    acknowledges(cast, cast.logs(cast.mara))
    deliver()
    assert the("acknowledgement").text.strip().endswith("Customer care")
    settings.COMPANY_NAME = "Tidewell"
    acknowledges(cast, cast.logs(cast.mara))
    deliver()
    text = Message.objects.filter(kind="acknowledgement").latest("pk").text
    assert text.strip().endswith("Customer care, Tidewell")


def test_times_are_those_of_the_company(cast, settings):
    settings.TIME_ZONE = "Asia/Kathmandu"
    incident = cast.logs(cast.mara)
    acknowledges(cast, incident)
    deliver()
    there = clock_of(incident, "update").due_at.astimezone(ZoneInfo("Asia/Kathmandu"))
    assert f"{there:%H:%M} (+0545)" in " ".join(the("acknowledgement").text.split())


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"contact": None}, "no e-mail address"),
        ({"owner": None}, "Nobody owns this yet"),
        ({"status": "closed", "closed_at": timezone.now()}, "closed"),
    ],
)
def test_it_is_refused_with_the_way_on(change, why, cast):
    incident = cast.logs(cast.mara)
    type(incident).objects.filter(pk=incident.pk).update(**change)
    with pytest.raises(Refused, match=why):
        acknowledges(cast, incident)
    assert not Message.objects.exists()
    assert not CustomerLink.objects.exists()


def test_it_is_refused_without_an_address_and_for_a_moment_that_has_passed(cast):
    incident = cast.logs(cast.mara)
    with pytest.raises(Refused, match="has passed"):
        acknowledges(cast, incident, next_word_by=timezone.now())
    cast.elena.email = ""
    cast.elena.save()
    with pytest.raises(Refused, match="no e-mail address"):
        acknowledges(cast, incident)


def test_it_goes_once(cast):
    incident = cast.logs(cast.mara)
    acknowledges(cast, incident)
    for _ in range(2):
        with pytest.raises(Refused, match="has gone to Elena Marsh already"):
            acknowledges(cast, incident)
        deliver()
    assert Message.objects.count() == 1
    assert incident.touchpoints.count() == 1


def test_one_that_did_not_arrive_can_go_again_to_another_address(cast, mail_leaves):
    mail_leaves.refusals["elena@brightwater.example"] = "550 No such user"
    incident = cast.logs(cast.mara)
    acknowledges(cast, incident)
    deliver()
    assert "contact" in running(incident)
    assert "No such user" in first_message(incident).error
    cast.elena.email = "e.marsh@brightwater.example"
    cast.elena.save()
    acknowledges(cast, incident)
    assert deliver() == 1
    assert "contact" not in running(incident)
    assert Message.objects.count() == 1


@pytest.mark.parametrize("meanwhile", ["a call", "another contact", "closed", "an answer"])
def test_it_is_withdrawn_when_it_is_not_needed_any_more(meanwhile, cast):
    incident = cast.logs(cast.mara)
    message = acknowledges(cast, incident)
    if meanwhile == "a call":
        cast.talks(incident)
    elif meanwhile == "another contact":
        incident.contact = cast.brightwater.contacts.create(name="Ben Ames", email="b@x.example")
        incident.save()
    elif meanwhile == "an answer":
        send_answer(by=cast.mara, at=timezone.now(), incident=incident, **LETTER)
        incident.apologies.update(state="delivered", delivered_at=timezone.now())
        Message.objects.filter(kind="apology").delete()
    else:
        type(incident).objects.filter(pk=incident.pk).update(status="closed")
    assert deliver() == 0
    message.refresh_from_db()
    assert message.state == Message.State.WITHDRAWN


def test_it_shows_before_it_is_sent_what_it_will_say_and_looking_makes_no_link(cast):
    incident = cast.logs(cast.mara)
    shown = first_word(incident, timezone.now(), None, [])
    assert not CustomerLink.objects.exists()
    acknowledges(cast, incident)
    sent = Message.objects.get().data["next_word_by"]
    assert abs(shown.due_at - datetime.fromisoformat(sent)) < timedelta(minutes=1)
    assert "(the address of their page)" in shown.text


def test_what_is_kept_of_a_mail_does_not_open_the_page(cast, mail_leaves):
    incident = cast.logs(cast.mara)
    acknowledges(cast, incident)
    token = make_link(by=cast.mara, at=timezone.now(), incident=incident).token
    deliver()
    assert token in words(mail_leaves.messages[0])
    kept = the("acknowledgement")
    assert token not in kept.text + kept.html
    assert "/with-you/…/" in kept.text


def test_the_answer_leads_to_their_page_unless_somebody_has_closed_it(cast, mail_leaves):
    incident = cast.logs(cast.mara)
    send_answer(by=cast.mara, at=timezone.now(), incident=incident, **LETTER)
    deliver()
    link = incident.links.get()
    assert "Everything, and what you can choose, is on your page" in words(mail_leaves.messages[0])
    assert link.address in words(mail_leaves.messages[0])
    revoke_link(by=cast.mara, at=timezone.now(), link=link)
    send_answer(by=cast.mara, at=timezone.now(), incident=incident, **LETTER)
    deliver()
    assert "with-you" not in words(mail_leaves.messages[1])
    assert incident.links.count() == 1


def test_who_closes_it_asks_them_how_it_was(cast, mail_leaves):
    incident = cast.logs(cast.mara)
    finishes(incident, cast.mara, timezone.now())
    deliver()
    mail = mail_leaves.messages[-1]
    assert mail["Subject"] == "Is it right for you now?"
    assert mail["From"].startswith("Mara Lindqvist <")
    assert incident.links.get().address + "#survey" in words(mail)


def test_they_are_asked_once_a_cycle(cast):
    incident = cast.logs(cast.mara)
    finishes(incident, cast.mara, timezone.now())
    ask_survey(by=cast.mara, at=timezone.now(), incident=incident)
    assert Message.objects.filter(kind="survey").count() == 1
    deliver()
    reopen_incident(by=cast.mara, at=timezone.now() + HOUR, incident=incident)
    finishes(incident, cast.mara, timezone.now() + 2 * HOUR)
    assert Message.objects.filter(kind="survey").count() == 2


def test_they_are_not_asked_without_an_address_or_when_they_have_said_so(cast):
    incident = cast.logs(cast.mara)
    finishes(incident, cast.mara, timezone.now())
    answer_survey(at=timezone.now(), link=incident.links.get(), **SIDES)
    deliver()
    assert the("survey").state == Message.State.WITHDRAWN
    Message.objects.all().delete()
    incident.surveys.all().delete()
    cast.elena.email = ""
    cast.elena.save()
    assert ask_survey(by=cast.mara, at=timezone.now(), incident=incident) is None


def test_a_survey_is_not_asked_for_once_it_is_open_again(cast):
    incident = cast.logs(cast.mara)
    finishes(incident, cast.mara, timezone.now())
    reopen_incident(by=cast.mara, at=timezone.now(), incident=incident)
    deliver()
    assert the("survey").state == Message.State.WITHDRAWN


def test_the_owner_hears_of_the_customers_own_words(cast, mail_leaves):
    incident = cast.logs(cast.mara)
    link = make_link(by=cast.mara, at=timezone.now(), incident=incident)
    tell_their_version(at=timezone.now(), link=link, text="It was 41 stops, not 38.")
    assert deliver() == 1
    (mail,) = mail_leaves.messages
    assert mail["To"] == "Mara Lindqvist <mara@tidewell.example>"
    assert mail["Subject"] == f"Elena Marsh says that it is not right ({incident.reference})"
    assert "It was 41 stops, not 38." in words(mail)
    assert incident.get_absolute_url() in words(mail)
    assert "with-you" not in words(mail)


def test_words_to_staff_are_never_folded_into_a_digest(cast, mail_leaves):
    incident = cast.logs(cast.mara)
    link = make_link(by=cast.mara, at=timezone.now(), incident=incident)
    for number in range(6):
        tell_their_version(at=timezone.now(), link=link, text=f"Store {number} was late, too.")
    assert deliver() == 6


def test_a_lead_is_told_at_once_and_the_owner_too(cast):
    incident = cast.logs(cast.mara)
    link = make_link(by=cast.mara, at=timezone.now(), incident=incident)
    assert ask_for_lead(at=timezone.now(), link=link)
    assert told_people() == {cast.tomas, cast.mara}


def test_it_goes_to_the_next_one_up_where_the_lead_is_away_or_owns_it(cast):
    cast.tomas.away_until = timezone.now() + timedelta(days=3)
    cast.tomas.save()
    link = make_link(by=cast.mara, at=timezone.now(), incident=cast.logs(cast.mara))
    ask_for_lead(at=timezone.now(), link=link)
    assert told_people() == {cast.priya, cast.mara}


def test_a_lead_hears_of_a_poor_survey(cast):
    incident = cast.logs(cast.mara)
    finishes(incident, cast.mara, timezone.now())
    Message.objects.all().delete()
    answer_survey(at=timezone.now(), link=incident.links.get(), **SIDES | {"process": 2})
    assert told_people() == {cast.mara, cast.tomas}


def test_quiet_hours_hold_back_a_word_and_not_a_call_for_a_lead(cast):
    now = timezone.now()
    cast.mara.quiet_from = (now - timedelta(hours=1)).time()
    cast.mara.quiet_to = (now + timedelta(hours=1)).time()
    cast.mara.save()
    link = make_link(by=cast.mara, at=now, incident=cast.logs(cast.mara))
    tell_their_version(at=now, link=link, text="It was 41 stops.")
    assert Message.objects.get().send_after > now
    ask_for_lead(at=now, link=link)
    assert Message.objects.filter(person=cast.mara).latest("pk").send_after == now


def told_people():
    """Who is told of a customer's word."""
    return {message.person for message in Message.objects.filter(kind="customer_word")}
