from django.db.backends.postgresql import base, creation, operations


class DatabaseOperations(operations.DatabaseOperations):
    """Empties append-only tables too, whose triggers refuse that to everybody else."""

    def sql_flush(self, *args, **kwargs):
        """Give the statements that empty the tables, with triggers off for their transaction."""
        return [
            "SET LOCAL session_replication_role = replica;",
            *super().sql_flush(*args, **kwargs),
        ]


class DatabaseCreation(creation.DatabaseCreation):
    """Removes the test database although a killed worker's session may not have ended yet."""

    def _destroy_test_db(self, test_database_name, verbosity):
        with self._nodb_cursor() as cursor:
            name = self.connection.ops.quote_name(test_database_name)
            cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection to the test database."""

    ops_class = DatabaseOperations
    creation_class = DatabaseCreation
