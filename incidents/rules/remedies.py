"""How far a remedy is, what may be done about it next, and what all of them cost us."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Protocol

from incidents.rules.language import gettext, number
from incidents.rules.money import money
from incidents.rules.words import listed

PROPOSED, WAITING, REFUSED = "proposed", "waiting", "refused"
OFFERED, CHOSEN, LEFT = "offered", "chosen", "left"
DELIVERED, DECLINED = "delivered", "declined"
"""WAITING: for somebody's yes; REFUSED: there was a no; LEFT: they chose another option."""

SETTLED = (DELIVERED, DECLINED)
OFFER, CHOOSE, DELIVER, CHANGE, DECLINE = "offer", "choose", "deliver", "change", "decline"

OWED = "owed"


class Remedy(Protocol):
    """What of a remedy these rules look at (`models.remedy`); moments are aware or None."""

    kind: str
    is_option: bool
    cost: Decimal
    currency: str
    available_until: datetime | None
    offered_at: datetime | None
    chosen_at: datetime | None
    delivered_at: datetime | None
    declined_at: datetime | None


def state_of(remedy: Remedy, *, has_yes: bool | None, is_decided: bool) -> str:
    """How far it is.

    has_yes: what was decided where somebody was asked, None before; True where nobody has to be
    is_decided: whether the customer has chosen an option of this incident
    """
    if remedy.declined_at:
        return DECLINED
    if remedy.delivered_at:
        return DELIVERED
    if not has_yes:
        return WAITING if has_yes is None else REFUSED
    if not remedy.offered_at:
        return PROPOSED
    if remedy.is_option and is_decided:
        return CHOSEN if remedy.chosen_at else LEFT
    return OFFERED


def verbs_of(remedy: Remedy, state: str, at: datetime, *, is_open: bool, is_had: bool) -> list[str]:
    """What may be done about it, what helps most first.

    is_open: whether its incident is; is_had: whether the customer has had one of the options, so
    that their choice stands
    """
    is_over = remedy.available_until is not None and remedy.available_until <= at
    may = {
        PROPOSED: [OFFER] * (not is_over) + [CHANGE, DECLINE],
        WAITING: [DECLINE],
        REFUSED: [CHANGE, DECLINE],
        OFFERED: [CHOOSE] * (not is_over) + [DECLINE] if remedy.is_option else [DELIVER, DECLINE],
        CHOSEN: [DELIVER, DECLINE],
        LEFT: [] if is_had or is_over else [CHOOSE],
    }.get(state, [])
    return may if is_open else [verb for verb in may if verb in (DELIVER, DECLINE)]


Price = tuple[Decimal, str]
"""An amount, and its currency."""


def sum_words(costs: Iterable[Price]) -> str:
    """The sum of some amounts, currency by currency: “€1,240”, “€300 and £20”, “nothing”."""
    sums: dict[str, Decimal] = {}
    for amount, currency in costs:
        sums[currency] = sums.get(currency, Decimal(0)) + amount
    return listed([money(sums[one], one) for one in sorted(sums) if sums[one]]) or gettext(
        "nothing"
    )


@dataclass(frozen=True)
class Bill:
    """What the remedies of an incident cost us: what is owed apart from what is given on top (P22).

    owed, gestures: of what they get, or have had; choice: by currency, the dearest of the options
    while they have not chosen
    """

    owed: list[Price]
    gestures: list[Price]
    choice: list[Price]

    @classmethod
    def of(cls, told: Iterable[tuple[Remedy, str]]) -> "Bill":
        """The bill of an incident's remedies, each told with its state."""
        counted = [one for one in told if one[1] not in (DECLINED, REFUSED, LEFT)]
        options = [one for one in counted if one[0].is_option]
        taken = [one for one, state in options if state in (CHOSEN, DELIVERED)]
        sure = [one for one, _ in counted if not one.is_option] + taken
        dearest: dict[str, Decimal] = {}
        for one, _ in [] if taken else options:
            dearest[one.currency] = max(one.cost, dearest.get(one.currency, one.cost))
        return cls(
            owed=[(one.cost, one.currency) for one in sure if one.kind == OWED],
            gestures=[(one.cost, one.currency) for one in sure if one.kind != OWED],
            choice=[(cost, currency) for currency, cost in dearest.items()],
        )

    @property
    def in_words(self) -> list[tuple[str, str]]:
        """(what, how much) in words, the whole last."""
        lines = [
            (gettext("What we owe"), sum_words(self.owed)),
            (gettext("Gestures"), sum_words(self.gestures)),
        ]
        if not self.choice:
            return [*lines, (gettext("Together"), sum_words(self._whole))]
        return [
            *lines,
            (
                gettext("What they choose"),
                gettext("up to %(amount)s") % {"amount": sum_words(self.choice)},
            ),
            (
                gettext("Together"),
                gettext("up to %(amount)s") % {"amount": sum_words(self._whole)},
            ),
        ]

    def share_of(self, value: Decimal, currency: str) -> str:
        """The whole beside a value: “2 %” of it; empty where they can't be compared."""
        if not value or any(other != currency for _, other in self._whole):
            return ""
        share = sum(amount for amount, _ in self._whole) * 100 / value
        return (
            gettext("less than 1 %")
            if 0 < share < 1
            else gettext("%(percent)s %%") % {"percent": number(share)}
        )

    @property
    def _whole(self):
        return [*self.owed, *self.gestures, *self.choice]
