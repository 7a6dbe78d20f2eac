"""What the incident page shows beside its clocks and what was agreed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext as _

from incidents.models import (
    Action,
    Apology,
    ChatChannel,
    CustomerLink,
    Decision,
    Guide,
    Incident,
    Message,
    User,
    Wait,
)
from incidents.queries.answers import leaving_part
from incidents.queries.around_it import around_parts
from incidents.queries.big_picture import picture_parts
from incidents.queries.customer_links import MOST as MOST_LINKS
from incidents.queries.on_paper import paper_parts
from incidents.queries.parts import Part, Parts, rows_of
from incidents.queries.presence import HERE
from incidents.queries.standing import standing_parts
from incidents.rules.words import moment

MOST = 20
_IT = OuterRef("pk")


def read_page(incident: Incident, user: User, at: datetime) -> dict[str, Any]:
    """What the page shows of an incident beside its clocks, its story and what was agreed.

    One query; it finds `standing_parts`, `picture_parts`, `around_parts`, `paper_parts`, and as
    lists of rows:

    waits: the times we waited for the customer, earliest first; the last one may still last
    guides: who guides it and who was invited to, at most MOST; links: those that open the
    customer's page; first_words: the newest first word, if there is one
    rooms: id → name of all chat channels
    leaving: messages with an answer that are on their way; answers: the newest five

    has_decisions, has_actions: whether anything was asked of colleagues, or promised to be done
    """
    return _PARTS.of(incident, at=at, person=user.pk, since=at - HERE)


def _page_parts(incident, at, person, since):
    return {
        **standing_parts(),
        **picture_parts(incident, at),
        **around_parts(person, since),
        **paper_parts(),
        **_small_parts(at),
    }


_PARTS = Parts(_page_parts)


def _small_parts(at):
    waits = Wait.objects.filter(incident=_IT).order_by("started_at", "pk")
    guides = Guide.objects.filter(incident=_IT).order_by("invited_at", "pk")
    links = CustomerLink.objects.usable(at).filter(incident=_IT)
    messages = Message.objects.filter(incident=_IT).order_by("-pk")
    rooms = rows_of(ChatChannel.objects.order_by("name"), "id", "name")
    person, contact = ("id", "name", "email"), ("id", "name", "email")
    return {
        "has_decisions": Part(Exists(Decision.objects.filter(incident=_IT))),
        "has_actions": Part(Exists(Action.objects.filter(incident=_IT))),
        "waits": rows_of(waits, "id", "started_at", "until", "ended_at", "reason"),
        "guides": rows_of(guides[:MOST], "invited_at", "joined_at", *_of("person", person)),
        "links": rows_of(
            links[:MOST_LINKS],
            *("id", "incident_id", "token_hash", "made_at", "expires_at"),
            *_of("contact", contact),
        ),
        "first_words": rows_of(
            messages.filter(kind=Message.Kind.ACKNOWLEDGEMENT)[:1],
            *("id", "kind", "state", "error", "data", "dedupe_key"),
            *_of("contact", contact),
        ),
        "rooms": Part(rooms.find, lambda rows: {row.pk: row.name for row in rooms.read(rows)}),
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

    @property
    def change_words(self) -> str:
        """What changing it is called."""
        return _("Change: %(label)s") % {"label": self.label}


def facts(incident, at: datetime) -> list[Fact]:
    """The small facts of an incident, also those that are not known yet. No query."""
    zone = timezone.get_current_timezone()
    occurred = incident.occurred_at and moment(incident.occurred_at, at, zone)
    return [
        Fact(_("Team"), incident.team.name, "team"),
        Fact(_("What kind"), incident.get_kind_display(), "kind"),
        Fact(_("Noticed by"), incident.get_noticed_by_display(), "noticed-by"),
        Fact(_("We learned of it"), moment(incident.learned_at, at, zone)),
        Fact(_("It happened"), occurred or "", "occurred-at"),
        Fact(_("Told us by"), incident.get_channel_display(), "channel"),
        Fact(_("What it meant for them"), incident.impact, "impact"),
    ]
