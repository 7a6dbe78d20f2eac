"""A database that went through every migration ends the same as one that was made at once."""

from contextlib import contextmanager

import pytest
from django.db import connections
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

AT_ONCE = ("incidents", "0001_to_0017")
PART_OF_THE_WAY = ("incidents", "0009_the_workplace")

WHAT_THERE_IS = {
    "columns": """
        SELECT attrelid::regclass::text, attname, format_type(atttypid, atttypmod), attnotnull,
            attidentity, attstattarget, pg_get_expr(adbin, adrelid)
        FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
        LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
        WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'v')
        AND attnum > 0 AND NOT attisdropped
    """,
    "options of tables": """
        SELECT relname, reloptions FROM pg_class WHERE relnamespace = 'public'::regnamespace
    """,
    "constraints": """
        SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid)
        FROM pg_constraint WHERE connamespace = 'public'::regnamespace
    """,
    "indexes": "SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'",
    "triggers": "SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal",
    "functions": """
        SELECT pg_get_functiondef(oid), obj_description(oid)
        FROM pg_proc WHERE proname LIKE 'incidents_%'
    """,
    "views": "SELECT viewname, definition FROM pg_views WHERE schemaname = 'public'",
    "extensions": "SELECT extname FROM pg_extension",
    "the next reference": "SELECT last_value FROM incidents_incident_id_seq",
    "the first policy": """
        SELECT number, document, note, effective_from, published_at FROM incidents_policyversion
    """,
}


class OneByOne(MigrationLoader):
    """The migrations as they were before there was one that makes everything at once."""

    def load_disk(self):
        """Read what there was on the disk."""
        super().load_disk()
        before = self.disk_migrations[AT_ONCE].replaces
        for one in [key for key in self.disk_migrations if key[0] == "incidents"]:
            if one not in before:
                del self.disk_migrations[one]


@contextmanager
def empty_database(name):
    """An empty database that all queries go to meanwhile."""
    usual = connections["default"]
    other = usual.copy()
    other.settings_dict["NAME"] = name
    with usual.cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name}")
    connections["default"] = other
    try:
        yield other
    finally:
        other.close()
        connections["default"] = usual
        with usual.cursor() as cursor:
            cursor.execute(f"DROP DATABASE {name}")


def migrate(database, loader, to=None):
    """Bring a database to a migration, or as far as a loader's lead; give the names of ours."""
    executor = MigrationExecutor(database)
    executor.loader = loader(database)
    executor.loader.check_consistent_history(database)
    targets = [to] if to else executor.loader.graph.leaf_nodes()
    plan = executor.migration_plan(targets)
    executor.migrate(targets)
    return [one.name for one, _ in plan if one.app_label == "incidents"]


def found_in(database):
    """What there is, by what it is."""
    found = {}
    with database.cursor() as cursor:
        for what, query in WHAT_THERE_IS.items():
            cursor.execute(query)
            found[what] = sorted(cursor.fetchall(), key=repr)
    return found


@pytest.mark.usefixtures("committed")
def test_one_by_one_and_at_once_it_ends_the_same():
    with empty_database("made_at_once") as database:
        assert AT_ONCE[1] in migrate(database, MigrationLoader)
        at_once = found_in(database)
    with empty_database("made_one_by_one") as database:
        assert AT_ONCE[1] not in migrate(database, OneByOne, to=PART_OF_THE_WAY)
        # Whoever is so far goes on one by one.
        assert PART_OF_THE_WAY[1] not in migrate(database, MigrationLoader)
        one_by_one = found_in(database)
    for what, rows in at_once.items():
        assert rows, what
        assert rows == one_by_one[what], what
