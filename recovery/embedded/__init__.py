"""The services Recovery brings along, for whoever has not set up any: real ones, started on demand.

Postgres, Valkey    a server in a folder: `hold()` starts it unless it runs, `release()` lets go
throwaway()         both of them in a temporary folder, for tests and benches
EmbeddedError       one sentence on why there is no server
"""

from recovery.embedded.errors import EmbeddedError
from recovery.embedded.postgres import Postgres
from recovery.embedded.throwaway import Throwaway, throwaway
from recovery.embedded.valkey import Valkey

__all__ = ["EmbeddedError", "Postgres", "Throwaway", "Valkey", "throwaway"]
