"""What all charts are made of."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Bar:
    """One number of a chart. label: of what; value: from 0 on; words: the value as it is told;
    url: where what it counts is listed, empty for nowhere
    """

    label: str
    value: float
    words: str
    url: str = ""


def place(number: float) -> str:
    """A number as a drawing takes it: at most one digit after a point, “12.5”, “7”."""
    return f"{number:.1f}".removesuffix(".0")


def across(share: float) -> str:
    """A place along the width of a drawing, from 0 (its left edge) to 1: “12.5%”."""
    return f"{place(100 * share)}%"


def shares(values: list[float], whole: float) -> list[float]:
    """Each value as a share of the whole, 0 to 1; all 0 where there is no whole."""
    return [min(max(value / whole, 0.0), 1.0) if whole > 0 else 0.0 for value in values]
