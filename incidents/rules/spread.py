"""Lengths of time, counted in buckets: what medians are told from, over however many incidents.

Buckets add up where medians don’t: the counts of two weeks make those of both. Up to EXACT minutes
a bucket is a minute; from there on each is 5 % wider than the one before. So a middle one told from
them is off by at most half a minute, or 2.5 %.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import zip_longest
from math import ceil, log

WIDER = 1.05
EXACT = 20
LONGEST = 20 * 366 * 24 * 60
"""Minutes; what is longer is counted as this long."""

_TIMES = ceil(log(LONGEST / EXACT) / log(WIDER))
BOUNDS = (
    *(float(minute) for minute in range(1, EXACT)),
    *(EXACT * WIDER**number for number in range(_TIMES)),
)
"""Where buckets 1, 2, … begin, in minutes; bucket 0 begins at nothing."""


def bucket_of(minutes: float) -> int:
    """The number of the bucket a length falls into, from 0 on. PostgreSQL’s width_bucket agrees."""
    return bisect_right(BOUNDS, minutes)


def middle_of(bucket: int) -> float:
    """The minutes that a bucket stands for."""
    if bucket < EXACT:
        return float(bucket)
    low = BOUNDS[bucket - 1]
    return low * (1 + WIDER) / 2


def added(spreads: Iterable[Sequence[int]]) -> list[int]:
    """Several spreads as one: how many fall into each bucket."""
    return [sum(counts) for counts in zip_longest(*spreads, fillvalue=0)]


def median(spread: Sequence[int]) -> float | None:
    """The middle length in minutes; between the two middle ones where there are two.

    None for an empty spread.
    """
    n = sum(spread)
    if not n:
        return None
    return (_nth(spread, (n - 1) // 2) + _nth(spread, n // 2)) / 2


def _nth(spread, number):
    """The length that stands at this place, from 0 on, when they are put in order."""
    seen = 0
    for bucket, count in enumerate(spread):
        seen += count
        if seen > number:
            return middle_of(bucket)
    raise ValueError("There are not so many.")
