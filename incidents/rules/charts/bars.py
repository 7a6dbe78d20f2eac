"""Lying bars, each under its own words, so that long words need no room beside them."""

from collections.abc import Sequence
from dataclasses import dataclass

from incidents.rules.charts.parts import Bar, across, place, shares

ROW, TEXT, TOP, THICK = 40, 14, 20, 12


@dataclass(frozen=True)
class Drawn:
    """A bar in its place. text_y: of its words; y, width (in percent): of the bar itself"""

    bar: Bar
    text_y: str
    y: str
    width: str


@dataclass(frozen=True)
class BarChart:
    """title, description: in words; of: what the numbers are, as the head of their column"""

    title: str
    description: str
    of: str
    rows: list[Drawn]
    height: int
    thick: int = THICK


def bars(
    title: str,
    given: Sequence[Bar],
    *,
    description: str = "",
    of: str = "",
    least: float = 0,
    whole: float | None = None,
) -> BarChart:
    """The chart of these bars, in their order.

    least: what no width stands for, 1 for ratings from 1 to 5
    whole: what the full width stands for, 100 for percent; the longest of them unless it is given
    """
    most = whole if whole is not None else max((bar.value for bar in given), default=0)
    parts = shares([bar.value - least for bar in given], most - least)
    rows = [
        Drawn(bar, place(row * ROW + TEXT), place(row * ROW + TOP), across(part))
        for row, (bar, part) in enumerate(zip(given, parts, strict=True))
    ]
    return BarChart(title, description, of, rows, max(len(given), 1) * ROW)
