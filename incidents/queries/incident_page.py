"""What the incident page shows beside its clocks and what was agreed."""

from datetime import datetime

from django.utils import timezone

from incidents.models import Apology, Guide, Wait
from incidents.rules.words import moment

MOST = 20


def waits_on(incident) -> list[Wait]:
    """The times we waited for the customer, earliest first; the last one may still last."""
    return list(incident.waits.order_by("started_at", "pk"))


def guides_of(incident) -> list[Guide]:
    """Who guides it and who was invited to, those who guide first; at most MOST."""
    guides = list(incident.guides.select_related("person")[:MOST])
    return sorted(guides, key=lambda guide: guide.joined_at is None)


def current_answer(incident):
    """The answer that was sent last, or else the draft, or None."""
    answers = list(incident.apologies.select_related("contact", "author").order_by("-pk")[:5])
    sent = [answer for answer in answers if answer.state != Apology.State.DRAFT]
    return (sent or answers or [None])[0]


def facts(incident, at: datetime) -> list[tuple[str, str]]:
    """The small facts of an incident, those that are known."""
    zone = timezone.get_current_timezone()
    known = [
        ("Team", incident.team.name),
        ("Noticed by", incident.get_noticed_by_display()),
        ("We learned of it", moment(incident.learned_at, at, zone)),
        ("It happened", incident.occurred_at and moment(incident.occurred_at, at, zone)),
        ("Told us by", incident.get_channel_display()),
        ("What it meant for them", incident.impact),
    ]
    return [(label, value) for label, value in known if value]
