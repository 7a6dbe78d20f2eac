"""What stands in a list and how many there are, by its address.

The same few lists are looked at all day: each is built once (`queries.prepared`), whoever looks and
when. Who is named in an address is a value, too: there is one query for “owner=17” and “owner=4”.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from django.db.models import QuerySet
from django.http import QueryDict

from incidents.queries.filters import FILTERS, Lens
from incidents.queries.incidents import BOUND, bounded_words
from incidents.queries.numbers import Counted
from incidents.queries.prepared import Prepared
from incidents.queries.said import said_in
from incidents.queries.viewer import Viewer, viewer
from incidents.queries.wanted import WORDS, Wanted, read_wanted

PAGE = 50
_HERE = "\0"
"""Stands for an id in a query; nothing else can."""
_NAMED = "|".join(name for name, one in FILTERS.items() if one.named)
_IDS = re.compile(rf"(?<![^&])({_NAMED})=(\d{{1,17}})(?![^&])", re.ASCII)


@dataclass(frozen=True)
class Places:
    """Where a page of a list begins and ends.

    shown: the places on it (`Sort.page`), at most PAGE; has_more: whether others follow
    total: how many the whole list holds, in words: “31”, “50+”; None where it is yet to be counted
    (`total_of`)
    """

    shown: list[dict]
    has_more: bool
    total: str | None


def places(wanted: Wanted) -> Places:
    """The places of a page, from where a list goes on. One query.

    Lists where each incident has to be looked into are counted as far as they are shown.
    """
    if wanted.after is not None:
        # Who turns a page looks at something that hardly anybody has looked at before.
        found = list(wanted.sort.page(wanted.lists(), wanted.after, PAGE + 1))
        return _places(found, None)
    found = _first_places(wanted)
    # A list that ends on its first page needs no second look.
    is_counted = len(found) <= PAGE or not wanted.reads_its_lines
    return _places(found, bounded_words(len(found), PAGE) if is_counted else None)


def total_of(wanted: Wanted) -> Counted:
    """What counts the whole of a list: to BOUND, or to a page where each has to be looked into."""
    part = _ALL.part(**_given(wanted.query(), wanted.lens))
    return Counted(part, BOUND if wanted.reads_its_lines else PAGE)


def length_of(query: str, lens: Lens, most: int) -> Counted | None:
    """What counts the list with this query of its address, to `most`.

    None for one of a search: it takes longer than a number is worth.
    """
    return None if _is_search(query) else Counted(_ALL.part(**_given(query, lens)), most)


def _places(found, words):
    return Places(found[:PAGE], len(found) > PAGE, words)


def _first_places(wanted):
    names = [key.name for key in wanted.sort.keys]
    rows = _FIRST.rows(**_given(wanted.query(), wanted.lens))
    return [dict(zip(names, row, strict=True)) for row in rows]


@lru_cache(maxsize=1000)
def _is_search(query):
    return bool(said_in(QueryDict(query).get(WORDS, "")).typed.terms)


def _given(query, lens):
    """What a prepared list depends on: the query of its address without ids, the ids, the lens."""
    return {
        "query": _IDS.sub(rf"\1={_HERE}", query),
        "ids": [int(number) for _name, number in _IDS.findall(query)],
        "at": lens.at.astimezone(UTC),
        "midnight": lens.midnight.astimezone(UTC),
        "zone": str(lens.midnight.tzinfo),
        **viewer(lens.user),
    }


def _first(**given):
    wanted = _wanted(**given)
    return wanted.sort.page(wanted.lists(), None, PAGE + 1)


def _all(**given):
    wanted = _wanted(**given)
    if wanted.reads_its_lines:
        return all_in(wanted.lists())
    # In its order it goes along an index, incident by incident, and no further than is counted.
    return wanted.sort.page(wanted.lists(), None, PAGE + 1)


def all_in(lists: Sequence[QuerySet]) -> QuerySet:
    """The numbers of all that is in lists that have nothing in common, in no order."""
    first, *others = [one.values_list("pk") for one in lists]
    return first.union(*others, all=True) if others else first


def _wanted(query, ids, at: datetime, midnight: datetime, zone, **person):
    for number in ids:
        query = query.replace(_HERE, str(number), 1)
    lens = Lens(Viewer(**person), at, midnight.astimezone(ZoneInfo(zone)))
    return read_wanted(QueryDict(query), lens)


_FIRST, _ALL = Prepared(_first), Prepared(_all)
