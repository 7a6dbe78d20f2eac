from datetime import datetime, timedelta

from django.db.models import OuterRef

from incidents.models import Presence
from incidents.queries.parts import Part, read_parts, rows_of
from incidents.rules.words import who

HERE = timedelta(seconds=60)
"""Whoever was seen so lately has it open."""
MOST = 20


def others_here(incident, user, at: datetime) -> str:
    """Who else has the incident open: “Tomás has this open”, or empty; one query."""
    return read_parts(incident, others=others_part(user, at))["others"]


def others_part(user, at: datetime) -> Part:
    """The same, to be read along with others."""
    here = Presence.objects.filter(incident=OuterRef("pk"), seen_at__gt=at - HERE)
    here = here.exclude(person=user).order_by("person__name", "person")
    found = rows_of(here[:MOST], "person__id", "person__name", "person__email")
    return Part(found.find, lambda rows: _say([one.person for one in found.read(rows)]))


def _say(people):
    names = [person.get_short_name() for person in people]
    return f"{who(names, 'has', 'have')} this open" if names else ""
