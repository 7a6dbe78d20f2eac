"""What is known of an incident of the past, whatever it was read from."""

from dataclasses import dataclass
from datetime import datetime

from incidents.rules.kinds import RESOLVE
from incidents.rules.policy import Case


@dataclass(frozen=True)
class Run:
    """One clock as it ran: from when, and until when.

    stopped_at: None while it is running; is_told: False where it has stopped and nobody knows when
    person: whose promise it is, if not the owner's
    """

    kind: str
    started_at: datetime
    stopped_at: datetime | None = None
    is_told: bool = True
    person: str = ""


@dataclass(frozen=True)
class Past:
    """One incident and its clocks. All moments are aware.

    reference: what people call it; owner: whose it is, empty when nobody's
    waits: (from, to) of when we waited for the customer, earliest first
    judged: the kind of clock that `verdict` and `due_at` speak of
    verdict: whether somebody else says that it was kept, None when nobody says
    due_at: when somebody else says that it was due
    """

    reference: str
    case: Case
    runs: tuple[Run, ...]
    owner: str = ""
    waits: tuple[tuple[datetime, datetime], ...] = ()
    judged: str = RESOLVE
    verdict: bool | None = None
    due_at: datetime | None = None
