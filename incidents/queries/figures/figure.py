from dataclasses import dataclass, field
from datetime import timedelta

from django.utils.translation import gettext as _

from incidents.queries.exemplary import ENOUGH
from incidents.rules.words import span


@dataclass(frozen=True)
class Number:
    """A number and the list that it counts. words: what it counts, whole: “14 have our answer”"""

    n: int
    words: str
    url: str = ""


@dataclass(frozen=True)
class Figure:
    """One figure, and what one has to know to read it.

    words: what it says; value: the same as a bare number, for other programs; unit: of that number
    rests_on: what it is made of; more: numbers beside it; definition: what exactly it measures
    """

    label: str
    words: str
    value: float | None
    unit: str
    rests_on: Number
    definition: str
    more: list[Number] = field(default_factory=list)

    @property
    def said(self) -> str:
        """The words, as long as they rest on enough; else nothing, however tempting."""
        return self.words if self.rests_on.n >= ENOUGH else ""


def length(minutes: float | None) -> str:
    """Minutes in words; empty where there are none."""
    return span(timedelta(minutes=minutes)) if minutes is not None else ""


def percent_of(part: int, whole: int) -> float | None:
    """Part of a whole in percent; None of nothing."""
    return 100 * part / whole if whole else None


def percent(part: int, whole: int) -> str:
    """In whole percent: 100 only where it is all of it, 0 only where it is nothing."""
    if not whole:
        return ""
    number = 100 * part // whole if part in (0, whole) else round(100 * part / whole)
    if part not in (0, whole):
        number = min(max(number, 1), 99)
    return _("%(number)d %%") % {"number": number}
