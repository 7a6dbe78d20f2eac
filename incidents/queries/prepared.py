"""Queries that are written with the ORM, built once, and only run from then on.

Building a query and compiling it to SQL costs Django more than PostgreSQL needs to answer it: half
a millisecond for a plain one, tens of them for one with many parts. What is asked with every page
is asked through this.
"""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from threading import Lock
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Model, QuerySet
from django.db.models.query import get_related_populators

from incidents.queries.statements import Statement

MOST = 500
"""So many shapes of one query are kept; then the oldest makes room."""
_FIRST_MARKS = 1_900_000_000, datetime(1971, 1, 1, tzinfo=UTC), timedelta(seconds=1)
_SECOND_MARKS = 1_800_000_000, datetime(1972, 1, 1, tzinfo=UTC), timedelta(minutes=1)
"""What stands for values while SQL is made: no id and no moment that anybody has, and how far one
moment lies from the next. Between the two, no two moments move equally far."""
_UNKNOWN = object()


class Prepared:
    """A query that depends on a few values.

    build: gives the query for its keyword arguments, of tuples (`values_list`) or of instances. Ids
    (int), lists of ids and moments (aware) are values: build hands them to the query as they are;
    from a moment it may also make another, so and so long before or after. Anything else, such as a
    flag, decides what the query looks like, and so does how long a list is. Lists are for “in”:
    they are filled up by saying an id again, so that there are few lengths.
    """

    def __init__(self, build: Callable[..., QuerySet]) -> None:
        self._build = build
        self._known, self._lock = {}, Lock()

    def rows(self, **given: Any) -> list[tuple]:
        """The query's rows for these values.

        Raises TypeError where build makes another id from one that it is given: that one would be
        the same for ever. Work it out before.
        """
        query, values = self._query(given)
        return query.run(values) if query else []

    def models(self, **given: Any) -> list[Model]:
        """The query's instances for these values, with what it selects and annotates.

        Raises TypeError as `rows` does.
        """
        query, values = self._query(given)
        return query.made(query.run(values)) if query else []

    def part(self, **given: Any) -> tuple[Statement, list] | None:
        """The query and its values, to be part of another one; None where it can have no rows.
        Raises TypeError as `rows` does."""
        query, values = self._query(given)
        return query and (query.statement, values)

    def _query(self, given):
        given = {name: _filled(value) for name, value in given.items()}
        shape = tuple((name, _shape_of(value)) for name, value in given.items())
        query = self._known.get(shape, _UNKNOWN)
        if query is _UNKNOWN:
            query = self._prepare(given)
            self._keep(shape, query)
        return query, _values_of(given)

    def _keep(self, shape, query):
        with self._lock:
            if len(self._known) >= MOST:
                del self._known[next(iter(self._known))]
            self._known[shape] = query

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

    def _compiled(self, given, *marks):
        query = self._build(**_marked(given, *marks)).query
        compiler = query.get_compiler(connection=connection)
        return *compiler.as_sql(), compiler


class _Query:
    """Its SQL, and where each parameter comes from (`_place`)."""

    def __init__(self, sql, places, compiler):
        self.statement = Statement(sql, places)
        self._converters = compiler.get_converters([column for column, *_ in compiler.select])
        # It holds all that the query was built from, and is seldom needed again.
        self._compiler = compiler if self._converters else None
        self._maker = _Maker(compiler) if compiler.klass_info else None

    def run(self, values):
        """Its rows, for these values."""
        with connection.cursor() as cursor:
            self.statement.execute(cursor, values)
            rows = cursor.fetchall()
        if not self._converters:
            return rows
        return [tuple(row) for row in self._compiler.apply_converters(rows, self._converters)]

    def made(self, rows):
        """Instances of its rows."""
        return [self._maker.make(row) for row in rows]


class _Maker:
    """Makes instances of rows, as QuerySet does with those of a query that it has compiled."""

    def __init__(self, compiler):
        whole, select = compiler.klass_info, compiler.select
        places = whole["select_fields"]
        self._model, self._own = whole["model"], slice(places[0], places[-1] + 1)
        self._names = [column.target.attname for column, *_ in select[self._own]]
        self._related = get_related_populators(whole, select, connection.alias)
        self._annotations = compiler.annotation_col_map.items()

    def make(self, row):
        made = self._model.from_db(connection.alias, self._names, row[self._own])
        for populator in self._related:
            populator.populate(row, made)
        for name, place in self._annotations:
            setattr(made, name, row[place])
        return made


def _place(param, other, marks, others):
    """Where a parameter comes from: the place of a value among those given and what is added to it;
    or None and the parameter itself. None where that can't be told."""
    # JSON comes wrapped, and no two wrappers are the same.
    if getattr(param, "adapted", param) == getattr(other, "adapted", other):
        return None, param
    for place, (mark, its_other) in enumerate(zip(marks, others, strict=True)):
        if param == mark and other == its_other:
            return place, param - mark
        if isinstance(param, datetime) and isinstance(mark, datetime):
            added = param - mark
            if other == its_other + added:
                return place, added
    return None


def _is_value(value):
    return type(value) in (int, datetime)


def _filled(value):
    """A list filled up to the next power of two, with the last one again and again."""
    if not isinstance(value, list) or not value:
        return value
    length = 1 << (len(value) - 1).bit_length()
    return value + value[-1:] * (length - len(value))


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


def _marked(given, number, moment, apart):
    """What is given, with a mark in the place of each value."""
    marked, count = {}, 0
    for name, value in given.items():
        if isinstance(value, list):
            marked[name] = [number + count + n for n in range(len(value))]
            count += len(value)
        elif _is_value(value):
            marked[name] = number + count if type(value) is int else moment + count * apart
            count += 1
        else:
            marked[name] = value
    return marked
