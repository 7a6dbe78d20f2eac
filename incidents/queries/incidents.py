from incidents.models import Incident
from incidents.queries.prepared import Prepared

BOUND = 1000
"""Counts stop here: nobody needs to know whether it is 4,000 or 5,000."""


def visible_incident(user, reference):
    """The incident of this reference with what its page shows of people and customer.

    Raises Incident.DoesNotExist when there is none, or none that this person may see.
    """
    number, teams = Incident.number_of(reference), None if user.sees_everything else user.team_ids
    found = [] if number is None else _VISIBLE.models(number=number, teams=teams)
    if not found:
        raise Incident.DoesNotExist
    return found[0]


def _visible(number, teams):
    found = Incident.objects.select_related("customer", "contact", "team", "owner", "involved")
    found = found if teams is None else found.filter(team__in=teams)
    return found.filter(pk=number)


_VISIBLE = Prepared(_visible)


def bounded(incidents, most=BOUND) -> str:
    """How many there are, in words that stop counting at `most`: “31”, “1000+”."""
    return bounded_words(incidents.order_by()[: most + 1].count(), most)


def bounded_words(count: int, most=BOUND) -> str:
    """A number in words that stop at `most`: “31”, “1000+”."""
    return f"{most}+" if count > most else str(count)
