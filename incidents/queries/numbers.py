"""How many rows queries have, as far as anybody counts: all that a page tells, in one roundtrip."""

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from django.db import connection

from incidents.queries.statements import Statement


class Counted(NamedTuple):
    """What is to be counted: a query and its values (`Prepared.part`), None for one that can have
    no rows; most: it is read no further than to one beyond this."""

    part: tuple[Statement, list] | None
    most: int


def numbers(asked: Mapping[str, Counted]) -> dict[str, int]:
    """How many rows each of these queries has, at most one beyond its `most`. One query."""
    found = dict.fromkeys(asked, 0)
    counted = {name: one for name, one in asked.items() if one.part}
    if counted:
        statement = _counting(
            tuple((part, len(values), most) for (part, values), most in counted.values())
        )
        with connection.cursor() as cursor:
            statement.execute(cursor, [value for one in counted.values() for value in one.part[1]])
            found |= zip(counted, cursor.fetchone(), strict=True)
    return found


@lru_cache(maxsize=500)
def _counting(lists) -> Statement:
    """The number of rows of each of these statements, in one row. lists: each with the number of
    its values, which come one after another, and how far it is read"""
    columns, places, before = [], [], 0
    for one, takes, most in lists:
        columns.append(
            f"(SELECT count(*) FROM (SELECT FROM ({one.sql}) one LIMIT {most + 1}) counted)"  # noqa: S608
        )
        places += one.moved(before)
        before += takes
    return Statement(f"SELECT {', '.join(columns)}", places)
