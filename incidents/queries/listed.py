"""What stands in a list and how many there are, by its address.

The same few lists are looked at all day: each is built once (`queries.prepared`), whoever looks and
when. Who is named in an address is a value, too: there is one query for “owner=17” and “owner=4”.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from django.db import connection
from django.http import QueryDict

from incidents.queries.filters import FILTERS, Lens
from incidents.queries.incidents import BOUND, bounded_words
from incidents.queries.prepared import Prepared
from incidents.queries.said import said_in
from incidents.queries.statements import Statement
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
    total: how many the whole list holds, in words: “31”, “50+”, “1000+”
    """

    shown: list[dict]
    has_more: bool
    total: str


def places(wanted: Wanted) -> Places:
    """The places of a page, from where a list goes on. One query, two where it is long.

    Lists where each incident has to be looked into are counted as far as they are shown.
    """
    if wanted.after is not None:
        # Who turns a page looks at something that hardly anybody has looked at before.
        found = list(wanted.sort.page(wanted.lines(), wanted.after, PAGE + 1))
        return _places(found, total(wanted))
    found = _first_places(wanted)
    # A list that ends on its first page needs no second look.
    is_counted = len(found) <= PAGE or not wanted.reads_its_lines
    return _places(found, bounded_words(len(found), PAGE) if is_counted else total(wanted))


def total(wanted: Wanted) -> str:
    """How many a list holds, in words that stop at BOUND, or at a page. One query."""
    query, most = wanted.query(), BOUND if wanted.reads_its_lines else PAGE
    return counts([query], wanted.lens, most)[query]


def _places(found, words):
    return Places(found[:PAGE], len(found) > PAGE, words)


def _first_places(wanted):
    names = [key.name for key in wanted.sort.keys]
    rows = _FIRST.rows(**_given(wanted.query(), wanted.lens))
    return [dict(zip(names, row, strict=True)) for row in rows]


def counts(queries: Iterable[str], lens: Lens, most: int) -> dict[str, str]:
    """How many the lists with these queries of their address hold, in words that stop counting at
    `most`: “31”, “99+”. One query.

    Lists of a search are left out: it takes longer than a number is worth.
    """
    counted, parts = [query for query in queries if not _is_search(query)], {}
    for query in counted:
        # A list that can hold nothing, that of somebody in no team, is no part.
        if part := _ALL.part(**_given(query, lens)):
            parts[query] = part
    if not counted:
        return {}
    numbers = dict.fromkeys(counted, 0)
    if parts:
        statement = _counting(tuple((one, len(own)) for one, own in parts.values()), most)
        with connection.cursor() as cursor:
            statement.execute(cursor, [value for _one, own in parts.values() for value in own])
            numbers |= zip(parts, cursor.fetchone(), strict=True)
    return {query: bounded_words(number, most) for query, number in numbers.items()}


@lru_cache(maxsize=500)
def _counting(lists, most) -> Statement:
    """How many rows each of these queries has, in one row; none is read further than to one beyond
    `most`. lists: statements, each with the number of its values; they come one after another"""
    numbers, places, before = [], [], 0
    for one, takes in lists:
        numbers.append(
            f"(SELECT count(*) FROM (SELECT FROM ({one.sql}) one LIMIT {most + 1}) counted)"  # noqa: S608
        )
        places += one.moved(before)
        before += takes
    return Statement(f"SELECT {', '.join(numbers)}", places)


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
    return wanted.sort.page(wanted.lines(), None, PAGE + 1)


def _all(**given):
    wanted = _wanted(**given)
    if wanted.reads_its_lines:
        return wanted.lines().values_list("pk")
    # In its order it goes along an index, incident by incident, and no further than is counted.
    return wanted.sort.page(wanted.lines(), None, PAGE + 1)


def _wanted(query, ids, at: datetime, midnight: datetime, zone, **person):
    for number in ids:
        query = query.replace(_HERE, str(number), 1)
    lens = Lens(Viewer(**person), at, midnight.astimezone(ZoneInfo(zone)))
    return read_wanted(QueryDict(query), lens)


_FIRST, _ALL = Prepared(_first), Prepared(_all)
