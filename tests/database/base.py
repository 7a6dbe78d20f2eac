from django.db.backends.postgresql import base, creation, operations

KEPT = {"django_content_type", "auth_permission"}
"""What migrating writes and nobody else does."""


class DatabaseOperations(operations.DatabaseOperations):
    """Empties append-only tables too, whose triggers refuse that to everybody else."""

    def sql_flush(self, style, tables, **options):
        """Give the statements that empty the tables, with triggers off for their transaction.

        There are many, with little in them: deleting is quicker than truncating.
        """
        names = [self.quote_name(table) for table in tables if table not in KEPT]
        return [
            "SET LOCAL session_replication_role = replica;",
            *(f"DELETE FROM {name};" for name in names),  # noqa: S608
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
