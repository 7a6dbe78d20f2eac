"""The board as it was counted once, for everybody who sees the same incidents.

At 50,000 open incidents counting takes tens of milliseconds: too much for each viewer and each
look, but nothing for each change. So a board is kept under the pulse, which changes with every
event and every minute; what was counted before is simply not asked for again.
"""

from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b

from django.core.cache import cache

from incidents.queries.board.counted import Counted, counted
from incidents.queries.board.ladder import Jump, next_jumps
from incidents.queries.board.lines import Line, lines
from incidents.queries.board.people import everybody
from incidents.queries.board.pulse import Beat
from incidents.queries.board.scope import Scope
from incidents.queries.board.second import second_failures

KEPT = 90
"""Seconds: a little longer than a pulse can last."""


@dataclass(frozen=True)
class Snapshot:
    """What was found in a scope at one moment; see `counted`, `lines` and `ladder`.

    second: how many second failures, at most one more than `BOUND`
    """

    at: datetime
    counted: Counted
    second: int
    lines: dict[str, tuple[Line, ...]]
    jumps: tuple[Jump, ...]


def snapshot(scope: Scope, at: datetime, beat: Beat) -> Snapshot:
    """The board of a scope as of `at` or shortly before: since then nothing has happened.

    beat: the `pulse`, read before, so that what happens while we count is counted anew
    Seven queries, or none where it has been counted already.
    """
    found = cache.get_or_set(_name(scope, beat), lambda: _count(scope, at), KEPT)
    beat.is_counted()
    return found


def _name(scope, beat):
    said = f"{scope.teams} {scope.midnight.isoformat()} {beat.said}"
    return "board-" + blake2b(said.encode(), digest_size=16).hexdigest()


def _count(scope, at):
    numbers = counted(scope, at)
    second = second_failures(scope, at, numbers)
    return Snapshot(
        at=at,
        counted=numbers,
        second=len(second),
        lines=lines(scope, at, second),
        jumps=next_jumps(scope, numbers, everybody(at)),
    )
