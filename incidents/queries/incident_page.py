"""What the incident page shows beside its clocks and what was agreed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import OuterRef
from django.utils import timezone

from incidents.models import Apology, ChatChannel, CustomerLink, Guide, Message, Wait
from incidents.queries.answers import leaving_part
from incidents.queries.customer_links import MOST as MOST_LINKS
from incidents.queries.first_word import key_of_first_word
from incidents.queries.parts import Part, rows_of
from incidents.rules.words import moment

MOST = 20
_IT = OuterRef("pk")


def page_parts(incident, at: datetime) -> dict[str, Part]:
    """The small things on an incident's page, each a list of rows.

    waits: the times we waited for the customer, earliest first; the last one may still last
    guides: who guides it and who was invited to, at most MOST; links: those that open the
    customer's page; first_words: the first word of this cycle, if there is one; rooms: all chat
    channels; leaving: messages with an answer that are on their way; answers: the newest five
    """
    waits = Wait.objects.filter(incident=_IT).order_by("started_at", "pk")
    guides = Guide.objects.filter(incident=_IT).order_by("invited_at", "pk")
    links = CustomerLink.objects.usable(at).filter(incident=_IT)
    messages = Message.objects.filter(incident=_IT).order_by("-pk")
    person, contact = ("id", "name", "email"), ("id", "name", "email")
    return {
        "waits": rows_of(waits, "id", "started_at", "until", "ended_at", "reason"),
        "guides": rows_of(guides[:MOST], "invited_at", "joined_at", *_of("person", person)),
        "links": rows_of(
            links[:MOST_LINKS],
            *("id", "incident_id", "token_hash", "made_at", "expires_at"),
            *_of("contact", contact),
        ),
        "first_words": rows_of(
            messages.filter(dedupe_key=key_of_first_word(incident))[:1],
            *("id", "kind", "state", "error", "data"),
            *_of("contact", contact),
        ),
        "rooms": rows_of(ChatChannel.objects.order_by("name"), "id", "name"),
        "leaving": leaving_part(),
        "answers": rows_of(
            Apology.objects.filter(incident=_IT).order_by("-pk")[:5],
            *("id", "happened", "why", "next", "state", "saved_at", "queued_at", "delivered_at"),
            *_of("contact", contact),
            *_of("author", person),
        ),
    }


def _of(name, fields):
    return [f"{name}__{field}" for field in fields]


def guides_first(guides: Iterable[Guide]) -> list[Guide]:
    """Those who guide before those who were invited to."""
    return sorted(guides, key=lambda guide: guide.joined_at is None)


def current_of(answers: Sequence[Apology]) -> Apology | None:
    """Of some answers, the newest first: the one that was sent last, or else the draft, or None."""
    sent = [answer for answer in answers if answer.state != Apology.State.DRAFT]
    return (sent or answers or [None])[0]


@dataclass(frozen=True)
class Fact:
    """A small fact. words: empty when it is not known; change: its name among the forms that change
    one detail (`forms.details.FACTS`), empty for what nobody changes"""

    label: str
    words: str
    change: str = ""


def facts(incident, at: datetime) -> list[Fact]:
    """The small facts of an incident, also those that are not known yet. No query."""
    zone = timezone.get_current_timezone()
    occurred = incident.occurred_at and moment(incident.occurred_at, at, zone)
    return [
        Fact("Team", incident.team.name, "team"),
        Fact("What kind", incident.get_kind_display(), "kind"),
        Fact("Noticed by", incident.get_noticed_by_display(), "noticed-by"),
        Fact("We learned of it", moment(incident.learned_at, at, zone)),
        Fact("It happened", occurred or "", "occurred-at"),
        Fact("Told us by", incident.get_channel_display(), "channel"),
        Fact("What it meant for them", incident.impact, "impact"),
    ]
