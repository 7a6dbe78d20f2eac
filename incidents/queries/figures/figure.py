from dataclasses import dataclass
from datetime import timedelta

from incidents.queries.exemplary import ENOUGH
from incidents.rules.words import span


@dataclass(frozen=True)
class Figure:
    """One figure, and what one has to know to read it.

    words: what it says; n: what it rests on, counted: in words, after the number
    definition: what exactly it measures; more: a sentence beside it
    """

    label: str
    words: str
    n: int
    counted: str
    definition: str
    more: str = ""

    @property
    def said(self) -> str:
        """The words, as long as they rest on enough; else nothing, however tempting."""
        return self.words if self.n >= ENOUGH else ""


def length(median: timedelta | None) -> str:
    """A median length of time in words; empty where there is none."""
    return span(median) if median is not None else ""
