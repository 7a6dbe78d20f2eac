"""The database engine of the default settings: the embedded server, started when first needed."""

from __future__ import annotations

from django.conf import settings
from django.db.backends.postgresql import base


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection to the embedded PostgreSQL, which runs while any process has used it."""

    def get_new_connection(self, conn_params: dict) -> object:
        """Connect, after making sure that there is something to connect to."""
        settings.EMBEDDED_POSTGRES.hold()
        return super().get_new_connection(conn_params)
