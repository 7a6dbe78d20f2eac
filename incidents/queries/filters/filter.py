from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from django.db.models import Q, QuerySet

from incidents.models import Docket, Incident, User

_ON_DOCKET = {field.name for field in Docket._meta.fields}
MOST_DIGITS = 17
"""Longer ones are no number of any row."""


@dataclass(frozen=True)
class Lens:
    """Who looks, and when. midnight: the end of today where they are (both moments aware).

    only_open: whether the list holds open incidents only, so that conditions may be read off the
    docket and its indexes; without it they hold for closed ones too
    only_closed: whether it holds closed ones only
    """

    user: User
    at: datetime
    midnight: datetime
    only_open: bool = False
    only_closed: bool = False

    def field(self, name: str) -> str:
        """The lookup of a field, or one that begins there: of the docket's line where there is one
        and it has that, else of the incident."""
        return f"docket__{name}" if self.only_open and name.split("__")[0] in _ON_DOCKET else name


class Takes(StrEnum):
    """What a filter's field takes: one of a few options, some of them, names, a day, a number."""

    ONE = "one"
    SOME = "some"
    NAME = "name"
    DAY = "date"
    NUMBER = "number"


class Reads(StrEnum):
    """What has to be read to see whether an incident meets a condition: the line by which it
    stands in a list; one of its facts, which is on that line while it is open; rows that lie beside
    it under its number; or the incident itself."""

    LINE = "line"
    FACT = "fact"
    BESIDE = "beside"
    INCIDENT = "incident"


def _no_options(_lens):
    return ()


@dataclass(frozen=True)
class Filter:
    """One thing by which lists of incidents are narrowed: a parameter of the address, a word of the
    search language (`urgency:critical`), a field of the filter form and a chip, all from here.

    name: the parameter and the word; label: for people
    options: the values to pick from with their words, for a Lens; bounded
    meets: the condition on Incident for one value; raises ValueError for a value it does not know.
    Several values of one filter mean any of them; several filters mean all of them
    group: the part of the form it stands in; takes: what its field takes
    named: for values that are ids, those rows of them whose names this person may read, as a query
    of (id, name): what chips are labelled with; words: for values that are neither those nor names
    anything: the value that narrows nothing, if there is one; it gives way to others
    reads: what has to be read for it
    of_open, of_closed: whether only what is open, or only what is closed, can meet it
    """

    name: str
    label: str
    options: Callable[[Lens], Iterable[tuple[str, str]]] = _no_options
    meets: Callable[[str, Lens], Q] = lambda value, lens: Q()
    group: str = "more"
    takes: Takes = Takes.SOME
    named: Callable[[list[int], Lens], QuerySet] | None = None
    words: dict[str, str] = field(default_factory=dict)
    anything: str = ""
    reads: Reads = Reads.INCIDENT
    of_open: bool = False
    of_closed: bool = False

    def condition(self, value: str, lens: Lens) -> Q:
        """The condition on Incident for a value. Raises ValueError for one it does not know."""
        met = self.meets(value, lens)
        is_vain = lens.only_closed if self.of_open else self.of_closed and lens.only_open
        if is_vain:
            # Without a word to the database, which would look at each of a million.
            return Q(pk__in=[])
        # What is closed has indexes of its own.
        return met & Q(status=Incident.Status.CLOSED) if self.of_closed else met


def choices(pairs) -> Callable[[Lens], list[tuple[str, str]]]:
    """The options of a filter whose values are the same for everybody, in their order."""
    fixed = [(str(value), label) for value, label in pairs if value]
    return lambda _lens: fixed


def one_of(known, value: str) -> str:
    """The value, if it is one of those known. Raises ValueError."""
    if value not in known:
        raise ValueError(value)
    return value


def is_id(value: str) -> bool:
    """Whether a value can be the number of a row."""
    return value.isascii() and value.isdecimal() and len(value) <= MOST_DIGITS
