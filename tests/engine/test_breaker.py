"""A mail server that is away is noticed once, not by every message, and costs none of them."""

import socketserver
from datetime import timedelta
from threading import Thread

import pytest

from incidents.actions.breaker import LONGEST_PAUSE, LOOK, may_try
from incidents.actions.deliver import deliver
from incidents.models import Breaker, ChatChannel, Message
from tests.engine.clockwork import HOUR, MONDAY, logs, sweep_at

NOW = MONDAY + 6 * HOUR
MINUTE = timedelta(minutes=1)


class HangUp(socketserver.TCPServer):
    """Something that takes connections and hangs up at once; `looks` counts them."""

    def __init__(self):
        super().__init__(("127.0.0.1", 0), socketserver.BaseRequestHandler)
        self.looks = 0

    def verify_request(self, request, client_address):
        """Count who connects, and let nobody in."""
        self.looks += 1
        return False


@pytest.fixture
def away(mail_leaves, settings):
    """The mail server is away: where it was, something hangs up. Give `port` to come back."""
    with HangUp() as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        settings.EMAIL_PORT = server.server_address[1]
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture
def comes_back(mail_leaves, settings):
    def back():
        settings.EMAIL_PORT = mail_leaves.port

    return back


def delivers(at):
    return deliver(now=lambda: at)


def reminded(cast, number=3):
    people = (cast.mara, cast.jonas, cast.tomas)
    for one in range(number):
        logs(cast, people[one % 3])
    sweep_at(NOW)


def untouched():
    return set(Message.objects.values_list("state", "attempts")) == {(Message.State.QUEUED, 0)}


def test_it_is_noticed_once_and_not_by_every_message(cast, away):
    reminded(cast, 9)
    for _ in range(20):
        assert delivers(NOW) == 0
    assert away.looks == 1
    assert untouched()


def test_away_for_hours_costs_no_attempt_and_few_looks_and_then_all_is_told(
    cast, away, comes_back, mail_leaves
):
    reminded(cast)
    for minute in range(6 * 60):
        delivers(NOW + minute * MINUTE)
    assert untouched()
    breaker = Breaker.objects.get()
    assert (breaker.channel, breaker.since) == ("mail", NOW)
    assert breaker.failures == away.looks <= 6 * 60
    assert breaker.closed_until <= NOW + 6 * HOUR + LONGEST_PAUSE
    comes_back()
    assert delivers(breaker.closed_until) == 3
    assert not Breaker.objects.exists()
    assert len(mail_leaves.messages) == 3


def test_the_pause_grows_with_each_look_up_to_two_minutes(cast, away):
    reminded(cast)
    at, pauses = NOW, []
    for _ in range(9):
        delivers(at)
        until = Breaker.objects.get().closed_until
        pauses.append(until - at)
        assert delivers(until - timedelta(seconds=1)) == 0
        at = until
    assert away.looks == 9
    assert pauses[0] < pauses[3] < pauses[5] <= LONGEST_PAUSE


def test_when_the_time_is_over_only_one_looks(cast, away):
    reminded(cast)
    delivers(NOW)
    later = NOW + MINUTE
    assert [may_try("mail", at=later) for _ in range(3)] == [True, False, False]
    # Whoever looked died on the way: somebody else may.
    assert not may_try("mail", at=later + LOOK / 2)
    assert may_try("mail", at=later + LOOK)


def test_a_dead_mail_server_leaves_the_chat_alone(cast, away, chat):
    ChatChannel.objects.create(name="care", address=chat.room("care"))
    step = {"when": "-1/4", "tell": ["owner", "chat:care"]}
    cast.publishes(ladder={"repeat": "1", "steps": [step]})
    logs(cast, cast.mara)
    sweep_at(NOW)
    assert delivers(NOW) == 1
    assert [said[0] for said in chat.said] == ["care"]
    assert Breaker.objects.get().channel == "mail"


def test_nobody_looks_while_nothing_waits(cast, away):
    reminded(cast)
    delivers(NOW)
    Message.objects.all().delete()
    delivers(NOW + HOUR)
    assert away.looks == 1


def test_a_server_that_puts_everybody_off_for_hours_loses_nothing(cast, mail_leaves):
    reminded(cast)
    people = ("mara", "jonas", "tomas")
    mail_leaves.refusals |= {f"{name}@tidewell.example": "421 Going away" for name in people}
    for minute in range(0, 180, 5):
        assert delivers(NOW + minute * MINUTE) == 0
    assert not Message.objects.filter(state=Message.State.FAILED).exists()
    mail_leaves.refusals.clear()
    for number in range(4, 16):
        delivers(NOW + number * HOUR)
    assert set(Message.objects.values_list("state", flat=True)) == {Message.State.SENT}
    assert len(mail_leaves.messages) == 3
