from dataclasses import dataclass, field
from datetime import datetime, tzinfo

from django.utils.dateparse import parse_datetime

from incidents.rules import kinds
from incidents.rules.words import moment

CLOCKS = {
    kinds.CONTACT: "first contact",
    kinds.ANSWER: "answer",
    kinds.UPDATE: "next word",
    kinds.DECISION: "decision",
    kinds.RESOLVE: "day by which we make it right",
    kinds.ACTION: "action",
    kinds.CHECK: "look whether it worked",
}


@dataclass(frozen=True)
class Telling:
    """For whom events are told: people near `at`, in `zone`.

    names, rooms: of the people and chat channels in them, by id
    """

    at: datetime
    zone: tzinfo
    names: dict[int, str] = field(default_factory=dict)
    rooms: dict[int, str] = field(default_factory=dict)

    def moment(self, text: str) -> str:
        """A moment as an event keeps it (ISO 8601), in words."""
        return moment(parse_datetime(text), self.at, self.zone)

    def told(self, event) -> list[str]:
        """Names of the people and chat channels that an escalation told."""
        people = [self.names[one] for one in event.data.get("told", ()) if one in self.names]
        rooms = [f"#{self.rooms[one]}" for one in event.data.get("chats", ()) if one in self.rooms]
        return people + rooms

    def moved(self, event) -> list[str]:
        """A sentence for each deadline that an event has moved."""
        return [
            f"The {CLOCKS[one['clock']]} is due {self.moment(one['to'])} "
            f"instead of {self.moment(one['from'])}."
            for one in event.data.get("moved", ())
        ]


def who(event) -> str:
    """Who did it, as a colleague would call them; the product itself is Recovery."""
    return event.by.get_short_name() if event.by else "Recovery"
