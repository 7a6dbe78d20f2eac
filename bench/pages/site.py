"""A loaded company behind gunicorn, as it is deployed."""

import json
import os
import subprocess
import sys
import time
from contextlib import AbstractContextManager, suppress
from pathlib import Path

import psycopg2

from bench.load.place import ROOT, Place
from bench.pages import COPY, SETTINGS
from bench.report import say
from bench.start import free_port, is_serving
from recovery.programs import PYTHON, WEB_OPTIONS

PATIENCE = 60


class Site(AbstractContextManager):
    """One company: a copy of its database, a web server, and what is where (`facts`)."""

    def __init__(self, place: Place, incidents: int) -> None:
        self.incidents, self.port = incidents, free_port()
        self._place, self._web = place, None
        self._server = place.postgres

    def __enter__(self):
        """Copy, prepare and start."""
        self._server.hold()
        try:
            say(f"Copying {self.incidents:,} incidents")
            self._copy()
            self.facts = json.loads(self._python("-m", "bench.pages.prepare").splitlines()[-1])
            self._start()
        except BaseException:
            self._stop()
            raise
        return self

    def __exit__(self, *problem):
        """Stop, and remove the copy."""
        self._stop()

    def start(self, *command: str) -> subprocess.Popen:
        """Start a Python program at this site; its output is read from `stdout`."""
        return subprocess.Popen(
            [sys.executable, *command],
            cwd=ROOT,
            env=self._environment,
            stdout=subprocess.PIPE,
            text=True,
        )

    def _python(self, *command):
        process = self.start(*command)
        told, _ = process.communicate()
        if process.returncode:
            sys.exit(f"{' '.join(command)} ended with {process.returncode}.")
        return told

    @property
    def _environment(self):
        self._place.use()
        return os.environ | {"DJANGO_SETTINGS_MODULE": SETTINGS, "BENCH_DATABASE": COPY}

    def _copy(self):
        try:
            self._tell(f"DROP DATABASE IF EXISTS {COPY} WITH (FORCE)")
            self._tell(f"CREATE DATABASE {COPY} TEMPLATE recovery STRATEGY file_copy")
        except psycopg2.errors.ObjectInUse as problem:
            sys.exit(f"Somebody else uses {self._place.folder}: {str(problem).strip()}")

    def _tell(self, command):
        connection = psycopg2.connect(self._server.url.replace("/recovery?", "/postgres?"))
        connection.autocommit = True
        with connection.cursor() as cursor:
            cursor.execute(command)
        connection.close()

    def _start(self):
        bind = f"--bind=127.0.0.1:{self.port}"
        command = [*PYTHON, "-m", "gunicorn", "recovery.wsgi", bind, *WEB_OPTIONS]
        with Path(self._place.folder, "web.log").open("w") as log:
            self._web = subprocess.Popen(
                command, cwd=ROOT, env=self._environment, stdout=log, stderr=log
            )
        end = time.monotonic() + PATIENCE
        while not is_serving(self.port):
            if self._web.poll() is not None or time.monotonic() > end:
                sys.exit(f"The web server does not start; {log.name} says why.")
            time.sleep(0.05)

    def _stop(self):
        if self._web:
            self._web.terminate()
            self._web.wait()
        with suppress(psycopg2.Error):
            self._tell(f"DROP DATABASE IF EXISTS {COPY} WITH (FORCE)")
        self._server.release()
