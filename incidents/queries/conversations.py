from incidents.models import Touchpoint
from incidents.models.touchpoint import LIVE

MOST = 20


def conversations_of(incident) -> list[Touchpoint]:
    """The times two people spoke with each other, the newest first; at most MOST. One query."""
    found = incident.touchpoints.filter(channel__in=LIVE, is_automatic=False)
    return list(found.select_related("by", "contact", "lead")[:MOST])
