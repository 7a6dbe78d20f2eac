"""Bars, the longest first, and how much of the whole they make up together (after Pareto)."""

from collections.abc import Sequence
from dataclasses import dataclass

from incidents.rules.charts.bars import ROW, THICK, TOP, Drawn, bars
from incidents.rules.charts.parts import Bar, across, place


@dataclass(frozen=True)
class Together:
    """A bar with what it and all above it make up.

    percent: whole, 0–100; x (in percent), y: of its point
    """

    drawn: Drawn
    percent: int
    x: str
    y: str


@dataclass(frozen=True)
class ParetoChart:
    """title, description: in words; of: what is counted.

    The bars are shares of the whole, too, so one scale holds for both.
    """

    title: str
    description: str
    of: str
    rows: list[Together]
    height: int
    thick: int = THICK


def pareto(title: str, given: Sequence[Bar], *, description: str = "", of: str = "") -> ParetoChart:
    """The chart of these bars, the longest first; those of one length in the order of their words.

    Bars of nothing are left out.
    """
    ordered = sorted((bar for bar in given if bar.value > 0), key=lambda b: (-b.value, b.label))
    whole = sum(bar.value for bar in ordered)
    drawn = bars(title, ordered, whole=whole)
    rows, sum_so_far = [], 0.0
    for number, row in enumerate(drawn.rows):
        sum_so_far += row.bar.value
        share = sum_so_far / whole
        y = place(number * ROW + TOP + THICK / 2)
        rows.append(Together(row, round(100 * share), across(share), y))
    return ParetoChart(title, description, of, rows, drawn.height)
