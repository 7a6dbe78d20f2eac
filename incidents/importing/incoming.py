"""The incidents that a file brings, one by one, and the rows it does not bring."""

from collections.abc import Iterator
from contextlib import closing
from datetime import datetime

from incidents.importing.csv_file import CsvFile
from incidents.importing.draft import Draft
from incidents.importing.groups import rows_by_reference
from incidents.importing.profile import Profile
from incidents.importing.reading import BadRows, Reader
from incidents.importing.references import References
from incidents.importing.rejects import Rejects


def drafts(file: CsvFile, profile: Profile, rejects: Rejects, at: datetime) -> Iterator[Draft]:
    """Read the file’s incidents at the moment `at`; rows that can’t come in go to `rejects`.

    A reference that stands in the file more than once is never guessed about: a row that repeats
    one is rejected, and so is a history whose rows do not stand together.
    """
    reader = Reader(profile, file.header, at)
    tell = _from_histories if profile.history else _from_rows
    with closing(References()) as references:
        yield from tell(file, reader, references, rejects)


def _from_rows(file, reader, references, rejects):
    for record in file.records():
        draft = _read(reader, [record], rejects)
        if draft is None:
            continue
        first = references.note(draft.reference, record.line)
        if first == record.line:
            yield draft
        else:
            reason = f"Line {first} has the same reference, {draft.reference}, and came first."
            rejects.add([record], {record.line: reason})


def _from_histories(file, reader, references, rejects):
    for reference, records in rows_by_reference(file.records(), reader.reference_of):
        if reference:
            references.note(reference, records[0].line)
    for reference, records in rows_by_reference(file.records(), reader.reference_of):
        if references.is_scattered(reference):
            reason = (
                f"The rows of {reference} do not stand together, or are too many for one incident. "
                f"Sort the file by “{reader.reference_column}”, then by time, and import it again."
            )
            rejects.add(records, {one.line: one.problem or reason for one in records})
        elif draft := _read(reader, records, rejects):
            yield draft


def _read(reader, records, rejects):
    try:
        return reader.read(records)
    except BadRows as bad:
        rejects.add(records, bad.reasons)
        return None
