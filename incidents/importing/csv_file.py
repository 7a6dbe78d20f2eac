"""A CSV file that has been looked through before anything is taken from it."""

import codecs
from collections.abc import Collection, Iterator
from pathlib import Path

from incidents.importing.profile import Profile
from incidents.importing.records import Record, Records
from incidents.rules.refusal import Refused

CHUNK = 1 << 20


class CsvFile:
    """A file that can be read with a profile.

    header: its columns; size: in bytes; bytes_read: how far the latest reading has got
    """

    def __init__(
        self,
        path: Path,
        profile: Profile,
        columns: Collection[str] | None = None,
        outcome: str = "Nothing has come in.",
    ):
        """Look through the file. Raises Refused when it can’t be read, is in another encoding, or
        lacks a column.

        columns: those it has to have, if not all that the profile names; outcome: ends refusals
        """
        self.path = path
        self._profile = profile
        self._columns = set(profile.columns_needed if columns is None else columns)
        self._outcome = outcome
        self.bytes_read = 0
        try:
            self.size = path.stat().st_size
            self._check_encoding()
            with self._open() as file:
                self.header = Records(file, profile.delimiter).header
        except OSError as problem:
            raise Refused(f"{path} can’t be read: {problem.strerror}.") from problem
        self._check_columns()

    def records(self) -> Iterator[Record]:
        """The rows, in order; each call reads from the start."""
        with self._open() as file:
            for record in Records(file, self._profile.delimiter):
                self.bytes_read = file.buffer.tell()
                yield record

    def _open(self):
        return self.path.open(encoding=self._profile.codec, newline="")

    def _check_encoding(self):
        decoder = codecs.getincrementaldecoder(self._profile.codec)()
        line, before = 1, 0
        with self.path.open("rb") as file:
            while True:
                chunk = file.read(CHUNK)
                before += len(chunk)
                try:
                    line += decoder.decode(chunk, final=not chunk).count("\n")
                except UnicodeError as problem:
                    raise self._wrong_encoding(_place(problem, line, before)) from problem
                if not chunk:
                    return

    def _wrong_encoding(self, place):
        encoding = self._profile.encoding
        return Refused(
            f"{self.path} is not in {encoding}: {place}. Save it in {encoding}, or name its own "
            f"encoding in the profile. {self._outcome}"
        )

    def _check_columns(self):
        if not self.header:
            raise Refused(f"{self.path} has no first line that names its columns.")
        needed = self._columns
        if missing := sorted(needed - set(self.header)):
            raise Refused(
                f"{self.path} lacks {_named(missing)}, which the profile needs; it has "
                f"{_named(self.header)}. {self._outcome}"
            )
        if twice := sorted(name for name in needed if self.header.count(name) > 1):
            raise Refused(f"{self.path} has {_named(twice)} more than once. {self._outcome}")


def _place(problem, line, end):
    """Where a byte stands that can’t be read. The last of what was read is in `problem.object`.

    line: where that begins; end: how many bytes of the file had been read
    """
    if not isinstance(problem, UnicodeDecodeError):
        return str(problem)
    line += problem.object[: problem.start].decode(problem.encoding, errors="ignore").count("\n")
    byte = problem.object[problem.start]
    return (
        f"line {line} has 0x{byte:02X}, byte {end - len(problem.object) + problem.start + 1} of it"
    )


def _named(columns):
    word = "the column" if len(columns) == 1 else "the columns"
    return f"{word} {', '.join(f'“{name}”' for name in columns)}"
