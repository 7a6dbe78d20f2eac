"""In which order lists of incidents come, and how they go on from a row (keyset, never OFFSET)."""

import base64
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from django.db.models import Expression, F, IntegerField, Q, QuerySet, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

SMALL, NUMBER = 9, 10**17


@dataclass(frozen=True)
class Key:
    """One column that a list is sorted by.

    name: the column under which a query of ids has it; holds: what it is of each row of the list
    reads: makes of a cursor's value the column's, raises ValueError, TypeError or OverflowError;
    may_miss: whether it can be null; that comes last, whichever way round the list is
    """

    name: str
    holds: Expression
    reads: Callable
    falls: bool = False
    may_miss: bool = False

    @property
    def order(self) -> Expression:
        """What to order by, in the words of an index; null is last in one that rises."""
        column = F(self.name)
        return column.desc(nulls_last=self.may_miss or None) if self.falls else column.asc()

    def beyond(self, value) -> list[Q]:
        """What comes after this value, in parts that follow each other."""
        if value is None:
            return []
        further = Q(**{f"{self.name}__{'lt' if self.falls else 'gt'}": value})
        return [further, Q(**{f"{self.name}__isnull": True})] if self.may_miss else [further]

    def at(self, value) -> Q:
        """What has this very value."""
        return Q(**{f"{self.name}__isnull": True} if value is None else {self.name: value})


@dataclass(frozen=True)
class Sort:
    """An order of incidents; its last key is unique."""

    name: str
    label: str
    keys: tuple[Key, ...]

    def page(self, lists: Sequence[QuerySet], after: list | None, most: int) -> QuerySet:
        """The first `most` after a place (`cursor`), as a query of dicts with each key's value.

        lists: queries of incidents, or of their lines on the docket (`Wanted.lists`), that have
        nothing in common. It reads as far as it shows: each part of what is left of each list goes
        along an index and is cut off.
        """
        holds, order = {key.name: key.holds for key in self.keys}, [key.order for key in self.keys]
        lists, parts = [one.values(**holds) for one in lists], self._parts(after)
        if len(parts) == 1:
            legs, first = [one.filter(parts[0]) for one in lists], []
        else:
            legs, first = [leg for one in lists for leg in self._legs(one, parts)], ["leg"]
        legs = [leg.order_by(*order)[:most] for leg in legs]
        if len(legs) == 1:
            return legs[0]
        return legs[0].union(*legs[1:], all=True).order_by(*first, *order)[:most]

    def _legs(self, found, parts):
        names = [key.name for key in self.keys]
        numbered = [
            found.annotate(leg=Value(number, IntegerField())).filter(part)
            for number, part in enumerate(parts)
        ]
        return [leg.values("leg", *names) for leg in numbered]

    def _parts(self, after):
        if after is None:
            return [Q()]
        parts, same = [], Q()
        for key, value in zip(self.keys, after, strict=True):
            parts = [same & beyond for beyond in key.beyond(value)] + parts
            same &= key.at(value)
        return parts

    def cursor(self, row: dict) -> str:
        """The place after a row of `page`, for an address."""
        values = [row[key.name] for key in self.keys]
        written = [one.isoformat() if isinstance(one, datetime) else one for one in values]
        text = json.dumps([self.name, *written], separators=(",", ":"))
        return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")

    def read_cursor(self, text: str) -> list:
        """What `cursor` wrote. Raises ValueError for anything else, another sort’s among it."""
        try:
            padded = text + "=" * (-len(text) % 4)
            name, *values = json.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
            if name != self.name or len(values) != len(self.keys):
                raise ValueError(text)
            return [
                None if value is None and key.may_miss else key.reads(value)
                for key, value in zip(self.keys, values, strict=True)
            ]
        except (TypeError, OverflowError, RecursionError) as unreadable:
            raise ValueError(text) from unreadable


def _moment(value):
    return datetime.fromisoformat(value).astimezone(UTC)


def _below(most):
    def read(value):
        if type(value) is not int or not 0 <= value < most:
            raise ValueError(value)
        return value

    return read


OLDEST = Key("number", F("pk"), _below(NUMBER))
NEWEST = Key("number", F("pk"), _below(NUMBER), falls=True)
CLOSED = Key("closed", F("closed_at"), _moment, falls=True, may_miss=True)
# What follows is of the docket's lines.
DUE = Key("due", F("due_at"), _moment, may_miss=True)
RANK = Key("urgent", F("rank"), _below(SMALL))
SILENT = Key("silent", Coalesce("spoke_at", "logged_at"), _moment)

SOONEST = Sort("soonest", _("Soonest deadline"), (DUE, OLDEST))
LATEST = Sort("newest", _("Newest"), (NEWEST,))
FIRST = Sort("oldest", _("Oldest"), (OLDEST,))
LAST_CLOSED = Sort("closed", _("Closed last"), (CLOSED, NEWEST))

BEST = Sort("best", _("Best match"), (OLDEST,))
"""The order of a search: its places are those of what was found, not of a column."""

_OF_OPEN = {
    one.name: one
    for one in (
        SOONEST,
        Sort("urgency", _("Urgency, then deadline"), (RANK, DUE, OLDEST)),
        LATEST,
        FIRST,
        Sort("silent", _("Longest silent"), (SILENT, OLDEST)),
    )
}
_OF_ALL = {one.name: one for one in (LATEST, FIRST, LAST_CLOSED)}
_OF_CLOSED = {one.name: one for one in (LAST_CLOSED, LATEST, FIRST)}
SORTS = {BEST.name} | {*_OF_OPEN} | {*_OF_ALL}
"""The names of all of them: not every list can have each."""


def sorts_for(status: str, *, has_words: bool = False) -> dict[str, Sort]:
    """The orders that a list of what is “open”, “closed” or “all” can have; the first is usual."""
    sorts = {"open": _OF_OPEN, "closed": _OF_CLOSED}.get(status, _OF_ALL)
    return {BEST.name: BEST} | sorts if has_words else sorts
