"""Work done by several processes at once, timed from the first's start to the last's end."""

import multiprocessing
import time
from dataclasses import dataclass
from statistics import median

from django.db import connection, connections

_fork = multiprocessing.get_context("fork")

FREE = 1.8
"""So many cores that nobody uses just before count as two."""


@dataclass(frozen=True)
class Shift:
    """What a crew did: what each of them returned, and the seconds it took them together."""

    results: list
    seconds: float


def together(work, number=1) -> Shift:
    """Let `number` processes do `work()` at the same time.

    They are copies of this one, Django and all, and are connected to the database before the
    time starts. Raises RuntimeError when one of them fails.
    """
    connections.close_all()
    gate, reports = _fork.Barrier(number), _fork.SimpleQueue()
    crew = [_fork.Process(target=_work, args=(work, gate, reports)) for _ in range(number)]
    for one in crew:
        one.start()
    told = [reports.get() for _ in crew]
    for one in crew:
        one.join()
    for report in told:
        if isinstance(report, str):
            raise RuntimeError(report)
    begun, ended, results = zip(*told, strict=True)
    return Shift(list(results), max(ended) - min(begun))


def ratio(those, to_these) -> float:
    """The middle one of the ratios, each of two figures that were measured one after the other."""
    pairs = zip(those, to_these, strict=True)
    return round(median(one / other for one, other in pairs), 2)


def quiet_rounds(*free) -> list[int]:
    """The numbers of those rounds that had two cores free, or of all if none had.

    free: for each thing that was measured, the cores that were free just before, round by round
    """
    least = [min(cores) for cores in zip(*free, strict=True)]
    return [n for n, cores in enumerate(least) if cores >= FREE] or list(range(len(least)))


def _work(work, gate, reports):
    try:
        connection.ensure_connection()
        gate.wait()
        # The monotonic clock is one for all processes of a machine.
        begun = time.monotonic()
        result = work()
        reports.put((begun, time.monotonic(), result))
    except Exception as problem:
        gate.abort()
        reports.put(f"{type(problem).__name__}: {problem}")
    finally:
        connections.close_all()
