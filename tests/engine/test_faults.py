"""A small part of `python -m bench.faults`: real programs, killed at named points.

And the instrument itself: a count that could not tell a broken promise would promise nothing.
"""

import json
import signal
from dataclasses import asdict
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from bench.faults import engine
from bench.faults.journal import Journal
from bench.faults.saboteur import Orders
from bench.faults.verdict import examine
from incidents.actions.deliver import STALE_AFTER
from incidents.actions.send import MOST_ATTEMPTS, SLICE
from incidents.models import Clock, Escalation, Event, Message, User
from tests.cast import the_first_policy

QUICK = {"SWEEP_LEASE": 60, "SWEEP_BATCH": 5}
# Written and not committed; committed and not yet told to anybody; gone, and not yet marked. Each
# one is a whole program, which takes a second to start: the bench itself goes through all points.
SWEEPING = ["sweep: claimed", "sweep: written, not committed", "sweep: committed"]
DELIVERING = ["delivery: the server said yes", "delivery: answer noted, not committed"]


class Scene:
    """What `examine` asks of a world, on the test's own database and mail server."""

    name = "test"
    restored_at = held_up = 0

    def __init__(self, celery_processes, mail_leaves, folder):
        self.company = engine.Company(staff=30)
        self.began_at = timezone.now()
        self.journal = Journal(folder / "journal")
        self.poison, self.down, self.notes, self.wrong = set(), [], [], []
        self._processes = celery_processes
        self._mail_server = mail_leaves

    def dies(self, program, point="", **orders):
        """Run a program that kills itself as the orders say; give the signal that ended it."""
        orders = Orders(program, point, journal=str(self.journal.path), **orders)
        process = self._processes.start(
            "-m",
            "bench.faults.saboteur",
            FAULTS_ORDERS=json.dumps(asdict(orders)),
            EMAIL_URL=self._mail_server.url,
            **QUICK,
        )
        return -process.wait()

    def settle(self):
        """All leases have ended, time has gone by, and healthy programs look again."""
        Clock.objects.running().filter(tries__gt=0).update(leased_until=timezone.now())
        engine.sweep_once()
        for _ in range(20):
            if (soonest := engine.next_delivery()) is None:
                return
            engine.deliver_at(soonest - timezone.now() + timedelta(seconds=1))

    def mails(self):
        """What has arrived."""
        return [
            {"id": mail["Message-ID"], "to": mail["To"], "subject": mail["Subject"], "said_yes": 1}
            for mail in self._mail_server.messages
        ]


@pytest.fixture
def scene(celery_processes, mail_leaves, tmp_path):
    the_first_policy()
    return Scene(celery_processes, mail_leaves, tmp_path)


def test_sweeps_killed_at_any_point_leave_nothing_out_and_do_nothing_twice(scene):
    for point in SWEEPING:
        scene.company.log_overdue(4)
        assert scene.dies("tick-once", point) == signal.SIGKILL, point
    scene.settle()
    verdict = examine(scene)
    assert verdict.broken == []
    assert verdict.kills == len(SWEEPING)
    assert verdict.escalations == Escalation.objects.count() > 0


def test_deliveries_killed_at_any_point_lose_no_mail_and_repeat_only_what_was_not_marked(scene):
    for point in DELIVERING:
        scene.company.write_answers(scene.company.log_overdue(2))
        assert scene.dies("deliver", point) == signal.SIGKILL, point
    scene.settle()
    verdict = examine(scene)
    assert verdict.broken == []
    # Two letters to customers: each is kept by itself, so only the one in hand goes out again.
    assert verdict.messages_doubled == 0
    assert verdict.messages_doubled_allowed == 2
    assert len({mail["id"] for mail in scene.mails()}) == verdict.mails


def test_a_kill_has_no_more_notices_sent_again_than_had_left_since_the_last_mark(scene):
    User.objects.update(most_an_hour=50)
    scene.company.log_overdue(2)
    engine.sweep_once()
    assert scene.dies("deliver", "delivery: the server said yes", nth=4) == signal.SIGKILL
    scene.settle()
    verdict = examine(scene)
    assert verdict.broken == []
    assert 0 < verdict.messages_doubled_allowed <= SLICE


