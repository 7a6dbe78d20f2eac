from django.db.models import IntegerField, Subquery

from incidents.models import Incident, User

BOUND = 1000
"""Counts stop here: nobody needs to know whether it is 4,000 or 5,000."""


def visible_incident(user, reference):
    """The incident of this reference with what its page shows of people and customer.

    Raises Incident.DoesNotExist when there is none, or none that this person may see.
    """
    related = "customer", "contact", "team", "owner", "involved"
    return Incident.objects.visible_to(user).referenced(reference).select_related(*related).get()


class Counted(Subquery):
    """How many rows a query has; unlike Count, it stops where the query is cut off."""

    template = "(SELECT count(*) FROM (%(subquery)s) counted)"
    output_field = IntegerField()


def counts(user, most: int, queries: dict) -> dict[str, str]:
    """How many rows each of these queries has, in words that stop at `most`: “31”, “99+”.

    user: whoever asks; all are counted in one query
    """
    if not queries:
        return {}
    legs = [Counted(query.order_by().values("pk")[: most + 1]) for query in queries.values()]
    row = User.objects.filter(pk=user.pk).order_by().values_list(*legs).get()
    return {name: _words(number or 0, most) for name, number in zip(queries, row, strict=True)}


def _words(count, most):
    return f"{most}+" if count > most else str(count)


def bounded(incidents, most=BOUND) -> str:
    """How many there are, in words that stop counting at `most`: “31”, “1000+”."""
    return _words(incidents.order_by()[: most + 1].count(), most)
