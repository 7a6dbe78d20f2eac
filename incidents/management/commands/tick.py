import logging
import signal
import threading

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import OperationalError, close_old_connections

from incidents.actions.deliver import deliver
from incidents.actions.sweep import sweep
from incidents.models import Heartbeat

log = logging.getLogger(__name__)


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
            sweep()
            deliver()
        except OperationalError as problem:
            log.warning("The database does not answer; looking again soon. %s", problem)
