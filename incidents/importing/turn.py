"""One import from a source at a time."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from incidents.rules.refusal import Refused

_IMPORTS = 311
"""The first half of the database’s lock number, which keeps our locks apart from others’."""


@contextmanager
def turn(source: str) -> Iterator[None]:
    """Hold the turn of importing from this source; the database takes it back if we die.

    Raises Refused when another import holds it.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s, hashtext(%s))", [_IMPORTS, source])
        if not cursor.fetchone()[0]:
            raise Refused(f"Another import from {source} is under way. Wait until it has ended.")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s, hashtext(%s))", [_IMPORTS, source])
