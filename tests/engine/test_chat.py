"""Rooms of a chat program that a ladder tells."""

from incidents.actions.deliver import deliver
from incidents.actions.send import MOST_ATTEMPTS
from incidents.models import ChatChannel, Message
from tests.engine.clockwork import DAY, HOUR, MONDAY, logs, sweep_at

DUE = MONDAY + 8 * HOUR
State = Message.State


def delivers(at):
    return deliver(now=lambda: at)


def tells_the_room(cast, address):
    """From now on the policy's ladder tells the room “care” at the deadline."""
    ChatChannel.objects.create(name="care", address=address)
    step = {"when": "0", "tell": ["chat:care"]}
    cast.publishes(ladder={"repeat": "1", "shortest": "1 h", "steps": [step]})


def test_a_chat_channel_is_told_what_happened(cast, chat):
    tells_the_room(cast, chat.room("care"))
    incident = logs(cast, cast.mara)
    sweep_at(DUE)
    assert Message.objects.get().recipient.name == "care"
    assert delivers(DUE) == 1
    ((room, title, text),) = chat.said
    assert room == "care"
    assert incident.reference in title
    assert "everybody" in text
    assert Message.objects.get().sent_to == ""


def test_a_chat_that_does_not_answer_is_asked_again_and_not_for_ever(cast, chat):
    tells_the_room(cast, chat.room("care"))
    logs(cast, cast.mara)
    sweep_at(DUE)
    chat.status = 500
    for number in range(MOST_ATTEMPTS):
        assert delivers(DUE + number * DAY) == 0
    message = Message.objects.get()
    assert (message.state, message.attempts) == (State.FAILED, MOST_ATTEMPTS)
    assert "did not take it" in message.error


def test_a_chat_address_that_is_none_fails_where_a_person_sees_it(cast):
    tells_the_room(cast, "nonsense")
    logs(cast, cast.mara)
    sweep_at(DUE)
    delivers(DUE)
    assert Message.objects.get().state == State.FAILED
