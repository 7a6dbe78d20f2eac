"""Where each reference stands in a file, kept on disk so that any number of them fits."""

import sqlite3


class References:
    """References with the line where each stands first. Close it after use."""

    def __init__(self):
        # A database without a name is a private file that goes when it is closed.
        self._database = sqlite3.connect("")
        self._database.execute("PRAGMA journal_mode = OFF")
        self._database.execute(
            "CREATE TABLE place (reference TEXT PRIMARY KEY, line INTEGER, is_scattered INTEGER)"
            " WITHOUT ROWID"
        )

    def note(self, reference: str, line: int) -> int:
        """Note that a reference stands on a line; returns the line where it stood first."""
        (first,) = self._database.execute(
            "INSERT INTO place VALUES (?, ?, 0)"
            " ON CONFLICT (reference) DO UPDATE SET is_scattered = 1 RETURNING line",
            (reference, line),
        ).fetchone()
        return first

    def is_scattered(self, reference: str) -> bool:
        """Whether it has been noted more than once."""
        found = self._database.execute(
            "SELECT 1 FROM place WHERE reference = ? AND is_scattered", (reference,)
        )
        return found.fetchone() is not None

    def close(self) -> None:
        """Forget everything."""
        self._database.close()
