"""A PostgreSQL and a Valkey that can be stopped hard, and started again with their files.

Both are as durable as in production: what PostgreSQL has committed survives every stop here.
"""

import os
import signal
import subprocess
import time
from contextlib import suppress

import redis

from recovery.embedded import Postgres


class BreakablePostgres(Postgres):
    """The product's own PostgreSQL, which also remembers when each transaction was committed."""

    def command(self):
        """Give the product's command line, with the moments of commits kept."""
        return [*super().command(), "--track_commit_timestamp=on", "--max_connections=200"]

    def program(self, name):
        """Give the path of one of PostgreSQL's own programs, such as pg_dump."""
        return str(self._binaries() / name)

    def stop_hard(self, number=signal.SIGQUIT):
        """Stop the server at once, with a signal: no session ends well, nothing is written out."""
        pid = self._pid_left_behind()
        if pid is None:
            return
        with suppress(ProcessLookupError):
            os.kill(pid, number)
        while self._is_listening() or _is_running(pid):
            time.sleep(0.01)


def valkey_pid(valkey):
    """Give the process id of a running Valkey."""
    with redis.Redis(unix_socket_path=str(valkey.socket)) as client:
        return client.info("server")["process_id"]


def empty(valkey):
    """Take everything from a Valkey."""
    with redis.Redis(unix_socket_path=str(valkey.socket)) as client:
        client.flushall()


def kill(valkey):
    """Kill a Valkey; it stays away until somebody holds it again."""
    pid = valkey_pid(valkey)
    os.kill(pid, signal.SIGKILL)
    while _is_running(pid):
        time.sleep(0.01)


def freeze(valkey, seconds):
    """Stop a Valkey in its tracks for so long; a process of its own thaws it, whatever happens."""
    pid = valkey_pid(valkey)
    script = f"kill -STOP {pid}; sleep {seconds}; kill -CONT {pid}"
    return subprocess.Popen(["sh", "-c", script], start_new_session=True)


def _is_running(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
