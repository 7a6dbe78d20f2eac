"""Whole starts of Recovery, each in a folder and at a port of its own."""

import fcntl
import os
import signal
import socket
import subprocess
import sys
import tempfile
import urllib.request
from contextlib import closing, contextmanager, suppress
from functools import cache
from pathlib import Path

import pytest

from tests.waiting import wait_until

ROOT = Path(__file__).resolve().parents[2]
READY = "Recovery is ready"
# What the test run set up for itself is nothing to a start.
OURS = {
    "DATABASE_URL",
    "REDIS_URL",
    "RECOVERY_VAR",
    "DJANGO_SETTINGS_MODULE",
    "DJANGO_ALLOW_ASYNC_UNSAFE",
}


def surroundings(**more):
    """The environment without the test run's settings, and with `more`."""
    given = {name: value for name, value in os.environ.items() if name not in OURS}
    given["STATIC_ROOT"] = str(collected())
    return given | {name: str(value) for name, value in more.items()}


@cache
def collected():
    """The folder of the static files, which are collected once for all starts and not for each."""
    folder = ROOT / "var" / "tests"
    folder.mkdir(parents=True, exist_ok=True)
    there = os.environ | {
        "DJANGO_SETTINGS_MODULE": "recovery.settings",
        "RECOVERY_VAR": str(folder),
        "STATIC_ROOT": str(folder / "static"),
    }
    code = "import django; django.setup(); from recovery import assets; assets.collect()"
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=there, check=True)
    return folder / "static"


def manage(*arguments, **env):
    """Run a management command to its end; give its result, with the output as text."""
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env=surroundings(**env),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )


def free_port():
    """A port that nobody listens at."""
    with closing(socket.create_server(("127.0.0.1", 0))) as server:
        return server.getsockname()[1]


class Start:
    """One `manage.py up`: its output, its pages, and all the processes that belong to it."""

    def __init__(self, var, port, **env):
        self.var = var
        self.port = port
        # What is killed leaves its temporary files behind: they go with the folder.
        self.env = {"RECOVERY_VAR": var, "PORT": port, "TMPDIR": var.parent, **env}
        self._log = var.with_name(f"{os.urandom(4).hex()}.log")
        with self._log.open("a") as log:
            self.process = subprocess.Popen(
                self.command(),
                cwd=ROOT,
                env=surroundings(**self.env),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def command(self):
        """The command line that is started."""
        return [sys.executable, "manage.py", "up"]

    @property
    def output(self):
        """What it has written so far."""
        return self._log.read_text()

    def wait_until_ready(self):
        """Wait until it says that it is ready; fail if it ends instead."""
        wait_until(lambda: READY in self.output or self.process.poll() is not None)
        assert READY in self.output, self.output

    def get(self, path):
        """Fetch a page; give its status and headers."""
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}") as response:
            return response.status, response.headers

    def is_serving(self):
        """Whether the sign-in page can be had."""
        with suppress(OSError):
            return self.get("/sign-in/")[0] == 200
        return False

    def processes(self, word=""):
        """The pids of all processes that have this start's folder in their environment."""
        marker = f"RECOVERY_VAR={self.var}\0".encode()
        found = []
        for folder in Path("/proc").glob("[0-9]*"):
            # It may have ended meanwhile, or belong to somebody else.
            with suppress(OSError):
                if marker in (folder / "environ").read_bytes():
                    line = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode()
                    if word in line:
                        found.append(int(folder.name))
        return found

    def stop(self, number=signal.SIGTERM):
        """Send a signal to the start alone, and wait until all that belongs to it has gone."""
        self.process.send_signal(number)
        self.process.wait()
        wait_until(lambda: not self.processes())


class UnderShell(Start):
    """The same, started by a shell that stays in between, as make does."""

    def command(self):
        """The command line that is started."""
        return ["sh", "-c", f"{sys.executable} manage.py up; true"]


@pytest.fixture(scope="session")
def var():
    """A folder for everything that is written, first used by a start and then kept for the next."""
    with tempfile.TemporaryDirectory(prefix="recovery-up-", ignore_cleanup_errors=True) as name:
        Path(name).chmod(0o755)
        yield Path(name, "var")


@pytest.fixture
def start(var):
    """Start Recovery: `start(kind=Start, **environment)`. Whatever was started is ended."""
    with starting(var) as start:
        yield start


@contextmanager
def starting(var):
    """Give `start`, as the fixture of this name does, and end in the end whatever was started."""
    starts = []

    def start(kind=Start, **env):
        starts.append(kind(env.pop("var", var), env.pop("port", None) or free_port(), **env))
        return starts[-1]

    try:
        yield start
    finally:
        for started in starts:
            for pid in [started.process.pid, *started.processes()]:
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
            started.process.wait()
