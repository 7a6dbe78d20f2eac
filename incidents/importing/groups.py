"""The rows of one incident, together."""

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from incidents.importing.records import Record

MOST_ROWS = 1000
"""More rows than these are not one incident; the profile will name the wrong column."""


def rows_by_reference(
    records: Iterable[Record], reference_of: Callable[[Record], str]
) -> Iterator[tuple[str, list[Record]]]:
    """(reference, the rows that stand together under it), at most `MOST_ROWS` at a time."""
    for reference, rows in groupby(records, reference_of):
        gathered = []
        for row in rows:
            if len(gathered) == MOST_ROWS:
                yield reference, gathered
                gathered = []
            gathered.append(row)
        yield reference, gathered
