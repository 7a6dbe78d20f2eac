from collections.abc import Iterable
from datetime import datetime

from incidents.models import CustomerLink, Incident

MOST = 5


def links_of(incident: Incident, at: datetime) -> list[CustomerLink]:
    """The links that open the customer's page at `at`, each with its contact; one query.

    There is one for each contact; the newest first, at most MOST.
    """
    links = incident.links.usable(at).select_related("contact")[:MOST]
    return usable(links, at)


def usable(links: Iterable[CustomerLink], at: datetime) -> list[CustomerLink]:
    """Those that open the page at `at`, however they were read."""
    return [link for link in links if link.is_usable(at)]
