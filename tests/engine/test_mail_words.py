"""What reminders and escalations say: right for each kind of clock, and for whoever reads it."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from incidents.actions.decision import ask_decision
from incidents.actions.deliver import deliver
from incidents.actions.promise_action import add_action, finish_action
from incidents.actions.sweep import sweep
from incidents.actions.take_over import join_as_guide
from incidents.actions.touchpoint import record_touchpoint
from incidents.messages.render import render
from incidents.models import ChatChannel, Clock, Membership, Message
from incidents.rules.words import moment
from tests.cast import clock_of

LONG = timedelta(days=20)


def let_pass(incident, kind, by=timedelta(minutes=5)):
    """The clock of this kind alone runs, and its deadline passed so long ago."""
    at = timezone.now()
    others = incident.clocks.running().exclude(kind=kind)
    others.update(stopped_at=at, paused_at=None, next_step_at=None)
    Clock.objects.filter(incident=incident, kind=kind).update(
        started_at=at - by - LONG, due_at=at - by, target="", next_step=1, next_step_at=at - by
    )


def told(person):
    """What the last message to somebody says, as text."""
    sweep()
    deliver()
    return Message.objects.filter(person=person).latest("pk").text


@pytest.mark.parametrize(
    ("kind", "waited_for", "to_do"),
    [
        ("contact", "Brightwater Foods has not heard from a person yet.", "Call Elena Marsh"),
        ("answer", "Brightwater Foods has no answer yet.", "Write the answer"),
        ("update", "waits for the word that we promised.", "Call or write to Elena Marsh"),
        ("resolve", "it has not been made right yet.", "say on its page what made it right"),
        ("decision", "A decision is waited for: “A refund?”", "Say yes or no on its page"),
        ("action", "We said that we would do this: “Mend it”", "Finish it and say so"),
        ("check", "whether this worked: “Mend it”", "say on its page what you saw"),
    ],
)
def test_each_kind_of_clock_has_its_own_words(kind, waited_for, to_do, cast, mail_leaves):
    incident, at = cast.logs(cast.mara), timezone.now()
    about = {"by": cast.mara, "at": at, "incident": incident}
    record_touchpoint(**about, channel="call", direction="out")
    ask_decision(**about, question="A refund?", asked_of=cast.tomas)
    later = {"due_at": at + timedelta(days=1), "check_at": at + timedelta(days=2)}
    action = add_action(**about, what="Mend it", owner=cast.jonas, **later)
    if kind == "check":
        finish_action(by=cast.jonas, at=at, action=action)
    incident.clocks.filter(kind=kind).update(stopped_at=None, next_step_at=at)
    let_pass(incident, kind)
    words = " ".join(told(cast.tomas).split())
    assert waited_for in words
    assert to_do in words
    assert "Why this time" in words


def test_a_mail_says_why_this_time(cast, mail_leaves):
    cast.logs(cast.mara, ago=timedelta(hours=9))
    words = " ".join(told(cast.mara).split())
    assert "Normal means a first contact within 8 h, round the clock. So it is due" in words


def test_the_subject_of_a_reminder_says_by_when(cast, mail_leaves):
    incident = cast.logs(cast.mara, ago=timedelta(hours=6, minutes=30))
    assert "There is still time to keep that promise." in told(cast.mara)
    subject = Message.objects.filter(person=cast.mara).latest("pk").subject
    due = moment(clock_of(incident, "contact").due_at, timezone.now(), ZoneInfo("UTC"))
    assert subject == f"First contact due {due}: Brightwater Foods ({incident.reference})"


def test_what_leaves_as_a_promise_passes_says_now(cast):
    incident = cast.logs(cast.mara, ago=timedelta(hours=9))
    sweep()
    due = clock_of(incident, "contact").due_at
    message = Message.objects.filter(person=cast.mara, kind=Message.Kind.ESCALATION).latest("pk")
    for late, words in (
        (30, "First contact due now"),
        (90, "First contact 1 min past our promise"),
    ):
        said = render(message, at=due + timedelta(seconds=late))
        assert said.subject == f"{words}: Brightwater Foods ({incident.reference})"


def test_who_is_invited_to_guide_is_asked_to_help_not_to_take_over(cast, mail_leaves):
    Membership.objects.filter(user=cast.jonas).update(is_guide=True)
    incident = cast.logs(cast.mara, ago=timedelta(hours=10, minutes=30))
    assert "Would you help Mara Lindqvist? You don’t take it over" in told(cast.jonas)
    invitation = Message.objects.filter(person=cast.jonas).latest("pk")
    asked = "Would you help Mara Lindqvist? First contact 2 h 30 min past our promise"
    assert invitation.subject.startswith(asked)
    assert "Would you help" not in Message.objects.filter(person=cast.mara).latest("pk").text
    join_as_guide(by=cast.jonas, at=timezone.now(), incident=incident)
    Message.objects.filter(pk=invitation.pk).update(state=Message.State.QUEUED)
    assert "Would you help" not in told(cast.jonas)


def test_a_chat_room_is_greeted_as_everybody(cast):
    room = ChatChannel.objects.create(name="care", address="json://localhost:1/none")
    cast.publishes(ladder={"steps": [{"when": "0", "tell": ["chat:care"]}]})
    cast.logs(cast.mara, ago=timedelta(hours=9))
    sweep()
    said = render(Message.objects.get(room=room), at=timezone.now())
    assert said.text.startswith("Hello everybody,")
    assert said.subject.startswith("First contact 1 h past our promise: Brightwater Foods (")
