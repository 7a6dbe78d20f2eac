"""Saboteurs as processes: forked from the bench, which costs 50 ms, or started anew."""

import os
import signal
import socket
import subprocess
import sys
import time
import traceback
from contextlib import suppress
from pathlib import Path

from django.db import connections

from bench.faults import saboteur
from recovery.embedded.keeper import die_with_parent

ROOT = Path(__file__).resolve().parents[2]
KILLED = -signal.SIGKILL


class Process:
    """A child of the bench, the first of a session of its own."""

    def __init__(self, pid, program, popen=None):
        """Watch over the child `pid`; of a `popen` that is gone, others would take the status."""
        self._popen = popen
        self.pid = pid
        self.program = program
        self.status = None

    def poll(self):
        """Give the exit status, negative for a signal; None while it runs."""
        if self.status is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.status = os.waitstatus_to_exitcode(status)
        return self.status

    def wait(self, within=30.0):
        """Wait for the end; gives the status, or None if it still runs."""
        end = time.monotonic() + within
        while self.poll() is None and time.monotonic() < end:
            time.sleep(0.002)
        return self.status

    def kill(self, number=signal.SIGKILL):
        """Send a signal to it and to all it started; with SIGKILL wait until it has ended."""
        # By the group, and by itself: a copy that has just begun has no group yet.
        for send in (os.killpg, os.kill):
            if send is os.killpg or self.poll() is None:
                with suppress(ProcessLookupError):
                    send(self.pid, number)
        if number == signal.SIGKILL:
            self.wait()


def fork(orders, log):
    """Start a saboteur as a copy of this process, which has everything imported already."""
    return fork_call(orders.program, lambda: saboteur.run(orders), log)


def fork_call(program, call, log):
    """Do anything in a copy of this process."""
    # A connection must not be used from two processes.
    connections.close_all()
    pid = os.fork()
    if pid:
        return Process(pid, program)
    status = 1
    try:
        os.setsid()
        die_with_parent(signal.SIGKILL)
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, signal.SIG_DFL)
        file = os.open(log, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o644)
        os.dup2(file, 1)
        os.dup2(file, 2)
        call()
        status = 0
    except BaseException as problem:
        if not isinstance(problem, SystemExit):
            traceback.print_exc()
    finally:
        # None of what the bench would do at its end.
        os._exit(status)


def start(orders, log, env):
    """Start a saboteur from nothing, as in production."""
    command = [sys.executable, "-m", "bench.faults.saboteur"]
    popen = spawn(command, log, env | orders.as_environment())
    return Process(popen.pid, orders.program, popen)


def spawn(command, log, env):
    """Start any program in a session of its own, which ends with us; gives the Popen."""
    with log.open("a") as output:
        return subprocess.Popen(
            command,
            cwd=ROOT,
            env=os.environ | env,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            start_new_session=True,
            preexec_fn=lambda: die_with_parent(signal.SIGKILL),
        )


def is_listening(port):
    """Tell whether somebody listens at a local port."""
    with socket.socket() as client:
        return client.connect_ex(("127.0.0.1", port)) == 0
