"""Statements that the database server keeps (PREPARE): planned for a connection, then only run.

Planning what a page asks takes longer than running it. The server plans the first few runs for
their values and goes on with one plan for all once that is no worse.
"""

import re
from collections.abc import Sequence
from datetime import datetime
from itertools import count
from typing import Any

from django.conf import settings
from django.db import connection
from psycopg2.extensions import AsIs

MOST = 100
"""So many are kept on a connection; then the one that has been there longest makes room."""
AFTER = 2
"""Whoever asks for something once or twice needs no plan for it."""
_TYPES = {int: "bigint", datetime: "timestamptz", str: "text"}
_NAME = re.compile(r"%\((\w+)\)s")
_numbers = count(1)


class Statement:
    """SQL, and for each of its parameters the place of a value and what is added to it (None for
    nothing), or None and the parameter itself. Values are ids (int), moments (aware) and texts."""

    def __init__(self, sql: str, places: Sequence[tuple[int | None, Any]]) -> None:
        self.sql, self._places = sql, places
        # The same moment is often there a dozen times.
        self._own = list(dict.fromkeys(one for one in places if one[0] is not None))

    @classmethod
    def named(cls, sql: str, *names: str) -> "Statement":
        """Of SQL whose parameters have names, “%(since)s”; names: in the order of its values."""
        places = [(names.index(name), None) for name in _NAME.findall(sql)]
        return cls(_NAME.sub("%s", sql), places)

    def params(self, values: Sequence) -> list:
        """The parameters of its SQL, for these values."""
        return [_given(one, values) for one in self._places]

    def moved(self, by: int) -> list[tuple[int | None, Any]]:
        """Its places, for where its values come after so many others."""
        return [(None if place is None else place + by, added) for place, added in self._places]

    def execute(self, cursor, values: Sequence) -> None:
        """Run it, in one roundtrip."""
        if not settings.PREPARED_STATEMENTS:
            cursor.execute(self.sql, self.params(values))
            return
        kept = _kept_on(connection)
        name = kept.names.get(self)
        own = [_given(one, values) for one in self._own]
        if name:
            cursor.execute(_run(name, own), own)
        elif kept.wants(self):
            name, before = f"recovery_{next(_numbers)}", kept.room()
            prepare = f"{before}PREPARE {name}{_types(own)} AS {self._text(cursor)}; "
            cursor.execute(prepare.replace("%", "%%") + _run(name, own), own)
            # Only now: a name whose run has failed is never used again.
            kept.names[self] = name
        else:
            cursor.execute(self.sql, self.params(values))

    def _text(self, cursor):
        numbered = {one: AsIs(f"${number}") for number, one in enumerate(self._own, 1)}
        params = [numbered.get(one, one[1]) for one in self._places]
        return cursor.mogrify(self.sql, params).decode()


class _Kept:
    """What the server keeps for one connection: names by statement, the oldest first."""

    def __init__(self, raw):
        self.raw, self.names, self._asked = raw, {}, {}

    def wants(self, statement):
        """Whether this one has been asked for often enough."""
        if len(self._asked) > 10 * MOST:
            self._asked.clear()
        self._asked[statement] = self._asked.get(statement, 0) + 1
        return self._asked[statement] > AFTER

    def room(self):
        """What has to be said before there is room for another one."""
        if len(self.names) < MOST:
            return ""
        return f"DEALLOCATE {self.names.pop(next(iter(self.names)))}; "


def _given(one, values):
    place, added = one
    if place is None:
        return added
    return values[place] if added is None else values[place] + added


def _kept_on(wrapper):
    # A new connection behind the same wrapper has nothing yet.
    kept = getattr(wrapper, "recovery_statements", None)
    if kept is None or kept.raw is not wrapper.connection:
        kept = wrapper.recovery_statements = _Kept(wrapper.connection)
    return kept


def _types(own):
    return f" ({', '.join(_TYPES[type(one)] for one in own)})" if own else ""


def _run(name, own):
    return f"EXECUTE {name}" + (f" ({', '.join(['%s'] * len(own))})" if own else "")
