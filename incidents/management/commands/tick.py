import logging
import signal
import threading

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import InterfaceError, OperationalError, close_old_connections
from django.utils import timezone

from incidents.actions.batch import work_on_batches
from incidents.actions.deliver import deliver
from incidents.actions.digests import send_digests
from incidents.actions.files_left import take_out_files_left
from incidents.actions.keep_watch import keep_watch
from incidents.actions.news import spread_the_news
from incidents.actions.replan_open import work_on_replans
from incidents.actions.roll_up import keep_rolled_up
from incidents.actions.sweep import sweep
from incidents.models import Heartbeat

log = logging.getLogger(__name__)

AT_A_TIME = 3.0
"""Seconds for what takes long, so that the ladder never waits for it: the rest comes next time."""

# Each with the seconds after which it hangs, holding rows that others need. Nobody else would end
# it: the alarm ends this process, whatever it is doing, and it is started again.
LOOKS = (
    (sweep, settings.SWEEP_LIMIT),
    (lambda: deliver(longest=AT_A_TIME), settings.TASK_LIMIT),
    (lambda: spread_the_news(at=timezone.now(), longest=AT_A_TIME), settings.TASK_LIMIT),
    (lambda: send_digests(at=timezone.now()), settings.TASK_LIMIT),
    (lambda: work_on_replans(at=timezone.now(), longest=AT_A_TIME), settings.TASK_LIMIT),
    (lambda: work_on_batches(at=timezone.now(), longest=AT_A_TIME), settings.TASK_LIMIT),
    (lambda: keep_rolled_up(at=timezone.now(), longest=AT_A_TIME), settings.TASK_LIMIT),
    (lambda: take_out_files_left(at=timezone.now()), settings.TASK_LIMIT),
    (lambda: keep_watch(at=timezone.now()), settings.TASK_LIMIT),
)


class Command(BaseCommand):
    """The second trigger, which needs no broker: a small loop that sweeps, delivers, and beats."""

    help = "Sweep and deliver every few seconds, without Celery. Runs until it is stopped."

    def add_arguments(self, parser):
        parser.add_argument("--once", action="store_true", help="look once, then stop")

    def handle(self, *, once, **options):
        stopping = threading.Event()
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: stopping.set())
        while not stopping.is_set():
            self._look()
            if once:
                return
            stopping.wait(settings.SWEEP_EVERY)

    def _look(self):
        """Look once; a database that is away is waited for, anything else is raised."""
        try:
            close_old_connections()
            Heartbeat.objects.beat("tick")
            for look, most in LOOKS:
                signal.alarm(most)
                look()
        except (OperationalError, InterfaceError) as problem:
            log.warning("The database does not answer; looking again soon. %s", problem)
        finally:
            signal.alarm(0)
