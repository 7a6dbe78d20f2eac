"""How sure a mean is: its confidence interval, by Student’s t."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import atan, cos, pi, sin, sqrt

MOST_FREEDOM = 1000
"""Beyond so many degrees of freedom the quantile changes by less than a thousandth; it is taken as
here, which makes the interval a hair too wide rather than too narrow."""


@dataclass(frozen=True)
class Interval:
    """Between which two values the true mean lies, as far as the confidence goes."""

    low: float
    high: float

    @property
    def sign(self) -> int:
        """1 or -1 where all of it lies above or below nothing, else 0: it could be either."""
        return (self.low > 0) - (self.high < 0)

    def rounded(self, places: int) -> "Interval":
        """The same with so many places after the point."""
        return Interval(round(self.low, places), round(self.high, places))


def interval_of_mean(n: int, mean: float, deviation: float, confidence: float = 0.95) -> Interval:
    """The interval of a mean of `n` values.

    n: at least 2; deviation: the standard deviation of the sample (divided by n - 1)
    confidence: from 0 to 1, both excluded
    Raises ValueError for fewer than 2 values: one alone says nothing about how far it may be off.
    """
    if n < 2:
        raise ValueError("An interval takes at least two values.")
    reach = student_t(n - 1, confidence) * deviation / sqrt(n)
    return Interval(mean - reach, mean + reach)


def student_t(freedom: int, confidence: float = 0.95) -> float:
    """The t that |T| stays below with this probability; freedom: degrees of, at least 1.

    2.776 for 4 degrees and 0.95, as in every table.
    """
    freedom = min(freedom, MOST_FREEDOM)
    low, high = 0.0, 1.0
    while _within(high, freedom) < confidence:
        low, high = high, high * 2
    while high - low > 1e-9 * high:
        middle = (low + high) / 2
        if _within(middle, freedom) < confidence:
            low = middle
        else:
            high = middle
    return high


def _within(t, freedom):
    """P(|T| < t), by the finite series (Abramowitz & Stegun 1964, 26.7.3 and 26.7.4)."""
    angle = atan(t / sqrt(freedom))
    if freedom % 2:
        terms = cos(angle) * _series(angle, range(2, freedom - 1, 2)) if freedom > 1 else 0.0
        return 2 / pi * (angle + sin(angle) * terms)
    return sin(angle) * _series(angle, range(1, freedom - 2, 2))


def _series(angle, numerators):
    """1 + (k/(k+1)) cos² + (k/(k+1))·((k+2)/(k+3)) cos⁴ + …, k running through the numerators."""
    square, term, total = cos(angle) ** 2, 1.0, 1.0
    for k in numerators:
        term *= k / (k + 1) * square
        total += term
    return total


@dataclass(frozen=True)
class Mean:
    """The mean of `n` values, and its 95 % interval where there are two or more."""

    n: int
    value: float
    interval: Interval | None = None


def mean_of(counts: Mapping[int, int]) -> Mean | None:
    """The mean of values that come so often: value → how many. None where there is none."""
    n = sum(counts.values())
    if not n:
        return None
    mean = sum(value * count for value, count in counts.items()) / n
    if n == 1:
        return Mean(n, mean)
    off = sum(count * (value - mean) ** 2 for value, count in counts.items())
    return Mean(n, mean, interval_of_mean(n, mean, sqrt(off / (n - 1))))
