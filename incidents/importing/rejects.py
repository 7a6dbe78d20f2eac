"""The file of rows that did not come in, with the line where each starts and the reason."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path

from incidents.importing.profile import Profile
from incidents.importing.records import Record
from incidents.rules.refusal import Refused

ADDED = ["line", "reason"]


class Rejects(AbstractContextManager):
    """Written as the import goes, so that an interrupted one has it too; gone if it stays empty.

    It has the columns, delimiter and encoding of the file it is about: once mended it is imported
    with the same profile. count: rows in it; path: where it is
    """

    def __init__(self, path: Path, profile: Profile, header: Sequence[str]):
        """Raises Refused when it can’t be written there."""
        self.path = path
        self.count = 0
        # What is mended and comes back as a file of its own has these two columns already.
        self._width = len(header) - (len(ADDED) if header[-2:] == ADDED else 0)
        try:
            self._file = path.open("w", encoding=profile.encoding, errors="replace", newline="")
        except OSError as problem:
            raise Refused(f"{path} can’t be written for rejects: {problem.strerror}.") from problem
        self._rows = csv.writer(self._file, delimiter=profile.delimiter)
        self._rows.writerow([*header[: self._width], *ADDED])

    def add(self, records: Iterable[Record], reasons: Mapping[int, str]) -> None:
        """Add the rows of one incident. reasons: line → why; the other rows are held back with it.

        What is no whole row stands in the first column as it stood in the file.
        """
        held_back = f"Held back with line {min(reasons)}, which belongs to the same incident."
        for record in records:
            cells = [record.raw] if record.problem else record.cells
            row = [*cells, *[""] * self._width][: self._width]
            self._rows.writerow([*row, record.line, reasons.get(record.line, held_back)])
            self.count += 1

    def __exit__(self, *problem):
        self._file.close()
        if not self.count:
            self.path.unlink()
