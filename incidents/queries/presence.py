from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db.models import OuterRef
from django.utils.translation import ngettext

from incidents.models import Presence
from incidents.queries.parts import Part, Parts, rows_of
from incidents.rules.words import listed

HERE = timedelta(seconds=60)
"""Whoever was seen so lately has it open."""
MOST = 20


def others_here(incident, user, at: datetime) -> str:
    """Who else has the incident open: “Tomás has this open”, or empty; one query."""
    return _OTHERS.of(incident, person=user.pk, since=at - HERE)["others"]


def others_part(person: int, since: datetime) -> Part:
    """The same, to be read along with others. person: the id of whoever asks; since: HERE ago"""
    here = Presence.objects.filter(incident=OuterRef("pk"), seen_at__gt=since)
    here = here.exclude(person=person).order_by("person__name", "person")
    found = rows_of(here[:MOST], "person__id", "person__name", "person__email")
    return Part(found.find, lambda rows: _say([one.person for one in found.read(rows)]))


def _say(people):
    return have_it_open([person.get_short_name() for person in people])


def have_it_open(names: Sequence[str]) -> str:
    """“Mara and Jonas have this open”; empty for nobody."""
    if not names:
        return ""
    words = ngettext("%(names)s has this open", "%(names)s have this open", len(names))
    return words % {"names": listed(names)}


_OTHERS = Parts(lambda incident, person, since: {"others": others_part(person, since)})
