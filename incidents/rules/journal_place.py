"""How far a journal has been read whose lines are numbered before they can be seen.

A line gets its number when it is written, and is seen when its transaction commits. So a lower
number may come to light after a higher one: a reader who kept only the highest would miss it. This
one keeps the numbers that were missing, and looks at them again for a while.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

PATIENCE = timedelta(minutes=15)
"""No transaction takes so long; a number that is missing still was given up by one that failed."""
MOST_GAPS = 500


@dataclass(frozen=True)
class Gap:
    """Numbers `first` to `last`, which were missing when they were passed at `since` (aware)."""

    first: int
    last: int
    since: datetime


@dataclass(frozen=True)
class Place:
    """upto: the greatest number that has been read; gaps: what was missing below it."""

    upto: int
    gaps: tuple[Gap, ...] = ()

    def after(self, numbers: Sequence[int], at: datetime) -> "Place":
        """The place once `numbers`, in ascending order, have been read at `at` (aware)."""
        gaps = [part for gap in self.gaps for part in _left(gap, numbers)]
        upto = self.upto
        for number in numbers[bisect_right(numbers, self.upto) :]:
            if number > upto + 1:
                gaps.append(Gap(upto + 1, number - 1, at))
            upto = number
        fresh = [gap for gap in gaps if gap.since > at - PATIENCE]
        return Place(upto, tuple(fresh[-MOST_GAPS:]))

    def as_json(self) -> dict:
        """It, as JSON can hold it."""
        return {
            "upto": self.upto,
            "gaps": [[gap.first, gap.last, gap.since.isoformat()] for gap in self.gaps],
        }

    @classmethod
    def read(cls, kept: dict) -> "Place":
        """What `as_json` gave."""
        gaps = (Gap(first, last, datetime.fromisoformat(at)) for first, last, at in kept["gaps"])
        return cls(kept["upto"], tuple(gaps))


def _left(gap, numbers):
    """What is missing of a gap still, once these numbers have been found."""
    start = gap.first
    for number in numbers[bisect_left(numbers, gap.first) : bisect_right(numbers, gap.last)]:
        if number > start:
            yield Gap(start, number - 1, gap.since)
        start = number + 1
    if start <= gap.last:
        yield Gap(start, gap.last, gap.since)
