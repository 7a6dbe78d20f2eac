"""The details of an incident as a form carries them, so that it knows later what has changed."""

import re
from datetime import UTC, datetime
from decimal import Decimal

from django.db.models import BooleanField, ForeignKey, Model
from django.utils import timezone
from django.utils.translation import gettext as _

from incidents.models import Event, Incident
from incidents.rules.big_picture import RELATIONSHIP
from incidents.rules.money import money
from incidents.rules.relationship import our_view
from incidents.rules.words import moment

DETAILS = (
    *("happened", "promised", "impact", "customer", "contact", "kind", "channel", "noticed_by"),
    *("occurred_at", "urgency", "team", "value_at_risk", "currency", "footprint", "reach"),
    *("story", "relationship", "is_difficult"),
)
"""What people change by forms."""

_AMOUNT = re.compile(r"\d{1,12}(\.\d\d)?")


def details_of(incident, names=DETAILS) -> dict[str, str]:
    """Each of these details as text that a form can carry: a person or customer by their number."""
    return {name: plain(getattr(incident, name)) for name in names}


def plain(value) -> str:
    """A value as `details_of` gives it. Moments are as fine as forms have them, in minutes, UTC."""
    if value is None:
        return ""
    if isinstance(value, Model):
        return str(value.pk)
    if isinstance(value, datetime):
        return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M%z")
    if isinstance(value, Decimal):
        return f"{value:.2f}"
    if isinstance(value, bool):
        return "yes" if value else ""
    return str(value).replace("\r\n", "\n").strip()


def in_words(name: str, text: str, at: datetime) -> str:
    """What `plain` wrote of a detail, for people: “Critical”, “Elena Marsh”; empty for nothing.

    One query for what is a row of its own. Text that no form of ours wrote comes back as it is.
    """
    field = Incident._meta.get_field(name)
    if not text:
        return ""
    if isinstance(field, ForeignKey):
        found = text.isdecimal() and field.related_model.objects.filter(pk=int(text[:18])).first()
        return str(found or "")
    if name == "occurred_at":
        return _moment_in_words(text, at)
    if name == "value_at_risk":
        return money(Decimal(text), "") if _AMOUNT.fullmatch(text) else text
    if name == "relationship":
        return our_view([int(text)]) if text in map(str, RELATIONSHIP) else text
    if isinstance(field, BooleanField):
        return _("yes") if text == "yes" else text
    return str(dict(field.flatchoices).get(text, text))


def _moment_in_words(text, at):
    try:
        when = datetime.strptime(text, "%Y-%m-%dT%H:%M%z")
    except ValueError:
        return text
    return moment(when, at, timezone.get_current_timezone())


def last_change(incident, names) -> Event | None:
    """The event by which one of these details changed last, with who did it; one query."""
    edited = incident.events.filter(kind=Event.Kind.EDITED).select_related("by")
    wanted = set(names) | ({"value_at_risk"} if "currency" in names else set())
    for event in edited.order_by("-pk")[:20]:
        if wanted & {change["field"] for change in event.data["changes"]}:
            return event
    return None
