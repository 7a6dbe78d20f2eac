"""Real processes of ours, on the test's database and broker."""

import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from recovery.embedded.keeper import die_with_parent

ROOT = Path(__file__).resolve().parents[2]


class Running:
    """A process that was started, with those it started itself."""

    def __init__(self, command, *, log, env):
        self.log = log
        self.command = command
        with log.open("w") as output:
            self._process = subprocess.Popen(
                [sys.executable, *command],
                cwd=ROOT,
                env=os.environ | env,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                start_new_session=True,
                preexec_fn=lambda: die_with_parent(signal.SIGKILL),
            )

    @property
    def pid(self):
        """Its process id, which is that of the group too."""
        return self._process.pid

    @property
    def is_alive(self):
        """Whether it is still running."""
        return self._process.poll() is None

    def output(self):
        """Give what it has written so far."""
        return self.log.read_text(errors="replace")

    def kill(self, number=signal.SIGKILL):
        """Send a signal to it and to all it started."""
        with suppress(ProcessLookupError):
            os.killpg(self.pid, number)

    def wait(self):
        """Wait until it has ended; give its exit status."""
        return self._process.wait()


class Processes:
    """Starts processes on the test's database and broker, and ends them all."""

    def __init__(self, folder):
        self._folder = folder
        self._started = []

    def worker(self, **env):
        """Start a Celery worker; `env` adds environment variables."""
        options = ("--concurrency", "2", "--without-gossip", "--without-mingle")
        return self.start("-m", "celery", "-A", "recovery", "worker", *options, **env)

    def beat(self, **env):
        """Start Celery beat."""
        return self.start("-m", "celery", "-A", "recovery", "beat", **env)

    def tick(self, **env):
        """Start `manage.py tick`, which needs no broker."""
        return self.start("manage.py", "tick", **env)

    def start(self, *command, **env):
        """Start Python with the given command line."""
        surroundings = {
            "DATABASE_URL": url_of_test_database(),
            "REDIS_URL": settings.REDIS_URL,
            "RECOVERY_VAR": str(self._folder),
            # What a killed process leaves behind goes with the test's folder.
            "TMPDIR": str(self._folder),
            **{name: str(value) for name, value in env.items()},
        }
        log = self._folder / f"{len(self._started)}.log"
        self._started.append(Running(command, log=log, env=surroundings))
        return self._started[-1]

    def end(self):
        """Kill what still runs."""
        for process in self._started:
            process.kill()
            process.wait()


def url_of_test_database():
    """The address of the database that this test uses, as DATABASE_URL has it."""
    database = connection.settings_dict
    host = database["HOST"] or database.get("OPTIONS", {}).get("host", "")
    login = f"{database['USER']}:{database['PASSWORD']}".rstrip(":")
    if host.startswith("/"):
        return f"postgresql://{login}@/{database['NAME']}?host={host}"
    return f"postgresql://{login}@{host}:{database['PORT'] or 5432}/{database['NAME']}"


@pytest.fixture
def committed(transactional_db):
    """What the test writes is committed: other threads and processes see it."""


@pytest.fixture
def celery_processes(committed, tmp_path):
    """The `Processes`: `.worker()`, `.beat()`, `.tick()`, each with environment variables."""
    processes = Processes(tmp_path)
    yield processes
    processes.end()
