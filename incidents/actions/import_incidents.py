"""Bringing a file of incidents in, whatever its size, as often as one likes."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path

from incidents.importing.batch import write
from incidents.importing.csv_file import CsvFile
from incidents.importing.digests import queue_digests
from incidents.importing.incoming import drafts
from incidents.importing.profile import Profile
from incidents.importing.rejects import Rejects
from incidents.importing.turn import turn
from incidents.models import User
from incidents.rules.refusal import Refused

BATCH = 500
"""So many incidents come in with one transaction."""


@dataclass
class Tally:
    """How far an import is.

    size, bytes_read: of the file; new, known: incidents that came in, and that were there already
    unowned: new, open ones whose owner in the file is nobody in their team here
    rejected: rows in the file of rejects; told: people who get a digest
    """

    size: int
    bytes_read: int = 0
    new: int = 0
    known: int = 0
    unowned: int = 0
    rejected: int = 0
    told: int = 0


def import_incidents(
    *,
    by: User | None,
    at: datetime,
    path: Path,
    profile: Profile,
    rejects_path: Path,
) -> Iterator[Tally]:
    """Bring in the incidents of a CSV file; yields the tally after each batch and at the end.

    by: who does it, None for the product itself
    rejects_path: where rows go that can’t come in

    An incident that came in before, by its reference, is left as it is. So an import that was
    interrupted is continued by repeating it. Raises Refused, with nothing written, when the file
    can’t be read with this profile.
    """
    file = CsvFile(path, profile)
    if rejects_path.exists() and rejects_path.samefile(path):
        raise Refused(f"{path} would be overwritten by its own rejects. Name another file.")
    tally = Tally(file.size)
    with turn(profile.source), Rejects(rejects_path, profile, file.header) as rejects:
        incoming = drafts(file, profile, rejects, at)
        while batch := list(islice(incoming, BATCH)):
            written = write(batch, source=profile.source, by=by, at=at)
            tally.new += written.new
            tally.known += written.known
            tally.unowned += written.unowned
            tally.bytes_read, tally.rejected = file.bytes_read, rejects.count
            yield tally
        tally.told = queue_digests(source=profile.source, at=at)
        tally.bytes_read, tally.rejected = file.size, rejects.count
        yield tally
