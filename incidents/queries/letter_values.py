from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext as _

from incidents.messages.customer_words import company_of
from incidents.models import Clock
from incidents.queries.parts import Part, Parts
from incidents.rules.customer_status import called
from incidents.rules.language import written
from incidents.rules.letter_template import VARIABLES


def next_word_part(at: datetime) -> Part:
    """When we promised the next word, if that lies after `at` (aware), or None."""
    words = Clock.objects.running().filter(incident=OuterRef("pk"), kind=Clock.Kind.UPDATE)
    words = words.filter(due_at__gt=at).order_by("due_at")
    return Part(Subquery(words.values("due_at")[:1]))


def letter_values(incident, at: datetime) -> dict[str, str]:
    """What the variables of `rules.letter_template` stand for on this incident; one query."""
    return values_with(incident, _NEXT_WORD.of(incident, at=at)["next_word"])


def values_with(incident, next_word: datetime | None) -> dict[str, str]:
    """The same, when it is known when we promised the next word; no query.

    What nobody has said yet is empty, and so is a next word whose day has passed. Moments are told
    as the mail tells them, in the installation’s time zone.
    """
    contact, owner = incident.contact, incident.owner
    values = {
        "contact": contact.name if contact else "",
        "first_name": called(contact.name) if contact else "",
        "customer": incident.customer.name,
        "reference": incident.reference,
        "owner": owner.name if owner else "",
        "owner_first_name": owner.get_short_name() if owner else "",
        "occurred": day_and_hour(incident.occurred_at),
        "next_word": day_and_hour(next_word),
        "company": company_of(incident),
    }
    return {name: values[name] for name in VARIABLES}


def day_and_hour(when: datetime | None) -> str:
    """“Tuesday 3 March at 16:00”, so that it can stand after “on” or “by”; empty for None."""
    if when is None:
        return ""
    local = when.astimezone(ZoneInfo(settings.TIME_ZONE))
    return _("%(day)s at %(time)s") % {
        "day": written(local, "l j F"),
        "time": written(local, "H:i"),
    }


_NEXT_WORD = Parts(lambda incident, at: {"next_word": next_word_part(at)})
