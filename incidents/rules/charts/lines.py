"""One or two lines over time; where a number is missing, the line has a gap."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from incidents.rules.charts.parts import across, place
from incidents.rules.charts.scale import steps

HEIGHT = 180
TOP, BOTTOM = 10, 150
ASIDE = 8
"""So far left of the lines stand the words of their heights."""
LABELS = 4
"""So many words stand below at the most."""


@dataclass(frozen=True)
class Series:
    """One line. values: one for each place along the bottom, None where nothing is known"""

    name: str
    values: Sequence[float | None]


@dataclass(frozen=True)
class Mark:
    """A word beside the drawing, and where."""

    words: str
    x: str
    y: str
    anchor: str = "middle"


@dataclass(frozen=True)
class Line:
    """number: 1 or 2, by which it is told apart; parts: (x1, y1, x2, y2) from each point to the
    next where there is no gap; dots: (x, y) of each point
    """

    name: str
    number: int
    parts: list[tuple[str, str, str, str]]
    dots: list[tuple[str, str]]


@dataclass(frozen=True)
class LineChart:
    """title, description: in words; table: the words below with those of each line's value;
    series: as they were given
    """

    title: str
    description: str
    drawn: list[Line]
    marks_left: list[Mark]
    marks_below: list[Mark]
    table: list[tuple[str, list[str]]]
    series: Sequence[Series]
    height: int = HEIGHT

    @property
    def has_points(self) -> bool:
        """Whether there is anything to draw."""
        return any(line.dots for line in self.drawn)

    @property
    def has_gaps(self) -> bool:
        """Whether a place along the bottom has no point of some line."""
        return any(value is None for one in self.series for value in one.values)


def lines(
    title: str,
    below: Sequence[str],
    series: Sequence[Series],
    *,
    description: str = "",
    words: Callable[[float], str] = place,
    marks: Callable[[float], Sequence[float]] = steps,
) -> LineChart:
    """The chart of one or two series over the places `below`, from 0 up.

    words: tells a value; marks: the values named along the left, for the highest one
    """
    known = [value for one in series for value in one.values if value is not None]
    levels = marks(max(known, default=0))
    top = levels[-1]

    def x(number):
        return number / (len(below) - 1) if len(below) > 1 else 0.5

    def y(value):
        return BOTTOM - (BOTTOM - TOP) * value / top

    return LineChart(
        title,
        description,
        [_line(one, number, x, y) for number, one in enumerate(series, 1)],
        [Mark(words(level), place(-ASIDE), place(y(level)), "end") for level in levels],
        [
            Mark(below[n], across(x(n)), place(HEIGHT - 10), _anchor(n, len(below)))
            for n in _named(len(below))
        ],
        [
            (
                word,
                ["" if one.values[n] is None else words(one.values[n]) for one in series],
            )
            for n, word in enumerate(below)
        ],
        series,
    )


def _line(one, number, x, y):
    dots = [
        None if value is None else (across(x(along)), place(y(value)))
        for along, value in enumerate(one.values)
    ]
    parts = [(*start, *end) for start, end in pairwise(dots) if start and end]
    return Line(one.name, number, parts, [dot for dot in dots if dot])


def _named(count):
    """Which places are named: the ends, and some between as far apart as can be."""
    if count <= LABELS:
        return range(count)
    return [round(number * (count - 1) / (LABELS - 1)) for number in range(LABELS)]


def _anchor(number, count):
    if count == 1:
        return "middle"
    return "start" if number == 0 else "end" if number == count - 1 else "middle"
