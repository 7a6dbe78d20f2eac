from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from incidents.models import CustomerLink, Guide, Message, User

NEEDED = (
    *("incident__customer", "incident__contact", "incident__team", "incident__owner"),
    *("clock__person", "apology__author", "person", "contact", "room"),
)
"""What has to be loaded with the messages that are written."""


@dataclass(frozen=True)
class Around:
    """What some messages say besides themselves, read for all of them at once.

    told: escalation id → (person id, name) of everybody who is told of it, by name
    invited: (incident id, person id) of those who were asked to guide and have not answered
    pages: (incident id, contact id) → the address of the page that this contact can open
    """

    told: dict[int, list[tuple[int, str]]] = field(default_factory=dict)
    invited: set[tuple[int, int]] = field(default_factory=set)
    pages: dict[tuple[int, int], str] = field(default_factory=dict)

    @classmethod
    def of(cls, messages: Sequence[Message], at: datetime) -> "Around":
        """What holds at `at`.

        Two queries where something was escalated, and one where a customer is written to.
        """
        pages = _pages([one for one in messages if one.contact_id], at)
        escalated = [one for one in messages if one.kind == Message.Kind.ESCALATION]
        if not escalated:
            return cls(pages=pages)
        others = Message.objects.filter(
            escalation__in={one.escalation_id for one in escalated}, person__isnull=False
        )
        told: dict[int, list[tuple[int, str]]] = {}
        rows = others.order_by("person__name", "person").distinct()
        for escalation, person, name in rows.values_list("escalation", "person", "person__name"):
            told.setdefault(escalation, []).append((person, name))
        invited = Guide.objects.filter(
            incident__in={one.incident_id for one in escalated}, joined_at__isnull=True
        )
        return cls(told, set(invited.values_list("incident", "person")), pages)

    def told_too(self, message: Message) -> list[str]:
        """Names of the others who are told of the same step."""
        told = self.told.get(message.escalation_id, ())
        return [name for person, name in told if person != message.person_id]

    def page_of(self, message: Message) -> str:
        """The address of the page of whoever it is written to, or empty when they have none."""
        return self.pages.get((message.incident_id, message.contact_id), "")

    def helped(self, message: Message) -> User | None:
        """Whose work its reader is invited to help with; None when it is theirs to do."""
        owner = message.clock.person or message.incident.owner
        if message.person is None or owner in (None, message.person):
            return None
        is_invited = (message.incident_id, message.person_id) in self.invited
        return owner if is_invited else None


def _pages(messages, at):
    if not messages:
        return {}
    links = CustomerLink.objects.usable(at).filter(
        incident__in={one.incident_id for one in messages},
        contact__in={one.contact_id for one in messages},
    )
    return {
        (link.incident_id, link.contact_id): link.address for link in links if link.is_usable(at)
    }
