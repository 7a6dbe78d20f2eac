"""Who may spend how much on making one incident right, without asking anybody."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.utils.translation import gettext as _

from incidents.models import User
from incidents.rules.money import money


@dataclass(frozen=True)
class Spender:
    """A colleague, and what they may spend on one remedy of an incident; None for no limit."""

    person: User
    limit: Decimal | None
    currency: str

    @property
    def words(self):
        """“up to €2,000”, or “without a limit”."""
        return spending_words(self.limit, self.currency)


def spending_words(limit: Decimal | None, currency: str) -> str:
    """How much somebody may spend: “up to €2,000”, or “without a limit”."""
    return (
        _("without a limit")
        if limit is None
        else _("up to %(limit)s") % {"limit": money(limit, currency)}
    )


def limit_of(user, incident) -> Decimal | None:
    """What this person may spend on one remedy here without asking; None for no limit."""
    return incident.rules.spending.limit(user.roles_for(incident.team_id))


def may_spend(user, incident, cost: Decimal, currency: str) -> bool:
    """Whether this person may spend so much here without asking.

    Limits are told in the policy's currency: what costs another one is for those without a limit.
    """
    limit = limit_of(user, incident)
    return limit is None or (currency == incident.rules.spending.currency and cost <= limit)


def spenders(incident, by, people: Iterable[User], at: datetime) -> list[Spender]:
    """Those of `people` who may spend more here than `by` may, whoever is asked first coming first.

    Those come first who are not away, and of them whoever may spend the least: nobody is asked
    whose say is not needed. people: as `colleagues` gives them
    """
    rules, most = incident.rules.spending, limit_of(by, incident)
    found = [
        Spender(person, rules.limit(person.roles_for(incident.team_id)), rules.currency)
        for person in people
        if person.pk != by.pk
    ]
    more = [one for one in found if most is not None and (one.limit is None or one.limit > most)]
    return sorted(more, key=lambda one: _place(one, at))


def nearest(found: Iterable[Spender], cost: Decimal) -> User | None:
    """The first of these who may spend so much."""
    return next(
        (one.person for one in found if one.limit is None or cost <= one.limit),
        None,
    )


def _place(spender, at):
    person, limit = spender.person, spender.limit
    is_admin = limit is None
    return (person.is_away(at), is_admin, limit or 0, not person.in_team, person.name, person.pk)
