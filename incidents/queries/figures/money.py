"""What recovery cost us beside what it kept, currency by currency (practice P59)."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from incidents.models import Remedy
from incidents.queries.exemplary import ENOUGH
from incidents.queries.figures.figure import Number
from incidents.queries.figures.scope import Scope
from incidents.queries.figures.totals import Totals
from incidents.queries.measures.money import GIVEN, KEPT, key_of
from incidents.rules.language import number
from incidents.rules.money import money

MOST = 10
"""So many currencies are shown, in the order of their names."""


@dataclass(frozen=True)
class Amount:
    """A sum in one currency, over some incidents."""

    currency: str
    total: Decimal
    incidents: Number

    @property
    def said(self) -> str:
        """The sum in words, as long as it is of enough incidents."""
        return money(self.total, self.currency) if self.incidents.n >= ENOUGH else ""


@dataclass(frozen=True)
class Account:
    """One currency: what was owed and given, what was given beyond that, and what was at risk where
    the customer says that it is right now.
    """

    currency: str
    owed: Amount
    gestures: Amount
    kept: Amount

    @property
    def share(self) -> str:
        """What recovery cost against what it kept: “4 %”; empty where that rests on too few."""
        told = [amount for amount in (self.owed, self.gestures) if amount.incidents.n]
        if not (told and self.kept.total and all(one.said for one in (*told, self.kept))):
            return ""
        share = 100 * sum(one.total for one in told) / self.kept.total
        return _("%(number)s %%") % {"number": number(share, 1 if share < ENOUGH else 0)}


def accounts(scope: Scope, totals: Totals) -> list[Account]:
    """What the remedies cost that customers had, beside the value that was kept."""
    given = {key.partition("-")[2] for key in totals.keys(GIVEN)}
    currencies = sorted(given | set(totals.keys(KEPT)))
    return [
        Account(
            currency,
            _given(scope, totals, Remedy.Kind.OWED, currency),
            _given(scope, totals, Remedy.Kind.GESTURE, currency),
            _amount(totals, KEPT, currency, currency, scope.list_url(kept=currency)),
        )
        for currency in currencies[:MOST]
    ]


def _given(scope, totals, kind, currency):
    key = key_of(kind, currency)
    return _amount(totals, GIVEN, key, currency, scope.list_url(given=key))


def _amount(totals, measure, key, currency, url):
    n = totals.n(measure, key)
    return Amount(currency, totals.total(measure, key), Number(n, str(n), url))
