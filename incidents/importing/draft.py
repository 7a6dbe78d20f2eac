"""What a file tells of one incident, before the database is asked anything."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from incidents.models import Incident


@dataclass(frozen=True)
class DraftTouchpoint:
    """One contact with the customer."""

    at: datetime
    channel: str
    direction: str
    summary: str


@dataclass(frozen=True)
class Draft:
    """One incident as the file tells it. Names are empty, moments None where it tells nothing.

    reference: the file’s own; customer, team, owner, contact: their names
    details: what stands in the incident’s fields as it is
    answered_at: when the customer had their answer
    touchpoints: oldest first; history: (moment, headline) of what else is told
    notes: sentences that the timeline tells besides
    """

    reference: str
    customer: str
    team: str
    owner: str
    contact: str
    contact_email: str
    details: Mapping[str, Any]
    answered_at: datetime | None
    touchpoints: tuple[DraftTouchpoint, ...]
    history: tuple[tuple[datetime, str], ...]
    notes: tuple[str, ...]

    @property
    def is_open(self) -> bool:
        """Whether the customer is still owed something."""
        return self.details["status"] == Incident.Status.OPEN
