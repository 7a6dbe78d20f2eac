import io
import os
import signal
import socket
import time
from contextlib import suppress

from django.conf import settings
from django.core.management import CommandError, call_command
from django.core.management.base import BaseCommand
from django.db import OperationalError, connections

from incidents.demo import COMPANY, PASSWORD, SIGN_INS
from incidents.models import User
from recovery import assets, preflight
from recovery.console import Console
from recovery.programs import programs
from recovery.supervisor import Supervisor

LOOK_EVERY = 0.2
STOPPING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Command(BaseCommand):
    """Starts all of Recovery, and stops all of it when it is stopped itself."""

    help = "Start the database, the broker, the web server, the worker, beat and tick."

    def handle(self, **options):
        self.console = Console(self.stdout)
        # Before there is anything to stop.
        for number in STOPPING:
            signal.signal(number, signal.default_int_handler)
        try:
            with suppress(KeyboardInterrupt), preflight.only_start(settings.VAR):
                preflight.leave_word(settings.VAR, settings.SITE_URL)
                preflight.ensure_room(settings.VAR)
                preflight.ensure_port_is_free(settings.HOST, settings.PORT)
                self._run()
        except OperationalError as error:
            reason = str(error).strip().splitlines()[0]
            raise CommandError(f"The database does not answer: {reason}") from error

    def _run(self):
        supervisor = Supervisor(programs(), self.console.relay)
        try:
            self._prepare()
            self._supervise(supervisor)
        finally:
            # Asking twice must not leave anything half stopped.
            for number in STOPPING:
                signal.signal(number, signal.SIG_IGN)
            self.console.say("Stopping …")
            supervisor.stop()
            connections.close_all()
            for service in self._services():
                service.release()
            self.console.say("Stopped.")

    def _prepare(self):
        for service in self._services():
            self.console.say(f"Starting {service.title} in {service.place.folder}")
            service.hold()
        self.console.say("Bringing the database up to date")
        call_command("migrate", interactive=False, verbosity=0)
        if settings.IS_DATABASE_EMBEDDED and not User.objects.exists():
            self.console.say("Loading the demo company")
            call_command("load_demo", stdout=io.StringIO())
        if self._is_demo():
            # The programs read it when they start; one that is set stays.
            os.environ["COMPANY_NAME"] = settings.COMPANY_NAME or COMPANY
        if assets.collect():
            self.console.say("Collected the static files")

    def _supervise(self, supervisor):
        self.console.say("Starting web, worker, beat and tick")
        is_told = False
        while supervisor.look_after():
            for service in self._services():
                service.hold()
            if not is_told and self._is_serving():
                self._tell_address()
                is_told = True
            time.sleep(LOOK_EVERY)

    def _is_demo(self):
        tomas = User.objects.filter(email=SIGN_INS[0][0])
        return settings.IS_DATABASE_EMBEDDED and tomas.exists()

    def _services(self):
        services = []
        if settings.IS_DATABASE_EMBEDDED:
            services.append(settings.EMBEDDED_POSTGRES)
        if settings.IS_BROKER_EMBEDDED:
            services.append(settings.EMBEDDED_VALKEY)
        return services

    def _is_serving(self):
        with suppress(OSError), socket.create_connection((settings.HOST, settings.PORT)):
            return True
        return False

    def _tell_address(self):
        self.console.say(f"Recovery is ready: {settings.SITE_URL}")
        if self._is_demo():
            self.console.say(f"Sign in with the password {PASSWORD} as")
            for email, words in SIGN_INS:
                self.console.say(f"    {email:<24} {words}")
        self.console.say("Ctrl-C stops everything.")
        # Nothing more to ask: a connection kept here would only be one that breaks.
        connections.close_all()
