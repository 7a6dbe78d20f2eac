"""When the customer asked on their page for a lead, and whether they may ask again."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from incidents.models import Event

EVERY = timedelta(days=1)
MOST = 3


@dataclass(frozen=True)
class Calls:
    """asked_at: the moments, newest first; may_ask: once a day, and MOST times in all."""

    asked_at: tuple[datetime, ...]
    may_ask: bool

    @property
    def is_used_up(self) -> bool:
        """Whether they have asked as often as they may."""
        return len(self.asked_at) >= MOST


def calls_of(incident, at: datetime) -> Calls:
    """How often they asked until `at`; one query."""
    asked = incident.events.filter(kind=Event.Kind.THEY_ESCALATED).order_by("-at")
    moments = tuple(asked.values_list("at", flat=True)[:MOST])
    has_waited = not moments or moments[0] <= at - EVERY
    return Calls(moments, len(moments) < MOST and has_waited)
