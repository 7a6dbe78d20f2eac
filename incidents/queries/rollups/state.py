"""How far the roll-ups have come: what the worker keeps beside its heartbeat."""

from dataclasses import dataclass, field
from datetime import date, datetime

from incidents.models import Heartbeat

ROLLUPS = "rollups"


@dataclass
class State:
    """Where the worker stands.

    event: the highest event id it has looked at, None before the first look
    holes: ranges of ids below it that were not there (first, last, when that was seen): they may
    still be written in a transaction that was under way
    looked_at: until when it has looked for what happened; is_whole: whether it saw all of it
    pending: (Monday, team id) of what is to be worked out anew
    as_of: until when the roll-ups tell all there is (aware); None before the first time
    """

    event: int | None = None
    holes: list[tuple[int, int, datetime]] = field(default_factory=list)
    looked_at: datetime | None = None
    is_whole: bool = True
    pending: set[tuple[date, int]] = field(default_factory=set)
    as_of: datetime | None = None

    @classmethod
    def of(cls, data: dict) -> "State":
        """What a heartbeat’s data says; as before the first look where it says nothing."""
        return cls(
            event=data.get("event"),
            holes=[(low, high, _moment(at)) for low, high, at in data.get("holes", ())],
            looked_at=_moment(data.get("looked_at")),
            is_whole=data.get("is_whole", True),
            pending={(date.fromisoformat(week), team) for week, team in data.get("pending", ())},
            as_of=_moment(data.get("as_of")),
        )

    @property
    def data(self) -> dict:
        """The same, as a heartbeat keeps it."""
        return {
            "event": self.event,
            "holes": [[low, high, at.isoformat()] for low, high, at in self.holes],
            "looked_at": self.looked_at and self.looked_at.isoformat(),
            "is_whole": self.is_whole,
            "pending": [[week.isoformat(), team] for week, team in sorted(self.pending)],
            "as_of": self.as_of and self.as_of.isoformat(),
        }


def state_of_rollups() -> State:
    """Where the worker stands, at this moment. One query."""
    data = Heartbeat.objects.filter(name=ROLLUPS).values_list("data", flat=True).first()
    return State.of(data or {})


def _moment(text):
    return datetime.fromisoformat(text) if text else None
