"""The first word to the customer: whether it can be sent, what it will say, what became of it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from django.utils.translation import gettext as _

from incidents.messages.around import Around
from incidents.messages.customer_words import next_word_due
from incidents.messages.render import render
from incidents.models import CustomerLink, Incident, Message

WAITING = (Message.State.QUEUED, Message.State.SENDING)


@dataclass(frozen=True)
class FirstWord:
    """lacking: why it can't be sent yet, in a sentence, or empty
    message: the one of this cycle, or None; due_at: when they hear next, as the policy has it
    """

    lacking: str
    message: Message | None
    due_at: datetime | None
    write: Callable[[], str] = field(repr=False)

    @property
    def is_on_its_way(self) -> bool:
        """Whether it waits in the outbox, or is being sent."""
        return self.message is not None and self.message.state in WAITING

    @cached_property
    def text(self) -> str:
        """As it would be sent now; empty where it can't be, or is on its way."""
        return "" if self.lacking or self.is_on_its_way else self.write()


def first_word(
    incident: Incident, at: datetime, message: Message | None, links: Iterable[CustomerLink]
) -> FirstWord:
    """How it stands with the first word while they wait for a first contact; no query.

    incident: with its customer, contact, team and owner; message: of `first_message`
    links: those that open the customer's page
    """
    due_at, lacking = next_word_due(incident, at), whom_it_lacks(incident)
    return FirstWord(lacking, message, due_at, lambda: _as_sent(incident, due_at, links, at))


def first_message(incident: Incident) -> Message | None:
    """The first word of the incident's present cycle, on its way or sent. One query."""
    found = Message.objects.select_related("contact")
    return found.filter(dedupe_key=key_of_first_word(incident)).first()


def key_of_first_word(incident: Incident) -> str:
    """The key under which the outbox has it, once in each cycle."""
    return f"acknowledgement:{incident.pk}:{incident.cycle}"


def whom_it_lacks(incident: Incident) -> str:
    """Who or what it still lacks to be sent, as a sentence that says what to do; or empty."""
    if incident.owner is None:
        return _(
            "Nobody owns this yet, and a first word comes from a person. Say first who owns it."
        )
    if incident.contact is None or not incident.contact.email:
        return _(
            "We have no e-mail address for them. Call them, or add one where you write to them."
        )
    return ""


def _as_sent(incident, due_at, links, at):
    message = Message(
        kind=Message.Kind.ACKNOWLEDGEMENT,
        contact=incident.contact,
        incident=incident,
        data={"next_word_by": due_at.isoformat() if due_at else None},
    )
    pages = {(incident.pk, link.contact_id): link.address for link in links}
    # Looking makes no link: that is made when it is sent, unless they have one.
    pages.setdefault((incident.pk, incident.contact_id), _("(the address of their page)"))
    return render(message, at=at, around=Around(pages=pages)).text
