"""Where the answer to the customer is: the draft, the one that was sent, and what leaves soon."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Case, OuterRef, When

from incidents.models import Apology, Message
from incidents.queries.parts import Part, rows_of
from incidents.queries.prepared import Prepared

PARTS = ("happened", "why", "next")


@dataclass(frozen=True)
class Letters:
    """The draft of an incident's answer, and the one that was sent last."""

    draft: Apology | None
    sent: Apology | None

    @property
    def current(self) -> Apology | None:
        """The one that was sent last, or else the draft."""
        return self.sent or self.draft

    @property
    def is_on_its_way(self) -> bool:
        """Whether one was sent that has not arrived yet; there can be no newer one until then."""
        return self.sent is not None and self.sent.state == Apology.State.QUEUED

    @property
    def failed(self) -> Apology | None:
        """The one that was sent last, if it did not arrive."""
        return self.sent if self.sent and self.sent.state == Apology.State.FAILED else None


def letters_of(incident) -> Letters:
    """Its answers, with their authors and what a lead said of them; one query."""
    newest = _NEWEST.models(incident=incident.pk)
    for letter in newest:
        letter.incident = incident
    drafts = [letter for letter in newest if letter.state == Apology.State.DRAFT]
    sent = [letter for letter in newest if letter.state != Apology.State.DRAFT]
    return Letters(next(iter(drafts), None), next(iter(sent), None))


def _newest(incident):
    people = ("author", "contact", "review__asked_of", "review__asked_by", "review__decided_by")
    is_draft = Case(When(state=Apology.State.DRAFT, then=0), default=1)
    # At most one is a draft; of the others the newest counts.
    found = Apology.objects.filter(incident=incident).select_related(*people)
    return found.order_by(is_draft, "-pk")[:2]


_NEWEST = Prepared(_newest)


def draft_of(incident) -> Apology | None:
    """The draft of an incident's answer, with its author and what a lead said of it; one query."""
    return letters_of(incident).draft


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


def leaving_part() -> Part:
    """The message that brings an incident's answer and has not arrived yet, in a list."""
    found = Message.objects.filter(incident=OuterRef("pk"), apology__state=Apology.State.QUEUED)
    found = found.filter(state__in=[Message.State.QUEUED, Message.State.SENDING]).order_by("-pk")
    return rows_of(found[:1], "id", "state", "send_after", "attempts", "inflight_since")


def on_its_way(leaving: list[Message], apology: Apology | None) -> OnItsWay | None:
    """The answer on its way, or None. leaving: of `leaving_part`; apology: that was sent last"""
    return OnItsWay(apology, leaving[0], is_untouched(leaving[0])) if leaving else None


def is_untouched(message: Message) -> bool:
    """Whether nobody has tried to send it yet, so that it can't have left.

    One that was cut off on its way keeps `inflight_since`, and may have arrived.
    """
    waits = message.state == Message.State.QUEUED
    return waits and not message.attempts and message.inflight_since is None
