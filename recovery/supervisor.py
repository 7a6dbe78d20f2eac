"""Keeps programs running: starts them, restarts those that end, shows what they say, stops them."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Thread

from recovery.embedded.keeper import die_with_parent

LONGEST_PAUSE = 30.0
# A program that ran this long had started well: its next restart is quick again.
STARTED_WELL = 10.0
# Long enough for requests and tasks to finish; then they are ended.
PATIENCE = 10.0


@dataclass(frozen=True)
class Program:
    """A program to keep running: a short name, its command line, and the folder it runs in."""

    name: str
    command: list[str]
    folder: Path


class Supervised:
    """One program, kept running in a process group of its own."""

    def __init__(self, program: Program, say: Callable[[str, str], None]) -> None:
        """Watch over `program`; `say` is called with its name and each line."""
        self._program = program
        self._say = say
        self._process: subprocess.Popen | None = None
        self._reader: Thread | None = None
        self._started_at = 0.0
        self._start_at = 0.0
        self._pause = 0.5

    def look_after(self) -> None:
        """Start the program unless it runs; after it has ended, with growing pauses."""
        now = time.monotonic()
        if self._process and (status := self._process.poll()) is not None:
            self._process = None
            if now - self._started_at > STARTED_WELL:
                self._pause = 0.5
            self._start_at = now + self._pause
            self._tell(f"ended with status {status}; starting it again in {self._pause:g} s")
            self._pause = min(self._pause * 2, LONGEST_PAUSE)
        if self._process is None and now >= self._start_at:
            self._start()

    def ask_to_stop(self) -> None:
        """Ask the program to finish what it is doing and to end."""
        if self._process and self._process.poll() is None:
            self._process.terminate()

    def stop(self, until: float) -> None:
        """Wait for its end until the monotonic time `until`, then end whatever is left of it."""
        if self._process is None:
            return
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(max(until - time.monotonic(), 0))
        # Its own children too, should it have died without them.
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        self._reader.join()

    def _start(self) -> None:
        self._started_at = time.monotonic()
        self._process = subprocess.Popen(
            self._program.command,
            cwd=self._program.folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            # Ctrl-C reaches the supervisor only, which then stops all of them in order.
            start_new_session=True,
            # If we are killed the broker goes too, and a worker asked to finish would wait for it
            # for ever. Nothing is lost by a hard end: the engine is made for that.
            preexec_fn=lambda: die_with_parent(signal.SIGKILL),
        )
        self._reader = Thread(target=self._read, args=(self._process,), daemon=True)
        self._reader.start()

    def _read(self, process: subprocess.Popen) -> None:
        with process.stdout as lines:
            for line in lines:
                if line.strip():
                    self._tell(line.rstrip())

    def _tell(self, line: str) -> None:
        self._say(self._program.name, line)


class Supervisor:
    """Keeps several programs running, all started and stopped together."""

    def __init__(self, programs: list[Program], say: Callable[[str, str], None]) -> None:
        """Watch over `programs`; `say` is called with a name and a line."""
        self._supervised = [Supervised(program, say) for program in programs]
        self._parent = os.getppid()

    def look_after(self) -> bool:
        """Start what does not run; tell whether whoever started us is still there."""
        for supervised in self._supervised:
            supervised.look_after()
        return os.getppid() == self._parent

    def stop(self) -> None:
        """Stop all programs, together; none is left when this returns."""
        for supervised in self._supervised:
            supervised.ask_to_stop()
        until = time.monotonic() + PATIENCE
        for supervised in self._supervised:
            supervised.stop(until)
