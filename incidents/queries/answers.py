"""Where the answer to the customer is: the draft, the one that was sent, and what leaves soon."""

from dataclasses import dataclass
from datetime import datetime

from incidents.models import Apology, Message

PARTS = ("happened", "why", "next")


def draft_of(incident) -> Apology | None:
    """The draft of an incident's answer, with its author and what a lead said of it; one query."""
    people = ("author", "contact", "review__asked_of", "review__asked_by", "review__decided_by")
    drafts = incident.apologies.filter(state=Apology.State.DRAFT)
    return drafts.select_related(*people).first()


def stamp_of(draft: Apology | None) -> str:
    """What tells one saved text from every other: goes out with a form, and comes back with it."""
    return f"{draft.pk}:{draft.version}" if draft else ""


def parts_of(apology: Apology | None) -> dict[str, str]:
    """The three parts by name; empty without an apology."""
    return {part: getattr(apology, part) if apology else "" for part in PARTS}


@dataclass(frozen=True)
class OnItsWay:
    """An answer that was sent and has not arrived yet.

    leaves_at: the moment from which it leaves (aware); can_undo: whether it can be taken back still
    """

    apology: Apology
    message: Message
    can_undo: bool

    @property
    def leaves_at(self) -> datetime:
        """When it leaves, if nothing stands in the way."""
        return self.message.send_after


def on_its_way(incident) -> OnItsWay | None:
    """The incident's answer that is on its way, or None; one query."""
    message = (
        Message.objects.filter(incident=incident, apology__state=Apology.State.QUEUED)
        .filter(state__in=[Message.State.QUEUED, Message.State.SENDING])
        .select_related("apology__contact", "apology__author")
        .first()
    )
    return OnItsWay(message.apology, message, is_untouched(message)) if message else None


def is_untouched(message: Message) -> bool:
    """Whether nobody has tried to send it yet, so that it can't have left.

    One that was cut off on its way keeps `inflight_since`, and may have arrived.
    """
    waits = message.state == Message.State.QUEUED
    return waits and not message.attempts and message.inflight_since is None
