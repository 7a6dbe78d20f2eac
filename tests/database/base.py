from django.db.backends.postgresql import base, operations


class DatabaseOperations(operations.DatabaseOperations):
    """Empties append-only tables too, whose triggers refuse that to everybody else."""

    def sql_flush(self, *args, **kwargs):
        """Give the statements that empty the tables, with triggers off for their transaction."""
        return [
            "SET LOCAL session_replication_role = replica;",
            *super().sql_flush(*args, **kwargs),
        ]


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection to the test database."""

    ops_class = DatabaseOperations