def test_a_message_that_kills_whoever_sends_it_holds_up_no_other(scene):
    scene.company.write_answers(scene.company.log_overdue(5))
    bad = engine.answers_waiting()[0]
    poison = {str(bad): "kill"}
    later = STALE_AFTER.total_seconds() + 1
    assert scene.dies("deliver", poison_messages=poison) == signal.SIGKILL
    assert scene.dies("deliver", poison_messages=poison, shift=later) == signal.SIGKILL
    engine.deliver_at(STALE_AFTER + timedelta(seconds=1))
    assert engine.waiting(except_for=[bad]) == 0
    assert Message.objects.get(pk=bad).state == Message.State.SENDING


def test_a_message_that_was_cut_off_too_often_is_given_up_where_a_person_sees_it(scene):
    scene.company.write_answers(scene.company.log_overdue(1))
    Message.objects.update(
        state=Message.State.SENDING,
        attempts=MOST_ATTEMPTS - 1,
        inflight_since=timezone.now() - STALE_AFTER * 2,
    )
    engine.deliver_at()
    assert Message.objects.get().state == Message.State.FAILED
    assert scene.mails() == []


@pytest.fixture
def ours_again():
    """A tick in this process takes the signals that stop it; give them back."""
    handlers = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    yield
    for number, handler in handlers.items():
        signal.signal(number, handler)


def test_a_tick_outlives_the_end_of_its_session(scene, ours_again):
    """It may hear of it as a connection that is closed already, and not as an error of its own."""

    def cut(execute, *statement):
        connection.connection.close()
        return execute(*statement)

    with connection.execute_wrapper(cut):
        call_command("tick", once=True)
    assert engine.heartbeat("tick") is None
    call_command("tick", once=True)
    assert engine.heartbeat("tick") is not None


@pytest.fixture
def escalated(scene):
    """One incident on which every due step was taken, and told."""
    (incident,) = scene.company.log_overdue(1)
    scene.settle()
    assert examine(scene).broken == []
    return incident


def test_the_count_tells_a_step_that_is_missing(scene, escalated):
    Escalation.objects.first().delete()
    assert examine(scene).missing == 1


def test_the_count_tells_a_step_that_was_not_due(scene, escalated):
    taken = Escalation.objects.first()
    taken.pk, taken.step = None, 90
    taken.save()
    assert examine(scene).doubled == 1


def test_the_count_tells_a_step_that_stands_twice_in_the_timeline(scene, escalated):
    line = Event.objects.filter(kind=Event.Kind.ESCALATED).first()
    line.pk = None
    line.save()
    assert examine(scene).doubled == 1


def test_the_count_tells_a_step_after_the_answer(scene, escalated):
    line = Event.objects.filter(kind=Event.Kind.ESCALATED, data__clock="contact").first()
    engine.stop(escalated.clocks.get(kind="contact"))
    assert examine(scene).after_answer == 0
    line.pk = None
    line.save()
    assert examine(scene).after_answer == 1


def test_the_count_tells_a_message_that_was_withdrawn_while_its_promise_was_open(scene):
    scene.company.log_overdue(1)
    engine.sweep_once()
    Message.objects.update(state=Message.State.WITHDRAWN)
    assert examine(scene).messages_lost == Message.objects.count() > 0
    Clock.objects.update(stopped_at=timezone.now(), next_step_at=None)
    verdict = examine(scene)
    assert verdict.broken == []
    assert verdict.messages_withdrawn == Message.objects.count()


def test_the_count_tells_a_mail_that_never_arrived_and_one_that_came_twice(
    scene, escalated, mail_leaves
):
    mail = mail_leaves.messages.pop()
    assert examine(scene).messages_lost == 1
    mail_leaves.messages += [mail, mail]
    verdict = examine(scene)
    assert verdict.messages_doubled == 1
    assert verdict.messages_doubled_allowed == 0
    assert verdict.broken == ["1 messages doubled"]
