"""Which incidents of a customer are looked at where all that ever happened counts."""

from incidents.models import Incident
from incidents.queries.viewer import Viewer

LATEST = 500
"""So many incidents of theirs are looked at, the newest: for nearly everybody that is all."""


def latest(customer):
    """The keys of their latest incidents, along an index: a page costs the same for everybody.

    customer: an id, or an expression for one
    """
    found = Incident.objects.filter(customer=customer).order_by("-learned_at", "-pk")
    return found.values("pk")[:LATEST]


def seen(customer: int, **person):
    """Those of their latest incidents that a person may see, who is given as by `viewer`."""
    return Incident.objects.visible_to(Viewer(**person)).filter(pk__in=latest(customer))
