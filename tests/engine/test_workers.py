"""Real workers, killed and cut off from their broker: nothing is missing, nothing is twice."""

from datetime import timedelta

import pytest
from django.conf import settings
from kombu import Connection

from incidents.models import Escalation, Heartbeat, Message
from recovery.embedded import Valkey
from tests.waiting import wait_until

INCIDENTS = 120
STEPS, PEOPLE = 4, 3
QUICK = {"SWEEP_EVERY": 0.3, "DELIVER_EVERY": 0.3, "SWEEP_LEASE": 1, "SWEEP_BATCH": 5}


@pytest.fixture
def storm(committed, cast):
    """Log so many incidents whose first contact is 2½ hours past our promise."""

    def log(number):
        for _ in range(number):
            cast.logs(cast.mara, ago=timedelta(hours=3), urgency="critical")

    return log


def begun():
    return Escalation.objects.exists()


def all_taken():
    return Escalation.objects.count() >= INCIDENTS * STEPS


def assert_each_step_once():
    steps = list(Escalation.objects.order_by().values_list("clock", "plan", "step"))
    assert len(steps) == len(set(steps)) == INCIDENTS * STEPS
    told = Message.objects.filter(escalation__isnull=False)
    assert told.count() == INCIDENTS * PEOPLE


def test_worker_and_beat_killed_in_mid_sweep_and_started_again(storm, celery_processes):
    storm(INCIDENTS)
    worker, beat = celery_processes.worker(**QUICK), celery_processes.beat(**QUICK)
    wait_until(begun)
    worker.kill()
    beat.kill()
    worker.wait()
    assert not all_taken(), "the kill came too late to be in mid-sweep"

    celery_processes.worker(**QUICK)
    celery_processes.beat(**QUICK)
    wait_until(all_taken)
    assert_each_step_once()


def test_a_broker_that_loses_everything_loses_nothing(storm, celery_processes):
    celery_processes.worker(**QUICK)
    celery_processes.beat(**QUICK)
    storm(INCIDENTS // 2)
    wait_until(begun)
    with Connection(settings.REDIS_URL) as broker:
        broker.default_channel.client.flushdb()
    storm(INCIDENTS // 2)
    wait_until(all_taken)
    assert_each_step_once()


def test_without_a_broker_tick_alone_does_it(storm, celery_processes, tmp_path):
    tmp_path.chmod(0o711)
    broker = Valkey(tmp_path / "valkey", durable=False)
    broker.hold()
    here = {**QUICK, "REDIS_URL": broker.url}
    celery_processes.worker(**here)
    celery_processes.beat(**here)
    wait_until(lambda: Heartbeat.objects.filter(name="worker").exists())
    broker.release()
    storm(INCIDENTS)
    celery_processes.tick(**here)
    wait_until(all_taken)
    assert_each_step_once()


def test_worker_and_ticks_together_take_each_step_once(storm, celery_processes):
    storm(INCIDENTS)
    celery_processes.worker(**QUICK)
    celery_processes.beat(**QUICK)
    celery_processes.tick(**QUICK)
    celery_processes.tick(**QUICK)
    wait_until(all_taken)
    assert_each_step_once()
