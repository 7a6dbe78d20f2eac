from dataclasses import dataclass, field
from datetime import datetime, tzinfo

from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from incidents.rules import kinds
from incidents.rules.words import moment

CLOCKS = {
    kinds.CONTACT: _("the first contact"),
    kinds.ANSWER: _("the answer"),
    kinds.UPDATE: _("the next word"),
    kinds.DECISION: _("the decision"),
    kinds.RESOLVE: _("the day by which we make it right"),
    kinds.ACTION: _("the action"),
    kinds.CHECK: _("the look whether it worked"),
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
            gettext("%(promise)s is due %(now)s instead of %(before)s.")
            % {
                "promise": at_the_start(CLOCKS[one["clock"]]),
                "now": self.moment(one["to"]),
                "before": self.moment(one["from"]),
            }
            for one in event.data.get("moved", ())
        ]


def who(event) -> str:
    """Who did it, as a colleague would call them; the product itself is Recovery."""
    return event.by.get_short_name() if event.by else "Recovery"


def at_the_start(words) -> str:
    """Words as they begin a sentence."""
    words = str(words)
    return words[:1].upper() + words[1:]
