"""What one scenario lives in: a database of its own, a mail server, and processes to break."""

import signal
import time
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from functools import partial
from random import Random

from django.conf import settings
from django.db import InterfaceError, OperationalError, connections
from django.utils import timezone

from bench.faults import engine, processes
from bench.faults.databases import create_database, use_database
from bench.faults.journal import Journal
from bench.faults.mail import MailServer
from bench.faults.saboteur import Orders

PAUSE = 0.5
"""A program that ended is started again after so long, as the product's supervisor does first."""


class World:
    """The surroundings of a scenario; use it as a context, which ends all that it started.

    company: the people, and what happens to them
    random: the same numbers on every run
    poison: ids of clocks that cannot be stepped; down: times without a database
    restored_at: when it came back from a dump, or 0; held_up: healthy messages that cannot pass
    notes: what is worth telling besides the numbers; wrong: broken promises that no number tells
    """

    def __init__(self, name, scale, *, template="recovery"):
        """Make the surroundings of the scenario `name`; `scale` 1 is the full size."""
        self.name = name
        self.scale = scale
        self.folder = settings.VAR / name
        self.folder.mkdir()
        self.database = name.replace("-", "_")
        self.journal = Journal(self.folder / "journal")
        self.mail = MailServer(self.folder)
        self.random = Random(name)
        self.poison, self.down, self.notes, self.wrong = set(), [], [], []
        self.restored_at, self.held_up, self._until = 0.0, 0, timezone.now()
        self._processes, self._kept, self._shift = [], [], 0.0
        settings.VALKEY.hold()
        create_database(self.database, template)
        use_database(self.database)
        self.company = engine.Company()
        self.began_at = timezone.now()

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.end_processes()
        self.mail.stop()
        connections.close_all()

    def mails(self):
        """Give what the mail server took: id, to, subject, at, and whether it said yes."""
        return self.mail.journal.lines("mail")

    def scaled(self, number, least=1):
        """Give a number of the full size in this run's size."""
        return max(round(number * self.scale), least)

    # Processes ----------------------------------------------------------------------------------

    def orders(self, program, point="", **orders):
        """Give orders for a saboteur of this world; see `Orders`."""
        return Orders(program, point, journal=str(self.journal.path), **orders)

    def fork(self, program, point="", **orders):
        """Start a saboteur as a copy of the bench."""
        return self.watch(processes.fork(self.orders(program, point, **orders), self.log))

    def start(self, program, point="", env=None, **orders):
        """Start a saboteur anew; `env` replaces settings."""
        return self.watch(
            processes.start(self.orders(program, point, **orders), self.log, env or {})
        )

    def keep(self, program, env=None, **orders):
        """Keep a program running: it is started again whenever it has ended.

        As a copy of the bench; anew where `env` replaces settings.
        """
        start = partial(self.start, env=env) if env else self.fork
        self._kept.append(_Kept(lambda: start(program, **orders)))

    def kill(self, process):
        """Kill a process and all it started, from outside and at no chosen point."""
        if process.poll() is None:
            self.journal.note("kill", program=process.program, where="from outside")
            process.kill()

    def end_processes(self, *, counted=False):
        """Kill what still runs; gives the names of the programs that were kept running."""
        names = [kept.process.program for kept in self._kept]
        self._kept.clear()
        for process in self._processes:
            if counted:
                self.kill(process)
            process.kill()
        self._processes.clear()
        return names

    def wait(self, condition, within=90.0):
        """Keep the kept programs running until `condition()`; tells whether that came in time."""
        end = time.monotonic() + within
        while time.monotonic() < end:
            for kept in self._kept:
                kept.look_after()
            with suppress(OperationalError, InterfaceError):
                if condition():
                    return True
            time.sleep(0.05)
        return False

    def pass_time(self, seconds):
        """Let so much time go by, and keep the kept programs running."""
        self.wait(lambda: False, within=seconds)

    @property
    def log(self):
        """The file that has what the processes said."""
        return self.folder / "log"

    def watch(self, process):
        """See to it that a process ends with this world; gives the process."""
        self._processes.append(process)
        self._processes = [one for one in self._processes if one.status is None]
        return process

    # Work ---------------------------------------------------------------------------------------

    def spread(self, count, seconds):
        """Log so many incidents, each with a step that is due within the next `seconds`."""
        now = timezone.now()
        moments = [now + timedelta(seconds=seconds * (n + 0.5) / count) for n in range(count)]
        self._until = max(self._until, moments[-1])
        return self.company.log_due_at(moments)

    @contextmanager
    def without_database(self, seconds, number=signal.SIGQUIT):
        """Stop PostgreSQL hard for so long; that time counts for nobody's lateness."""
        connections.close_all()
        began = datetime.now(UTC)
        settings.POSTGRES.stop_hard(number)
        yield
        time.sleep(seconds)
        settings.POSTGRES.hold()
        self.down.append((began, datetime.now(UTC)))

    # The end ------------------------------------------------------------------------------------

    def settle(self, within=90.0):
        """Wait until the programs that run have taken all due steps; tells whether they did."""

        def is_settled():
            return timezone.now() > self._until and engine.nothing_due(self.poison)

        if self.wait(is_settled, within):
            return True
        self.wrong.append(f"steps still due after {within:g} s")
        return False

    def sweep_up(self, within=90.0):
        """Have healthy processes take the steps that are left, as their leases end."""
        end = time.monotonic() + within
        while timezone.now() < self._until or not engine.nothing_due(self.poison):
            if time.monotonic() > end:
                self.wrong.append(f"steps still due after {within:g} s of sweeping")
                return
            self.fork("sweep").wait()
            time.sleep(0.05)

    def drain(self):
        """Have a healthy process deliver what waits, by a clock that is put forward."""
        for _ in range(300):
            soonest = engine.next_delivery()
            if soonest is None:
                return
            ahead = (soonest - timezone.now()).total_seconds() + 20
            self._shift = max(self._shift, ahead)
            self.fork("deliver", shift=self._shift).wait(60)
        self.wrong.append("the outbox does not become empty")

    def look_once(self):
        """Let a healthy tick look, as it does all day: the auditor hears that somebody does."""
        if self.fork("tick-once").wait() != 0:
            self.wrong.append("in the end a tick cannot even look once")


class _Kept:
    """A program that is started again whenever it has ended."""

    def __init__(self, start):
        self._start = start
        self.process = start()
        self._ended_at = None

    def look_after(self):
        if self.process.poll() is None:
            return
        if self._ended_at is None:
            self._ended_at = time.monotonic()
        elif time.monotonic() - self._ended_at > PAUSE:
            # Its children, should it have died without them.
            self.process.kill()
            self.process, self._ended_at = self._start(), None
