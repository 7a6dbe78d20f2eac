"""From the rows of one incident to what a backtest replays."""

from collections.abc import Sequence
from datetime import UTC, datetime

from incidents.importing.cells import Cells
from incidents.importing.profile import Profile
from incidents.importing.reading import BadRows
from incidents.importing.records import Record
from incidents.importing.row import BadRow, Row
from incidents.rules.backtest import Past, Run
from incidents.rules.kinds import NORMAL
from incidents.rules.policy import Case

STATUS_CLOSED = "closed"
_FIELDS = ("reference", "learned_at", "closed_at", "status", "owner", "urgency")
_TEXTS = ("team", "customer")
_ALWAYS = datetime.max.replace(tzinfo=UTC)


def columns_of_the_past(profile: Profile) -> set[str]:
    """Every column that a backtest reads."""
    columns = {profile.columns[field] for field in _FIELDS if field in profile.columns}
    for name in _TEXTS:
        columns |= profile.texts[name].columns
    return columns | profile.backtest.columns


class PastReader:
    """Reads the rows of a file with a profile that has a backtest section.

    at: the moment of reading; what happened can’t lie later
    """

    def __init__(self, profile: Profile, header: Sequence[str], at: datetime):
        self._profile, self._section, self._at = profile, profile.backtest, at
        self.cells = Cells(profile, header, columns_of_the_past(profile))

    def read(self, records: Sequence[Record]) -> Past:
        """One incident. Of several rows, of each column the last value counts.

        Raises BadRows with every row that is wrong: an incident is replayed whole or not at all.
        """
        known, reasons = dict.fromkeys(self.cells.columns, ""), {}
        for record in records:
            try:
                values = self.cells.values(record)
            except BadRow as problem:
                reasons[record.line] = str(problem)
            else:
                known |= {name: value for name, value in values.items() if value}
        if not reasons:
            try:
                return self._past(Row(known, self._profile, self._at))
            except BadRow as problem:
                reasons[records[-1].line] = str(problem)
        raise BadRows(reasons)

    def moments(self, record: Record) -> list[datetime]:
        """The moments in a row at which something happened, as far as they can be read."""
        try:
            row = Row(self.cells.values(record), self._profile, self._at)
        except BadRow:
            return []
        return [moment for column in self._happened if (moment := _moment_or_none(row, column))]

    @property
    def _happened(self):
        columns = {self._start_column, *self._section.stops.values()}
        return columns | {self._profile.columns.get("closed_at", self._start_column)}

    @property
    def _start_column(self):
        return self._section.started_at or self._profile.columns["learned_at"]

    def _past(self, row):
        reference = row.name("reference")
        started_at = row.moment(self._start_column)
        if not reference:
            raise BadRow("It has no reference: the cells it is taken from are empty.")
        if started_at is None:
            raise BadRow(f"“{self._start_column}” is empty, so nobody knows from when to count.")
        section = self._section
        case = Case(
            urgency=row.word("urgency") or NORMAL,
            team=row.name("team"),
            customer=row.name("customer"),
            category=row.values[section.category] if section.category else "",
        )
        return Past(
            reference=reference,
            case=case,
            runs=self._runs(row, started_at),
            owner=row.name("owner"),
            judged=section.judged,
            verdict=self._verdict(row),
            due_at=self._due_at(row),
        )

    def _runs(self, row, started_at):
        word, closed_at = row.word("status"), row.moment_of("closed_at")
        is_closed = word == STATUS_CLOSED if word else closed_at is not None
        runs = []
        for kind, column in self._section.stops.items():
            stopped_at = row.moment(column)
            if stopped_at and stopped_at < started_at:
                raise BadRow(
                    f"“{column}” lies before “{self._start_column}”: one of the two is wrong."
                )
            # A closed one has stopped some time; that is not made up.
            runs.append(Run(kind, started_at, stopped_at, stopped_at is not None or not is_closed))
        return tuple(runs)

    def _verdict(self, row):
        section = self._section
        word = row.values[section.verdict] if section.verdict else ""
        if not word:
            return None
        if word not in section.kept + section.broken:
            raise BadRow(f"“{word}” in “{section.verdict}” is no verdict that the profile knows.")
        return word in section.kept

    def _due_at(self, row):
        if not self._section.due:
            return None
        # A due date may lie in the future, as nothing else may.
        return Row(row.values, self._profile, _ALWAYS).moment(self._section.due)


def _moment_or_none(row, column):
    try:
        return row.moment(column)
    except BadRow:
        return None
