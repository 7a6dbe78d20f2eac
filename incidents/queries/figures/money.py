"""What recovery cost us beside what it kept, currency by currency (practice P59)."""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, Sum

from incidents.models import Incident, Remedy
from incidents.queries.exemplary import ENOUGH
from incidents.queries.figures.scope import Scope
from incidents.rules.money import money

MOST = 10
"""So many currencies are shown, in the order of their names."""


@dataclass(frozen=True)
class Amount:
    """A sum of `n` amounts in one currency."""

    currency: str
    total: Decimal = Decimal(0)
    n: int = 0

    @property
    def said(self) -> str:
        """The sum in words, as long as it is one of enough amounts."""
        return money(self.total, self.currency) if self.n >= ENOUGH else ""


@dataclass(frozen=True)
class Account:
    """One currency: what was owed and given, what was given beyond that, and what was at risk where
    the customer says that it is right now.
    """

    currency: str
    owed: Amount
    gestures: Amount
    kept: Amount


def accounts(scope: Scope) -> list[Account]:
    """What the remedies cost that customers had, beside the value that was kept. Two queries."""
    within = {"incident__in": scope.incidents().values("pk")}
    had = Remedy.objects.filter(**within, delivered_at__isnull=False)
    cost = had.order_by().values("kind", "currency").annotate(total=Sum("cost"), n=Count("pk"))
    costs = {(row["currency"], row["kind"]): _amount(row) for row in cost}
    content = Incident.objects.filter(
        pk__in=scope.incidents().values("pk"),
        closed_on=Incident.ClosedOn.CONFIRMED,
        value_at_risk__isnull=False,
    )
    value = content.order_by().values("currency")
    value = value.annotate(total=Sum("value_at_risk"), n=Count("pk"))
    values = {row["currency"]: _amount(row) for row in value}
    currencies = sorted({currency for currency, _ in costs} | set(values))
    return [
        Account(
            currency,
            owed=costs.get((currency, Remedy.Kind.OWED), Amount(currency)),
            gestures=costs.get((currency, Remedy.Kind.GESTURE), Amount(currency)),
            kept=values.get(currency, Amount(currency)),
        )
        for currency in currencies[:MOST]
    ]


def _amount(row):
    return Amount(row["currency"], row["total"], row["n"])
