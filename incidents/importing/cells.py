"""A row's cells under the names of their columns."""

from collections.abc import Collection, Sequence

from incidents.importing.profile import Profile
from incidents.importing.records import Record
from incidents.importing.row import BadRow


class Cells:
    """Takes rows of a file apart.

    reference_column: where references stand; columns: the columns that are read
    """

    def __init__(self, profile: Profile, header: Sequence[str], columns: Collection[str]):
        self._empty = profile.empty
        self._places = {name: header.index(name) for name in columns}
        self.columns = frozenset(columns)
        self.reference_column = profile.columns["reference"]

    def reference_of(self, record: Record) -> str:
        """The reference in a row; empty when it is torn so that none can be told."""
        place = self._places[self.reference_column]
        return record.cells[place].strip() if place < len(record.cells) else ""

    def values(self, record: Record) -> dict[str, str]:
        """Column → text, empty where the row has no value. Raises BadRow when it is torn."""
        if record.problem:
            raise BadRow(record.problem)
        if any("\0" in cell for cell in record.cells):
            raise BadRow("It has a NUL character in it, which no text has.")
        cells = {name: record.cells[place].strip() for name, place in self._places.items()}
        return {name: "" if cell in self._empty else cell for name, cell in cells.items()}
