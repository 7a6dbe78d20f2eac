from dataclasses import dataclass
from datetime import datetime

from incidents.models import Incident, Lesson

ENOUGH = 5
"""Fewer of anything than this is told as it is, and no figure is made of it."""


@dataclass(frozen=True)
class Ratio:
    """Exemplary moments that were kept in a span of time, and mistakes that we learned of in it."""

    moments: int
    mistakes: int

    @property
    def counts(self) -> str:
        """Both numbers: “7 exemplary moments to 21 mistakes”."""
        moments = "1 exemplary moment" if self.moments == 1 else f"{self.moments} exemplary moments"
        mistakes = "1 mistake" if self.mistakes == 1 else f"{self.mistakes} mistakes"
        return f"{moments} to {mistakes}"

    @property
    def words(self) -> str:
        """“1 to 3”; empty while there are too few to say, or none of one of them."""
        if not self.moments or not self.mistakes or self.moments + self.mistakes < ENOUGH:
            return ""
        if self.moments > self.mistakes:
            return f"{_short(self.moments / self.mistakes)} to 1"
        return f"1 to {_short(self.mistakes / self.moments)}"


def exemplary_ratio(since: datetime, until: datetime) -> Ratio:
    """How exemplary moments compare with mistakes in [since, until] (practice P78). Two queries.

    In the whole company: a moment belongs to nobody’s team, and both are only counted.
    """
    return Ratio(
        moments=Lesson.objects.filter(is_exemplary=True, at__range=(since, until)).count(),
        mistakes=Incident.objects.filter(learned_at__range=(since, until)).count(),
    )


def _short(number):
    return f"{number:.1f}".removesuffix(".0")
