from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, Min, OuterRef, Q, QuerySet, Sum, TextField
from django.db.models.functions import Cast, JSONObject
from django.utils.dateparse import parse_datetime

from incidents.models import Remedy
from incidents.queries.filters.among import among
from incidents.queries.of_customer import latest
from incidents.queries.parts import Part


@dataclass
class Given:
    """Remedies of one kind that a customer has had: how many, and what they cost by currency."""

    number: int = 0
    cost: dict[str, Decimal] = field(default_factory=dict)


@dataclass(frozen=True)
class Remedies:
    """What a customer was given (P32) for their latest incidents (`of_customer.LATEST`), and what
    one incident still lets them choose from (P38).

    options: how many they were to choose from, none once they have; still: how many of these can
    be had yet; next_end: when the next of them ends (aware), or None
    """

    owed: Given
    gestures: Given
    options: int = 0
    still: int = 0
    next_end: datetime | None = None


def remedies_part(incident: int, at: datetime) -> Part:
    """The remedies ledger beside the incident of this id, as of `at`."""
    return Part(ArraySubquery(_rows(incident, at)), _ledger)


def _ledger(rows) -> Remedies:
    given = {kind: Given() for kind in Remedy.Kind}
    for row in rows:
        ledger = given[row["kind"]]
        ledger.number += row["number"]
        if row["cost"]:
            ledger.cost[row["currency"]] = Decimal(row["cost"])
    is_chosen = any(row["chosen"] for row in rows)
    ends = [parse_datetime(row["next_end"]) for row in rows if row["next_end"]]
    return Remedies(
        owed=given[Remedy.Kind.OWED],
        gestures=given[Remedy.Kind.GESTURE],
        options=0 if is_chosen else sum(row["options"] for row in rows),
        still=0 if is_chosen else sum(row["still"] for row in rows),
        next_end=min(ends, default=None),
    )


def _rows(incident, at) -> QuerySet:
    had = Q(delivered_at__isnull=False)
    option = Q(incident=incident, is_option=True, delivered_at__isnull=True)
    lasts = option & (Q(available_until__isnull=True) | Q(available_until__gt=at))
    theirs = among(latest(OuterRef(OuterRef("customer"))), of="incident")
    found = Remedy.objects.open().filter(theirs | Q(incident=incident)).order_by()
    counted = found.values("kind", "currency").annotate(
        row=JSONObject(
            kind="kind",
            currency="currency",
            number=Count("pk", filter=had),
            # As text: a JSON number would be read as a float.
            cost=Cast(Sum("cost", filter=had), TextField()),
            options=Count("pk", filter=option),
            still=Count("pk", filter=lasts),
            next_end=Min("available_until", filter=option & Q(available_until__gt=at)),
            chosen=Count("pk", filter=Q(incident=incident, chosen_at__isnull=False)),
        )
    )
    return counted.values("row")
