"""The parts of a policy document on spending and on reading answers before they go."""

import re
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from itertools import pairwise

from incidents.rules.language import gettext as _
from incidents.rules.roles import LEAD, MANAGER, STAFF
from incidents.rules.spending import Review, Spending

MOST = Decimal(10) ** 9
LIMITED = (STAFF, LEAD, MANAGER)

Problems = list[tuple[str, str]]
"""(name within the part, empty for the part itself; a sentence)."""


def read_spending(table: Mapping) -> tuple[Spending, Problems]:
    """`currency`, and an amount for staff, lead and manager each; what is missing is ours."""
    problems = _unknown(table, {"currency", *LIMITED})
    currency = table.get("currency", Spending.currency)
    if not (isinstance(currency, str) and re.fullmatch("[A-Z]{3}", currency)):
        problems.append(("currency", _("A currency has three capital letters, such as EUR.")))
    limits = dict(Spending().limits)
    for role in LIMITED:
        if role in table:
            limits[role] = _amount(table, role, problems)
    for lower, higher in pairwise(LIMITED):
        if None not in (limits[lower], limits[higher]) and limits[lower] > limits[higher]:
            problems.append(
                (
                    higher,
                    _("Less than %(lower)s may spend: give them at least as much.")
                    % {"lower": lower},
                )
            )
    return Spending(currency, limits), problems


def read_review(table: Mapping) -> tuple[Review, Problems]:
    """`difficult`, `second_failure` (true or false) and `value` (an amount, or false for none)."""
    problems = _unknown(table, {"difficult", "second_failure", "value"})
    for name in ("difficult", "second_failure"):
        if not isinstance(table.get(name, True), bool):
            problems.append((name, _("Say true or false.")))
    value = table.get("value", Review.value)
    if value is False:
        value = None
    elif "value" in table:
        value = _amount(table, "value", problems)
    asked = {name: table[name] for name in ("difficult", "second_failure") if name in table}
    return Review(**asked, value=value), problems


def _amount(table, name, problems):
    """The amount of that name; None, with a problem more, where there is none."""
    text = table[name]
    try:
        amount = Decimal(str(text))
    except InvalidOperation:
        amount = None
    is_money = amount is not None and amount.is_finite() and 0 <= amount <= MOST
    if is_money and not isinstance(text, bool) and amount == round(amount, 2):
        return amount
    told = (
        _("“%(text)s” is no amount of money. Write it like 200 or 49.50.") % {"text": text}
        if str(text).strip()
        else _("Write an amount like 200 or 49.50.")
    )
    problems.append((name, told))
    return None


def _unknown(table, known) -> Problems:
    return [
        ("", _("“%(name)s” is nothing we know here.") % {"name": name})
        for name in sorted(set(table) - known)
    ]
