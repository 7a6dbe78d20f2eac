"""Mail: to a real server, exactly as it stands in the outbox, once, and never lost."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from incidents.actions.answer import send_answer
from incidents.actions.deliver import STALE_AFTER, deliver, requeue
from incidents.actions.digest import PAUSE, SETTLE
from incidents.actions.send import MOST_ATTEMPTS
from incidents.actions.sweep import sweep
from incidents.models import Apology, Event, Message
from tests.cast import clock_of

ONE_BY_ONE = 3
"""What most people get in an hour, before it becomes one mail."""
LETTER = {
    "happened": "We sent 174 of your 212 stops. I am sorry.",
    "why": "Our import skips a stop whose postcode ends in a space.",
    "next": "I will call you on Wednesday at 10:00. Thank you <3 & all the best.",
}


def answered(cast, by=None, **details):
    """An answer by Mara; one that comes on top of others to the same customer needs a lead."""
    incident = cast.logs(cast.mara, **details)
    send_answer(by=by or cast.mara, at=timezone.now(), incident=incident, **LETTER)
    return incident


def escalated(cast, number=1):
    incidents = [cast.logs(cast.mara, ago=timedelta(hours=6, minutes=1)) for _ in range(number)]
    sweep()
    return incidents


def later(**message):
    """What waits is due now."""
    Message.objects.filter(state=Message.State.QUEUED).update(send_after=timezone.now(), **message)


def in_minutes(number):
    """A clock that is so many minutes ahead."""
    return lambda: timezone.now() + timedelta(minutes=number)


def test_an_answer_reaches_the_customer_as_text_and_html_from_a_person(cast, mail_leaves):
    answered(cast)
    assert deliver() == 1
    mail = mail_leaves.messages[0]
    assert mail["To"] == "Elena Marsh <elena@brightwater.example>"
    assert mail["From"].startswith("Mara Lindqvist <")
    assert mail["Reply-To"] == "Mara Lindqvist <mara@tidewell.example>"
    text = mail.get_body(("plain",)).get_content()
    html = mail.get_body(("html",)).get_content()
    for part in ("We sent 174 of your 212 stops", "postcode ends in a space", "Wednesday at 10:00"):
        assert part in text
        assert part in html
    assert "Thank you <3 & all" in text
    assert "Thank you &lt;3 &amp; all" in html


def test_a_delivered_answer_stops_the_answer_clock_and_is_told(cast, mail_leaves):
    incident = answered(cast)
    assert clock_of(incident, "answer").is_running
    deliver()
    assert not clock_of(incident, "answer").is_running
    assert clock_of(incident, "contact").is_running
    assert incident.apologies.get().state == Apology.State.DELIVERED
    assert incident.events.filter(kind=Event.Kind.APOLOGY_DELIVERED).count() == 1


def test_an_owner_is_reminded_by_mail_with_the_way_to_the_incident(cast, mail_leaves):
    (incident,) = escalated(cast)
    deliver()
    mail = mail_leaves.messages[0]
    assert mail["To"] == "Mara Lindqvist <mara@tidewell.example>"
    assert incident.reference in mail["Subject"]
    assert incident.get_absolute_url() in mail.get_body(("plain",)).get_content()


def test_the_outbox_keeps_a_message_as_it_was_sent(cast, mail_leaves):
    escalated(cast)
    deliver()
    message, mail = Message.objects.get(), mail_leaves.messages[0]
    assert message.state == Message.State.SENT
    assert message.subject == mail["Subject"]
    assert message.text.split() == mail.get_body(("plain",)).get_content().split()
    assert message.sent_to == "mara@tidewell.example"


def test_without_a_mail_server_every_message_is_kept_as_it_would_have_been_sent(cast, settings):
    assert settings.MAIL_IS_KEPT
    incident = answered(cast)
    assert deliver() == 1
    message = Message.objects.get()
    assert message.state == Message.State.SENT
    assert "174 of your 212" in message.text
    assert not clock_of(incident, "answer").is_running


def test_a_dead_mail_server_costs_no_message_an_attempt(cast, mail_leaves, settings):
    answered(cast)
    settings.EMAIL_PORT = 1
    assert deliver() == 0
    message = Message.objects.get()
    assert (message.state, message.attempts) == (Message.State.QUEUED, 0)
    settings.EMAIL_PORT = mail_leaves.port
    assert deliver(now=in_minutes(1)) == 1


def test_a_refused_address_is_told_on_the_timeline_and_the_clock_runs_on(cast, mail_leaves):
    mail_leaves.refusals["elena@brightwater.example"] = "550 No such user"
    incident = answered(cast)
    deliver()
    message = Message.objects.get()
    assert message.state == Message.State.FAILED
    assert "No such user" in message.error
    assert clock_of(incident, "answer").is_running
    event = incident.events.get(kind=Event.Kind.APOLOGY_FAILED)
    assert "No such user" in event.data["reason"]


def test_a_failed_message_can_be_sent_again(cast, mail_leaves):
    mail_leaves.refusals["elena@brightwater.example"] = "550 No such user"
    incident = answered(cast)
    deliver()
    mail_leaves.refusals.clear()
    requeue(at=timezone.now(), message=Message.objects.get())
    assert deliver() == 1
    assert not clock_of(incident, "answer").is_running


def test_a_server_that_asks_for_patience_is_asked_again_later_and_not_for_ever(cast, mail_leaves):
    mail_leaves.refusals["elena@brightwater.example"] = "451 Try again later"
    answered(cast)
    before = timezone.now()
    deliver()
    message = Message.objects.get()
    assert (message.state, message.attempts) == (Message.State.QUEUED, 1)
    assert message.send_after > before + timedelta(seconds=20)
    for _ in range(MOST_ATTEMPTS - 1):
        later()
        deliver()
    message.refresh_from_db()
    assert (message.state, message.attempts) == (Message.State.FAILED, MOST_ATTEMPTS)


def test_what_was_on_its_way_when_its_process_died_is_sent_again_under_the_same_id(
    cast, mail_leaves
):
    answered(cast)
    deliver()
    Message.objects.update(
        state=Message.State.SENDING, inflight_since=timezone.now() - STALE_AFTER * 2
    )
    Apology.objects.update(state=Apology.State.QUEUED)
    deliver()
    first, second = mail_leaves.messages
    assert first["Message-ID"] == second["Message-ID"]


def test_one_bad_message_does_not_hold_up_the_others(cast, mail_leaves):
    mail_leaves.refusals["mara@tidewell.example"] = "550 No such user"
    answered(cast)
    escalated(cast)
    assert deliver() == 1
    assert [mail["To"] for mail in mail_leaves.messages] == [
        "Elena Marsh <elena@brightwater.example>"
    ]


def test_a_few_reminders_come_one_by_one(cast, mail_leaves):
    escalated(cast, ONE_BY_ONE)
    deliver()
    assert len(mail_leaves.messages) == ONE_BY_ONE


def test_a_storm_becomes_one_mail(cast, mail_leaves):
    incidents = escalated(cast, 40)
    deliver()
    assert mail_leaves.messages == []
    later()
    deliver()
    (mail,) = mail_leaves.messages
    assert "40 promises" in mail["Subject"]
    text = mail.get_body(("plain",)).get_content()
    assert all(incident.reference in text for incident in incidents)
    assert Message.objects.filter(state=Message.State.DIGESTED).count() == 40


def test_a_storm_that_goes_on_waits_for_the_next_digest_each_time_longer(cast, mail_leaves):
    digests = Message.objects.filter(kind=Message.Kind.DIGEST)
    for number in range(3):
        escalated(cast, 10)
        deliver()
        waiting = digests.get(state=Message.State.QUEUED)
        assert waiting.items.count() == 10
        assert len(mail_leaves.messages) == number
        if number:
            last = digests.filter(state=Message.State.SENT).latest("sent_at")
            assert waiting.send_after == last.sent_at + PAUSE * 2 ** (number - 1)
        later()
        deliver()


def test_a_digest_waits_for_the_rest_of_its_storm(cast):
    escalated(cast, 10)
    deliver()
    digest = Message.objects.get(kind=Message.Kind.DIGEST)
    escalated(cast, 5)
    deliver()
    assert digest.items.count() == 15
    assert digest.send_after - digest.created_at == SETTLE


def test_answers_to_customers_are_never_digested(cast, mail_leaves):
    for _ in range(ONE_BY_ONE + 3):
        answered(cast, by=cast.tomas)
    assert deliver() == ONE_BY_ONE + 3


@pytest.mark.parametrize("kind", ["text", "html"])
def test_mail_says_times_in_the_time_zone_of_its_reader(cast, mail_leaves, kind):
    cast.mara.time_zone = "Pacific/Apia"
    cast.mara.save()
    (incident,) = escalated(cast)
    deliver()
    due = clock_of(incident, "contact").due_at
    there = due.astimezone(ZoneInfo("Pacific/Apia"))
    assert f"{there:%H:%M}" in getattr(Message.objects.get(), kind)


def test_a_message_that_breaks_the_connection_lets_the_others_pass(cast, mail_leaves):
    """A server that hangs up on one recipient: it is tried again, behind all the rest."""
    mail_leaves.refusals["mara@tidewell.example"] = "421 Going away"
    escalated(cast)
    answered(cast, by=cast.tomas)
    for number in range(3):
        deliver(now=in_minutes(number * 10))
    assert [mail["To"] for mail in mail_leaves.messages] == [
        "Elena Marsh <elena@brightwater.example>"
    ]
    reminder = Message.objects.get(kind=Message.Kind.REMINDER)
    assert (reminder.state, reminder.attempts) == (Message.State.QUEUED, 0)
