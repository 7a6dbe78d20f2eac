"""The mail server of a world, as the scenarios see it; `mail_server` is the program itself."""

import asyncio
import time

from django.conf import settings

from bench.faults import processes
from bench.faults.journal import Journal
from bench.faults.mail_server import serve


class MailServer:
    """The mail server of a world, in a process of its own."""

    def __init__(self, folder):
        """Start it, in a good mood."""
        self.journal = Journal(folder / "mail")
        self._folder = folder
        self._mood = folder / "mood"
        self._process = None
        self.be("well")
        self.start()

    def be(self, mood):
        """Put it into a mood; see `mail_server`."""
        draft = self._mood.with_suffix(".new")
        draft.write_text(mood)
        draft.rename(self._mood)

    def start(self):
        """Start it; it listens when this returns."""
        self._process = processes.fork_call(
            "mail server",
            lambda: asyncio.run(serve(settings.EMAIL_PORT, self._mood, self.journal)),
            self._folder / "mail.log",
        )
        self._wait_for_it()

    @property
    def is_running(self):
        """Whether it was started and not stopped."""
        return self._process is not None

    def stop(self):
        """Kill it: connections are refused from now on."""
        if self._process:
            self._process.kill()
            self._process = None

    def _wait_for_it(self):
        while not processes.is_listening(settings.EMAIL_PORT):
            if self._process.poll() is not None:
                raise RuntimeError("The mail server does not start")
            time.sleep(0.02)
