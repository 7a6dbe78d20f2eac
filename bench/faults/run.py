"""Runs the scenarios and says what came of them. Started by `__main__`, which see.

FAULTS_KEEP names a folder to which the logs and journals of a scenario with broken promises go.
"""

import argparse
import json
import logging
import os
import shutil
import signal
import sys
import time
import traceback
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connections

from bench.faults import engine
from bench.faults.scenarios import ALL
from bench.faults.verdict import Verdict, examine, total
from bench.faults.world import World

COLUMNS = (
    ("effects", "effects"),
    ("kills", "kills"),
    ("missing", "missing"),
    ("doubled", "doubled"),
    ("after_answer", "after\nanswer"),
    ("messages_lost", "mail\nlost"),
    ("messages_doubled", "mail\ntwice"),
    ("messages_doubled_allowed", "twice,\nallowed"),
    ("late_p99_s", "late p99\ns"),
    ("late_max_s", "late max\ns"),
    ("seconds", "took\ns"),
)


def main():
    """Run what was asked for; give the exit status, 1 if a promise is broken."""
    wanted = arguments()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    logging.disable(logging.CRITICAL)
    verdicts = []
    say = (lambda line: print(line, file=sys.stderr)) if wanted.json else print
    try:
        settings.POSTGRES.hold()
        settings.VALKEY.hold()
        call_command("migrate", verbosity=0)
        engine.warm_up()
        say(heading())
        for name in wanted.only or ALL:
            verdicts.append(attempt(name, wanted.scale))
            say(row(verdicts[-1]))
        whole = total(verdicts)
        say("-" * 110 + f"\n{row(whole)}\n\n{summary(whole, verdicts)}")
        if wanted.json:
            print(json.dumps(as_json(whole, verdicts, wanted.scale)))
    except KeyboardInterrupt:
        print("\nStopped; everything is cleared away.", file=sys.stderr)
        return 130
    finally:
        connections.close_all()
        settings.VALKEY.release()
        settings.POSTGRES.release()
    return 1 if any(verdict.broken for verdict in verdicts) else 0


def arguments():
    """Read the command line."""
    parser = argparse.ArgumentParser("python -m bench.faults")
    parser.add_argument("--scale", type=float, default=1.0, help="0.1 does a tenth of everything")
    parser.add_argument("--only", action="append", choices=ALL, metavar="NAME", help=", ".join(ALL))
    parser.add_argument("--json", action="store_true", help="a line for programs")
    return parser.parse_args()


def attempt(name, scale):
    """Run one scenario; one that fails itself spoils no other, and counts as broken."""
    try:
        return run(name, scale)
    except Exception:
        traceback.print_exc()
        settings.POSTGRES.hold()
        return Verdict(name, wrong=["the scenario itself failed"])


def run(name, scale):
    """Run one scenario in a world of its own; give its verdict."""
    began = time.monotonic()
    with World(name, scale) as world:
        ALL[name](world)
        world.end_processes(counted=True)
        world.drain()
        world.look_once()
        verdict = examine(world)
    if verdict.broken and (keep := os.environ.get("FAULTS_KEEP")):
        shutil.copytree(world.folder, Path(keep, name), dirs_exist_ok=True)
    verdict.seconds = round(time.monotonic() - began, 1)
    return verdict


def heading():
    """Give the two lines above the table."""
    lines = []
    for line in (0, 1):
        parts = [(*title.split("\n"), "")[line] for _, title in COLUMNS]
        lines.append(f"{'':24}" + "".join(f"{part:>9}" for part in parts))
    return "\n".join(lines)


def row(verdict):
    """Give a verdict as a line of the table, and below it what is worth telling."""
    numbers = "".join(f"{getattr(verdict, name):>9g}" for name, _ in COLUMNS)
    lines = [f"{verdict.scenario:24}{numbers}"]
    if verdict.scenario != "all":
        lines += [f"{'':24}  {note}" for note in verdict.notes]
        lines += [f"{'':24}  BROKEN: {words}" for words in verdict.broken]
        lines += [f"{'':24}  auditor: {words}" for words in verdict.audit[:3]]
    return "\n".join(lines)


def summary(whole, verdicts):
    """Say in words how it went."""
    kills = ", ".join(f"{number} {program}" for program, number in sorted(whole.kills_by.items()))
    broken = [verdict.scenario for verdict in verdicts if verdict.broken]
    words = [
        f"Killed: {kills or 'nobody'}.",
        f"Timed: {whole.timed} steps that became due while something was broken.",
        f"Mail: {whole.mails} different ones arrived; {whole.messages_withdrawn} messages were "
        "withdrawn, as their promise was kept before they left.",
    ]
    words.append(
        f"Broken promises in: {', '.join(broken)}."
        if broken
        else "Every promise was kept: nothing missing, nothing twice, nothing after the answer."
    )
    return "\n".join(words)


def as_json(whole, verdicts, scale):
    """Give everything as one dictionary."""
    return whole.as_dict() | {
        "scale": scale,
        "cores": os.cpu_count(),
        "scenarios": {verdict.scenario: verdict.as_dict() for verdict in verdicts},
    }


if __name__ == "__main__":
    sys.exit(main())
