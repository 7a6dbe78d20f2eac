"""From the rows of one incident to its draft."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from incidents.importing.cells import Cells
from incidents.importing.draft import Draft
from incidents.importing.draft_of_row import draft_of_row
from incidents.importing.history import changes_told, touchpoints_told
from incidents.importing.profile import Profile
from incidents.importing.records import Record
from incidents.importing.row import BadRow, Row


class BadRows(Exception):
    """Rows that keep an incident from coming in. reasons: line → why"""

    def __init__(self, reasons: Mapping[int, str]):
        super().__init__(reasons)
        self.reasons = reasons


class Reader:
    """Reads the rows of a file with a profile; `at` is the moment of the import."""

    def __init__(self, profile: Profile, header: Sequence[str], at: datetime):
        self._profile = profile
        self._at = at
        self.cells = Cells(profile, header, profile.columns_needed)

    def read(self, records: Sequence[Record]) -> Draft:
        """The draft of one incident. In a history, of each column its last value counts.

        Raises BadRows with every row that is wrong: an incident comes in whole or not at all.
        """
        known, rows, reasons = dict.fromkeys(self.cells.columns, ""), [], {}
        for record in records:
            try:
                values = self.cells.values(record)
                latest = known | {name: value for name, value in values.items() if value}
                draft = draft_of_row(self._row(latest))
                rows.append((self._moment(values), self._row(values)))
            except BadRow as problem:
                reasons[record.line] = str(problem)
            else:
                known = latest
        if reasons:
            raise BadRows(reasons)
        return self._with_history(draft, rows) if self._profile.history else draft

    def _row(self, values):
        return Row(values, self._profile, self._at)

    def _moment(self, values):
        """When a row of a history was written; None where rows are no history."""
        if self._profile.history is None:
            return None
        column = self._profile.history.at
        if (moment := self._row(values).moment(column)) is None:
            raise BadRow(f"“{column}” is empty, so nobody knows when this was.")
        return moment

    def _with_history(self, draft, rows):
        history = self._profile.history
        told = [*draft.touchpoints, *touchpoints_told(history, rows)]
        return replace(
            draft,
            touchpoints=tuple(sorted(told, key=lambda touchpoint: touchpoint.at)),
            history=tuple(changes_told(history, rows)),
        )
