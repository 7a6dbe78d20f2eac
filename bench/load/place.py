"""Where a loaded company lies: a folder as RECOVERY_VAR has it, with a server of its own.

So `RECOVERY_VAR=<folder> python manage.py up` shows it in a browser, like any other.
"""

import json
import os
import shutil
import sys
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bench.servers import OTHERS
from recovery.embedded import Postgres

ROOT = Path(__file__).resolve().parents[2]
FRESH = timedelta(hours=12)
"""Deadlines are spread around the moment of loading: later, too many of them have passed."""


class LoadingPostgres(Postgres):
    """The product's own PostgreSQL, in haste: what a kill spoils is loaded anew."""

    def command(self) -> list[str]:
        """Give the product's command line, without waiting for the disk, and with room."""
        return [
            *super().command(),
            "--fsync=off",
            "--synchronous_commit=off",
            "--full_page_writes=off",
            "--max_wal_size=4GB",
            "--checkpoint_timeout=1h",
            "--autovacuum=off",
            "--shared_buffers=512MB",
        ]


@dataclass(frozen=True)
class Place:
    """A folder for a company of so many incidents."""

    folder: Path

    @classmethod
    def of(cls, incidents: int, at: str | None = None) -> "Place":
        """The folder for `incidents`, below var/bench unless `at` names another."""
        return cls(Path(at or ROOT / "var" / "bench" / f"pages-{incidents}").resolve())

    @property
    def postgres(self) -> Postgres:
        """Its server, as the product runs it."""
        return Postgres(self.folder / "postgres")

    @property
    def loaded(self) -> dict | None:
        """What was loaded (incidents, seed, at), or None when nothing was, or not to its end."""
        return json.loads(self._stamp.read_text()) if self._stamp.exists() else None

    def has(self, incidents: int, seed: int) -> bool:
        """Whether this company lies here already, fresh enough to measure."""
        known = self.loaded or {}
        if (known.get("incidents"), known.get("seed")) != (incidents, seed):
            return False
        return datetime.now(UTC) - datetime.fromisoformat(known["at"]) < FRESH

    def empty(self) -> None:
        """Remove what an earlier load left. Ends the program where others' data would be lost."""
        if self.folder.exists() and any(self.folder.iterdir()) and not self._mark.exists():
            sys.exit(
                f"{self.folder} has files that no load has put there, perhaps somebody’s data. "
                "Nothing was changed. Choose a folder that is empty or new with --at."
            )
        # Root's server may keep its files elsewhere.
        for folder in (self.postgres.place.folder, self.folder):
            shutil.rmtree(folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        # Root's servers run as somebody else, who has to get to their files.
        self.folder.chmod(0o755)
        self._mark.write_text("python -m bench.load fills this folder, and empties it again.\n")

    def finish(self, **what: object) -> None:
        """Note that the load has come to its end, and what was loaded."""
        self._stamp.write_text(json.dumps(what))

    def use(self) -> None:
        """Have this process, and all it starts, take this folder for everything."""
        for name in (*OTHERS, "DATABASE_URL", "REDIS_URL"):
            os.environ.pop(name, None)
        os.environ |= {
            "DJANGO_SETTINGS_MODULE": "recovery.settings",
            "RECOVERY_VAR": str(self.folder),
        }

    @property
    def _mark(self):
        return self.folder / "made-by-bench"

    @property
    def _stamp(self):
        return self.folder / "loaded.json"
