"""Conditions on what lies beside an incident, under its number: tags, clocks."""

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.lookups import IsNull

from incidents.queries.filters.filter import Lens


def has(rows: QuerySet, lens: Lens) -> Q:
    """That an incident has one of these rows (they have an `incident`).

    Among what is open it is looked for line by line, along the list, which soon has its page.
    """
    its = rows.order_by().filter(incident=OuterRef("pk"))
    if not lens.only_open:
        return Q(Exists(its))
    # For an Exists, PostgreSQL may first read all rows that there are, of a million incidents.
    return Q(IsNull(Subquery(its.values("incident")[:1]), False))
