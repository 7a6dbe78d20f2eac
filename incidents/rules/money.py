"""Amounts of money, as people read them."""

from decimal import Decimal

from incidents.rules.language import number

CURRENCIES = {"EUR": "€", "GBP": "£", "USD": "$", "CHF": "CHF", "SEK": "SEK", "PLN": "PLN"}


def money(amount: Decimal, currency: str) -> str:
    """“€1,240” or “CHF 12.50”: cents only where there are some."""
    written = number(amount, 0 if amount == amount.to_integral_value() else 2)
    sign = CURRENCIES.get(currency, currency)
    return f"{sign} {written}" if sign.isalpha() else f"{sign}{written}"
