"""The marks along an axis: few, and round."""

from math import ceil, floor, log10

ROUND = (1, 2, 5, 10)


def steps(most: float, about: int = 4) -> list[float]:
    """Marks from 0 to at least `most` (0 or more), about so many, each a round number apart.

    `steps(37)` is 0, 10, 20, 30, 40; of nothing it is 0 and 1.
    """
    if most <= 0:
        return [0.0, 1.0]
    rough = most / about
    unit = 10 ** floor(log10(rough))
    apart = next(unit * size for size in ROUND if unit * size >= rough * 0.999)
    return [apart * number for number in range(ceil(most / apart - 1e-9) + 1)]


def lengths(most: float) -> list[float]:
    """The same for minutes, in steps that clocks and calendars know: 15 min, 6 h, 2 days."""
    known = (1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440, 2880, 7200, 10080, 20160, 43200)
    apart = next((step for step in known if step * 5 >= most), None)
    if apart is None:
        return [mark * 1440 for mark in steps(most / 1440)]
    return [float(apart * number) for number in range(max(ceil(most / apart - 1e-9), 1) + 1)]
