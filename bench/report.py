"""How a bench tells what it found."""

import json
import os
import sys
import time
from pathlib import Path


def machine() -> dict:
    """Tell what it ran on: its cores, and how many programs wanted one in the last minute."""
    return {"cores": os.cpu_count(), "load": round(os.getloadavg()[0], 1)}


def free_cores(seconds=0.5) -> float | None:
    """Look for a moment how many cores nobody uses; None where /proc does not tell."""
    stat = Path("/proc/stat")
    if not stat.exists():
        return None
    begun = _idle(stat)
    time.sleep(seconds)
    return round((_idle(stat) - begun) / os.sysconf("SC_CLK_TCK") / seconds, 1)


def _idle(stat):
    return int(stat.read_text().split()[4])


def say(words: str) -> None:
    """Tell how far we are, on stderr: a bench may take minutes."""
    print(words, file=sys.stderr, flush=True)


def report(title: str, rows: list[tuple[str, str]], figures: dict, *, as_json: bool) -> None:
    """Print a table of (what, how much), and with `as_json` the figures as the last line."""
    print(title)
    for what, how_much in rows:
        print(f"    {what:<52}{how_much:>22}")
    if as_json:
        print(json.dumps(figures))
