"""The rows of a CSV file, each with the physical line on which it starts.

A quotation mark that is opened and never closed swallows the rows after it. Such a row is cut
back to its own lines, so that it does not take its neighbours along.
"""

import csv
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

_TORN = "It can’t be taken apart into cells: a quotation mark is missing, or there is one too many."


@dataclass(frozen=True)
class Record:
    """A row. problem: why it is no whole row, empty when it is; raw: its lines, if it is not."""

    line: int
    cells: list[str]
    problem: str = ""
    raw: str = ""


class Records:
    """The rows of `lines` after its header, once. Empty ones are passed over.

    header: the cells of the first row, empty when there is none
    """

    def __init__(self, lines: Iterable[str], delimiter: str):
        self._lines = _Lines(lines)
        self._reader = csv.reader(self._lines, delimiter=delimiter, strict=True)
        self._delimiter = delimiter
        first = self._read(width=None)
        self.header = [] if first is None else [cell.strip() for cell in first.cells]

    def __iter__(self) -> Iterator[Record]:
        while record := self._read(len(self.header)):
            yield self._narrowed(record) if record.problem else record

    def _read(self, width):
        """The next row, whole or not; None at the end."""
        cells, self._lines.taken = [], []
        while not any(cells):
            line = self._lines.number + 1
            try:
                cells = next(self._reader)
            except csv.Error:
                return Record(line, [], _TORN, self._raw())
            except StopIteration:
                return None
        if width is None or len(cells) == width:
            return Record(line, cells)
        problem = f"It has {_cells(len(cells))}, the header has {width}."
        return Record(line, cells, problem, self._raw())

    def _raw(self):
        return "".join(self._lines.taken).strip("\r\n")

    def _narrowed(self, record):
        """The record without the lines from which a whole row can be read; these are read again."""
        lines = self._lines.taken
        for count in range(1, len(lines)):
            self._lines.put_back(lines[count:])
            following = self._read(len(self.header))
            self._lines.put_back(self._lines.taken)
            if following and not following.problem:
                raw = "".join(lines[:count]).strip("\r\n")
                return Record(record.line, self._rough_cells(raw), _TORN, raw)
            for _ in lines[count:]:
                next(self._lines)
        return replace(record, cells=record.cells or self._rough_cells(record.raw))

    def _rough_cells(self, raw):
        """Cells as well as they can be told, to recognise a reference in a torn row."""
        return [cell.strip(' "') for cell in raw.split(self._delimiter)]


def _cells(number):
    return "1 cell" if number == 1 else f"{number} cells"


class _Lines:
    """Physical lines, which can be put back. number: of the last one; taken: those since reset."""

    def __init__(self, lines):
        self._lines = iter(lines)
        self._put_back = deque()
        self.number = 0
        self.taken = []

    def __iter__(self):
        return self

    def __next__(self):
        line = self._put_back.popleft() if self._put_back else next(self._lines)
        self.number += 1
        self.taken.append(line)
        return line

    def put_back(self, lines):
        self._put_back.extendleft(reversed(lines))
        self.number -= len(lines)
