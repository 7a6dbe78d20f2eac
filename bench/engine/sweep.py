"""The figures of `bench.sweep`."""

import time
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from django.conf import settings
from django.db import connection, connections

from bench.engine.crew import quiet_rounds, ratio, together
from bench.engine.effects import effects
from bench.engine.stage import company, connection_to, fill, keep_copy, make_due
from bench.engine.tightest import sweep_in_sql
from bench.report import free_cores, say
from incidents.actions.sweep import sweep

TEAMS, STAFF = 20, 10
LEAST = 10_000
IDLE_TURNS = 400
MEMORY_SWEEPS = 5


def measure(open, due, rounds) -> dict:
    """Stage `open` incidents and take the steps of `due` of them; returns all the figures."""
    staged = company(teams=TEAMS, staff=STAFF)
    sizes = sorted({min(LEAST, open), min(10 * LEAST, open), open})
    for size in sizes:
        say(f"Staging {size:,} open incidents")
        fill(staged, open=size)
        if size != open:
            keep_copy(f"open_{size}")
    idle = _idle({size: f"open_{size}" if size != open else None for size in sizes})
    return {
        **idle,
        **_speed(staged, due, rounds),
        **_statements(staged),
        **_memory(staged, due),
    }


def _idle(databases):
    """Sweeps that find nothing, at each size in turn, so that a busy machine slows all alike."""
    say("Sweeping with nothing due")
    usual = connections["default"]
    wrappers = {size: connection_to(name) if name else usual for size, name in databases.items()}
    seconds = {size: [] for size in databases}
    for _ in range(IDLE_TURNS):
        for size, wrapper in wrappers.items():
            connections["default"] = wrapper
            begun = time.perf_counter()
            taken = sweep()
            seconds[size].append(time.perf_counter() - begun)
            if taken:
                raise RuntimeError("Something was due that should not have been.")
    connections["default"] = usual
    for wrapper in wrappers.values():
        wrapper.close()
    middle = {size: 1000 * median(times) for size, times in seconds.items()}
    return {
        "idle_ms": round(middle[max(middle)], 2),
        "idle_growth": round(middle[max(middle)] / middle[min(middle)], 2),
        "idle_ms_by_open": {size: round(idle, 2) for size, idle in middle.items()},
    }


def _speed(staged, due, rounds):
    """The three in turn, round by round, so that each ratio is of neighbours in time.

    Of the rounds that had two cores free, if there were any, as two sweepers want both.
    """
    # The sweepers are copies of this process: like long-lived ones they have swept before.
    make_due(staged, min(due, settings.SWEEP_BATCH))
    _sweep_all()
    speeds, left_behind = {"1": [], "2": [], "sql": []}, {}
    free = {name: [] for name in speeds}
    plan = (("sql", sweep_in_sql, 1), ("1", _sweep_all, 1), ("2", _sweep_all, 2))
    for number in range(rounds):
        for name, work, crew in plan:
            say(f"Round {number + 1} of {rounds}: {name}")
            make_due(staged, due)
            free[name].append(free_cores() or 0)
            shift = together(work, crew)
            if sum(shift.results) != due:
                raise RuntimeError(f"{shift.results} steps were taken of {due}.")
            speeds[name].append(due / shift.seconds)
            left_behind[name] = effects(staged, due)
    if any(left != left_behind["sql"] for left in left_behind.values()):
        raise RuntimeError(f"They did not write the same: {left_behind}")
    quiet = quiet_rounds(*free.values())
    speeds = {name: [those[n] for n in quiet] for name, those in speeds.items()}
    return {
        "per_s_1": round(median(speeds["1"])),
        "per_s_2": round(median(speeds["2"])),
        "per_s_sql": round(median(speeds["sql"])),
        "ratio_to_sql": ratio(speeds["1"], speeds["sql"]),
        "ratio_two_to_one": ratio(speeds["2"], speeds["1"]),
        "free_cores": median(min(cores[n] for cores in free.values()) for n in quiet),
    }


def _sweep_all():
    taken = 0
    while number := sweep():
        taken += number
    return taken


def _statements(staged):
    """What one batch more costs a sweep, and a batch of one beside a full one."""
    counts = []
    for due in (1, settings.SWEEP_BATCH, 2 * settings.SWEEP_BATCH):
        make_due(staged, due)
        with _counted() as statements:
            sweep()
        counts.append(len(statements))
    one, full, two = counts
    return {
        "statements_per_batch": two - full,
        "statements_first_batch": full,
        "statements_first_batch_of_one": one,
    }


@contextmanager
def _counted():
    statements = []

    def note(execute, sql, params, many, context):
        statements.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield statements


def _memory(staged, due):
    """A process that takes `due` steps again and again: its size after the first and last time."""
    say("Sweeping on and on")
    sizes = together(lambda: [_size_after(staged, due) for _ in range(MEMORY_SWEEPS)]).results[0]
    return {
        "memory_mb": [sizes[0], sizes[-1]],
        "memory_growth_mb": round(sizes[-1] - sizes[0], 1),
        "memory_steps": [due, due * MEMORY_SWEEPS],
    }


def _size_after(staged, due):
    make_due(staged, due)
    _sweep_all()
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return round(pages * 4096 / 1024**2, 1)
