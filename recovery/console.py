"""What the one-command start shows: its own words, and the lines of the programs it runs."""

from __future__ import annotations

import os
from contextlib import suppress
from threading import Lock
from typing import IO

OURS = "recovery"
COLOURS = {OURS: 1, "web": 36, "worker": 33, "beat": 35, "tick": 32}


class Console:
    """Writes lines from several threads, each whole and with the name of whoever said it."""

    def __init__(self, out: IO[str]) -> None:
        """Write to `out`; in colour if that is a terminal and NO_COLOR is not set."""
        self._out = out
        self._is_coloured = out.isatty() and not os.environ.get("NO_COLOR")
        self._lock = Lock()

    def say(self, line: str) -> None:
        """Write a line of our own."""
        self.relay(OURS, line)

    def relay(self, name: str, line: str) -> None:
        """Write a line that the program `name` said."""
        prefix = f"{name:>8} |"
        if self._is_coloured:
            prefix = f"\x1b[{COLOURS.get(name, 37)}m{prefix}\x1b[0m"
        # Whoever reads may have gone; what we do, stopping above all, has to go on.
        with self._lock, suppress(OSError):
            self._out.write(f"{prefix} {line}\n")
            self._out.flush()
