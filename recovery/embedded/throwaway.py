"""Servers for tests and benches: fast, alone in a temporary folder, gone afterwards."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from recovery.embedded.postgres import Postgres
from recovery.embedded.valkey import Valkey


@dataclass(frozen=True)
class Throwaway:
    """A running PostgreSQL and a running Valkey, and the temporary folder that has their files."""

    folder: Path
    postgres: Postgres
    valkey: Valkey

    @property
    def database_url(self) -> str:
        """The address of the database, as DATABASE_URL has it."""
        return self.postgres.url

    @property
    def redis_url(self) -> str:
        """The address of the broker, as REDIS_URL has it."""
        return self.valkey.url


@contextmanager
def throwaway() -> Iterator[Throwaway]:
    """Start both servers; stop them and remove all they wrote when the block is left.

    That also happens if this process is killed, as nobody uses them any more.
    """
    with tempfile.TemporaryDirectory(prefix="recovery-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        # Root's servers run as somebody else, who has to get to their files.
        folder.chmod(0o711)
        servers = Throwaway(
            folder,
            Postgres(folder / "postgres", durable=False),
            Valkey(folder / "valkey", durable=False),
        )
        try:
            servers.postgres.hold()
            servers.valkey.hold()
            yield servers
        finally:
            servers.valkey.release()
            servers.postgres.release()
