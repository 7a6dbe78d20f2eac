"""Who may spend how much on making something right, and which answers a lead reads first."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from incidents.rules.language import gettext as _
from incidents.rules.roles import ADMIN, LEAD, MANAGER, RANK, STAFF

OUR_LIMITS = {STAFF: Decimal(200), LEAD: Decimal(2000), MANAGER: Decimal(20000)}


@dataclass(frozen=True)
class Spending:
    """What each role may spend on one remedy without asking; who is not named has no limit.

    currency: in which the company counts, as ISO 4217 writes it
    """

    currency: str = "EUR"
    limits: Mapping[str, Decimal] = field(default_factory=lambda: dict(OUR_LIMITS))

    def limit(self, roles: Iterable[str]) -> Decimal | None:
        """The most that somebody holding these roles may spend, None for no limit."""
        highest = max(roles, key=RANK.__getitem__, default=STAFF)
        return None if highest == ADMIN else self.limits.get(highest)

    def allows(self, cost: Decimal, roles: Iterable[str]) -> bool:
        """Whether somebody holding these roles may spend `cost` without asking."""
        limit = self.limit(roles)
        return limit is None or cost <= limit


@dataclass(frozen=True)
class Review:
    """Which answers a lead reads before they go; anybody may ask for it besides.

    difficult: those of a difficult conversation; second_failure: those to a customer whom we have
    failed a second time lately; value: those with at least so much at risk, None for no such rule
    """

    difficult: bool = True
    second_failure: bool = True
    value: Decimal | None = Decimal(50000)

    def asks(
        self, *, is_difficult: bool, is_second_failure: bool, value: Decimal | None
    ) -> str | None:
        """Why a lead reads this answer first, in a sentence; None when nobody has to."""
        if self.difficult and is_difficult:
            return _("This is a difficult conversation, so a lead reads the answer before it goes.")
        if self.second_failure and is_second_failure:
            return _(
                "We have failed them a second time, so a lead reads the answer before it goes."
            )
        if self.value is not None and value is not None and value >= self.value:
            return _("Much is at stake for both of us, so a lead reads the answer before it goes.")
        return None
