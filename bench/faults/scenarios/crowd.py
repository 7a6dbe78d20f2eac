"""More of everything than is needed, and people who answer while the ladder escalates."""

import time
from datetime import timedelta
from multiprocessing import get_context

from django.db import connections

from bench.faults import engine
from bench.faults.processes import fork_call

LEASE = timedelta(seconds=60)
RACES = 700
NOBODY = 0
"""Instead of a clock: no more races."""


def two_of_each(world):
    """Two beats, two ticks and two workers at once: each step is taken once all the same."""
    for program in ("beat", "tick", "worker"):
        world.keep(program)
        world.keep(program)
    world.company.write_answers(world.company.log_overdue(world.scaled(60, 10)))
    seconds = world.scaled(12, 2)
    world.spread(world.scaled(400, 40), seconds)
    world.company.log_overdue(world.scaled(120, 10))
    world.pass_time(seconds)
    world.settle()


def races(world):
    """One answers and one escalates, the same clock at the same moment, many hundred times.

    The step has been claimed before, as it would be; then both are let go at once. Who comes
    first is left to chance and to a wait of some milliseconds on either side.
    """
    # Seven clocks are due on each, one of every kind; some are stopped together with another.
    number = world.scaled(RACES, 56)
    world.company.write_answers(world.company.log_overdue_of_each_kind(number // 7))
    context = get_context("fork")
    gate, clock_id, run = context.Barrier(2), context.Value("q", 0), context.Value("q", 0)
    # Answering has a longer way to the row, and gets a head start.
    chance = world.random.random
    waits = [(0.004 * chance(), 0.012 * chance()) for _ in range(number)]
    connections.close_all()
    both = {
        "escalates": lambda: _escalate(waits, gate, clock_id, run),
        "answers": lambda: _answer(waits, gate, clock_id),
    }
    for process in [world.watch(fork_call(*one, world.log)) for one in both.items()]:
        if process.wait(300) != 0:
            world.wrong.append(f"the process that {process.program} failed; its log tells why")
    won = len({clock for clock, *_ in engine.rows(engine.ESCALATIONS)})
    world.notes.append(
        f"{run.value} races, clocks of seven kinds; the step came first in {won}, "
        "the kept promise in the others"
    )
    if won in (0, run.value):
        world.wrong.append("these were no races")
    if not engine.nothing_due():
        world.wrong.append("a clock was not stopped")
    world.sweep_up()


def _escalate(waits, gate, clock_id, run):
    for _, wait in waits:
        claimed, clock = engine.claim_one(LEASE) or (None, None)
        clock_id.value = clock.pk if clock else NOBODY
        gate.wait(60)
        if clock is None:
            return
        time.sleep(wait)
        engine.take_steps(claimed)
        gate.wait(60)
        run.value += 1


def _answer(waits, gate, clock_id):
    for wait, _ in waits:
        gate.wait(60)
        if clock_id.value == NOBODY:
            return
        time.sleep(wait)
        engine.stop(engine.clock(clock_id.value))
        gate.wait(60)


SCENARIOS = {"two-of-each": two_of_each, "races": races}
