"""A file as a past to replay: nothing is written, and no database is asked."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from incidents.importing.csv_file import CsvFile
from incidents.importing.incoming import incidents
from incidents.importing.past_reader import PastReader, columns_of_the_past
from incidents.importing.profile import Profile
from incidents.importing.records import Record
from incidents.rules.backtest import Past
from incidents.rules.refusal import Refused

NAMED = 50
"""So many spoiled rows are named; all are counted."""


@dataclass
class Spoiled:
    """Rows that can’t be read. count: of all; named: (line, reason) of the first NAMED."""

    count: int = 0
    named: list[tuple[int, str]] = field(default_factory=list)

    def add(self, records: Iterable[Record], reasons: Mapping[int, str]) -> None:
        """Add the rows of one incident. reasons: line → why; its other rows are lost with these."""
        self.count += sum(1 for _ in records)
        self.named += sorted(reasons.items())[: NAMED - len(self.named)]


class PastLog:
    """A file that can be replayed. spoiled: the rows of the latest reading that can’t be read"""

    def __init__(self, path: Path, profile: Profile, at: datetime):
        """Look through the file at the moment `at`. Raises Refused when it can’t be replayed."""
        if profile.backtest is None:
            raise Refused(
                f"The profile “{profile.source}” does not say what stops a clock: it has no "
                "[backtest]. docs/backtest.md shows how to write one."
            )
        columns = columns_of_the_past(profile)
        self._file = CsvFile(path, profile, columns, outcome="Nothing was replayed.")
        self._profile = profile
        self._reader = PastReader(profile, self._file.header, at)
        self.spoiled = Spoiled()

    def last_moment(self) -> datetime | None:
        """The latest moment at which something happened; None where nothing did."""
        moments = (
            moment for record in self._file.records() for moment in self._reader.moments(record)
        )
        return max(moments, default=None)

    def records(
        self, since: datetime | None = None, until: datetime | None = None
    ) -> Iterator[Past]:
        """Its incidents that began in [since, until), in the order of the file."""
        self.spoiled = Spoiled()
        for past in incidents(self._file, self._profile, self._reader, self.spoiled):
            began = past.runs[0].started_at
            if (since is None or since <= began) and (until is None or began < until):
                yield past
