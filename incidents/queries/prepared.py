"""Queries that are written with the ORM, built once, and only run from then on.

Building a query and compiling it to SQL costs Django more than PostgreSQL needs to answer it: half
a millisecond for a plain one, tens of them for one with many parts. What is asked with every page
is asked through this.
"""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet

_FIRST_MARKS = 1_900_000_000, datetime(1971, 1, 1, tzinfo=UTC)
_SECOND_MARKS = 1_800_000_000, datetime(1972, 1, 1, tzinfo=UTC)
"""What stands for values while SQL is made: no id and no moment that anybody has."""


class Prepared:
    """A query that depends on a few values.

    build: gives the query (`values_list`) for its keyword arguments. Ids (int), lists of ids and
    moments (aware) are values: build hands them to the query as they are. Anything else, such as a
    flag, decides what the query looks like, and so does how long a list is.
    """

    def __init__(self, build: Callable[..., QuerySet]) -> None:
        self._build = build
        self._known = {}

    def rows(self, **given: Any) -> list[tuple]:
        """The query's rows for these values.

        Raises TypeError where build makes another value from one that it is given: that one would
        be the same for ever. Work it out before.
        """
        shape = tuple((name, _shape_of(value)) for name, value in given.items())
        if shape not in self._known:
            self._known[shape] = self._prepare(given)
        query = self._known[shape]
        return query.run(_values_of(given)) if query else []

    def _prepare(self, given):
        try:
            (sql, params, compiler), (again, others, _) = (
                self._compiled(given, *marks) for marks in (_FIRST_MARKS, _SECOND_MARKS)
            )
        except EmptyResultSet:
            # Of nothing: whoever is in no team has none of its incidents.
            return None
        marks = [_values_of(_marked(given, *marks)) for marks in (_FIRST_MARKS, _SECOND_MARKS)]
        places = [_place(*both, *marks) for both in zip(params, others, strict=True)]
        if sql != again or None in places:
            raise TypeError(f"{self._build.__qualname__} makes values from those it is given.")
        return _Query(sql, places, compiler)

    def _compiled(self, given, number, moment):
        query = self._build(**_marked(given, number, moment)).query
        compiler = query.get_compiler(connection=connection)
        return *compiler.as_sql(), compiler


class _Query:
    """Its SQL, and for each parameter the place of its value, or the value itself."""

    def __init__(self, sql, places, compiler):
        self._sql, self._places, self._compiler = sql, places, compiler
        self._converters = compiler.get_converters([column for column, *_ in compiler.select])

    def run(self, values):
        params = [values[place] if place is not None else fixed for place, fixed in self._places]
        with connection.cursor() as cursor:
            cursor.execute(self._sql, params)
            rows = cursor.fetchall()
        if not self._converters:
            return rows
        return [tuple(row) for row in self._compiler.apply_converters(rows, self._converters)]


def _place(param, other, marks, others):
    """Where the value of a parameter stands among those given; None where that can't be told."""
    # JSON comes wrapped, and no two wrappers are the same.
    if getattr(param, "adapted", param) == getattr(other, "adapted", other):
        return None, param
    found = [n for n, mark in enumerate(marks) if mark == param and others[n] == other]
    return (found[0], None) if found else None


def _is_value(value):
    return type(value) in (int, datetime)


def _shape_of(value):
    if isinstance(value, list):
        return list, len(value)
    return type(value) if _is_value(value) else value


def _values_of(given):
    """The values among what is given, in one list."""
    return [
        one
        for value in given.values()
        for one in (value if isinstance(value, list) else [value])
        if _is_value(one)
    ]


def _marked(given, number, moment):
    """What is given, with a mark in the place of each value."""
    marked, count = {}, 0
    for name, value in given.items():
        if isinstance(value, list):
            marked[name] = [number + count + n for n in range(len(value))]
            count += len(value)
        elif _is_value(value):
            mark = number + count if type(value) is int else moment + timedelta(seconds=count)
            marked[name], count = mark, count + 1
        else:
            marked[name] = value
    return marked
