"""The incidents that a file brings, one by one, and the rows it does not bring."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from datetime import datetime
from typing import Any, Protocol

from incidents.importing.cells import Cells
from incidents.importing.csv_file import CsvFile
from incidents.importing.draft import Draft
from incidents.importing.groups import rows_by_reference
from incidents.importing.profile import Profile
from incidents.importing.reading import BadRows, Reader
from incidents.importing.records import Record
from incidents.importing.references import References
from incidents.importing.rejects import Rejects


class ReadsIncidents(Protocol):
    """Makes one thing, which has a `reference`, of the rows of an incident. Raises BadRows."""

    cells: Cells

    def read(self, records: list[Record]) -> Any: ...


class TakesRejects(Protocol):
    """Takes the rows of an incident that can’t be read, and line → why."""

    def add(self, records: Iterable[Record], reasons: Mapping[int, str]) -> None: ...


def drafts(file: CsvFile, profile: Profile, rejects: Rejects, at: datetime) -> Iterator[Draft]:
    """Read the file’s incidents at the moment `at`; rows that can’t come in go to `rejects`."""
    return incidents(file, profile, Reader(profile, file.header, at), rejects)


def incidents(
    file: CsvFile, profile: Profile, reader: ReadsIncidents, rejects: TakesRejects
) -> Iterator[Any]:
    """What `reader` makes of each incident in the file.

    A reference that stands in the file more than once is never guessed about: a row that repeats
    one is rejected, and so is a history whose rows do not stand together.
    """
    tell = _from_histories if profile.history else _from_rows
    with closing(References()) as references:
        yield from tell(file, reader, references, rejects)


def _from_rows(file, reader, references, rejects):
    for record in file.records():
        read = _read(reader, [record], rejects)
        if read is None:
            continue
        first = references.note(read.reference, record.line)
        if first == record.line:
            yield read
        else:
            reason = f"Line {first} has the same reference, {read.reference}, and came first."
            rejects.add([record], {record.line: reason})


def _from_histories(file, reader, references, rejects):
    for reference, records in rows_by_reference(file.records(), reader.cells.reference_of):
        if reference:
            references.note(reference, records[0].line)
    for reference, records in rows_by_reference(file.records(), reader.cells.reference_of):
        if references.is_scattered(reference):
            column = reader.cells.reference_column
            reason = (
                f"The rows of {reference} do not stand together, or are too many for one incident. "
                f"Sort the file by “{column}”, then by time, and try again."
            )
            rejects.add(records, {one.line: one.problem or reason for one in records})
        elif read := _read(reader, records, rejects):
            yield read


def _read(reader, records, rejects):
    try:
        return reader.read(records)
    except BadRows as bad:
        rejects.add(records, bad.reasons)
        return None
