from datetime import datetime, timedelta

from incidents.models import Presence
from incidents.rules.words import who

HERE = timedelta(seconds=60)
"""Whoever was seen so lately has it open."""
MOST = 20


def others_here(incident, user, at: datetime) -> str:
    """Who else has the incident's answer open: “Tomás has this open”, or empty; one query."""
    found = Presence.objects.filter(incident=incident, seen_at__gt=at - HERE).exclude(person=user)
    found = found.select_related("person").order_by("person__name", "person")[:MOST]
    names = [presence.person.get_short_name() for presence in found]
    return f"{who(names, 'has', 'have')} this open" if names else ""
