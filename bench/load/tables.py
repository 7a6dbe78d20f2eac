"""The tables while they are filled: without triggers and indexes, which come back afterwards."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.apps import apps
from django.db import connection

from bench.report import say

_INDEXES = """
    SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid)
    FROM pg_index
    WHERE indrelid::regclass::text = ANY(%s)
        AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid)
    ORDER BY pg_relation_size(indrelid), 1
"""
_SERIAL = """
    SELECT setval(pg_get_serial_sequence(%s, 'id'), (SELECT MAX(id) FROM {table}))
    WHERE EXISTS (SELECT FROM {table})
"""


def all_tables() -> list[str]:
    """The tables of the product."""
    models = apps.get_app_config("incidents").get_models(include_auto_created=True)
    return [model._meta.db_table for model in models]


def without_triggers(cursor) -> None:
    """Have this session write rows unchecked: foreign keys, timelines, and what is derived."""
    cursor.execute("SET session_replication_role = replica")


@contextmanager
def without_indexes(*names: str) -> Iterator[None]:
    """Take away all indexes of these tables that no constraint needs, until after the block."""
    with connection.cursor() as cursor:
        cursor.execute(_INDEXES, [list(names)])
        indexes = cursor.fetchall()
        for name, _ in indexes:
            cursor.execute(f"DROP INDEX {name}")
    yield
    say(f"Making {len(indexes)} index(es)")
    with connection.cursor() as cursor:
        cursor.execute("SET maintenance_work_mem = '1GB'")
        cursor.execute("SET max_parallel_maintenance_workers = 2")
        for _, definition in indexes:
            cursor.execute(definition)


def count_on() -> None:
    """Have new rows go on after the highest id."""
    with connection.cursor() as cursor:
        for model in apps.get_app_config("incidents").get_models(include_auto_created=True):
            if model._meta.auto_field:
                table = model._meta.db_table
                cursor.execute(_SERIAL.format(table=table), [table])


def analyze() -> None:
    """Have the planner know what is in the tables now."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def tidy() -> None:
    """Vacuum and analyse everything, as autovacuum would have done by and by."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM (ANALYZE)")
        cursor.execute("CHECKPOINT")
