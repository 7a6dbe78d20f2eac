"""Amounts of money, as people read them."""

from decimal import Decimal

CURRENCIES = {"EUR": "€", "GBP": "£", "USD": "$", "CHF": "CHF", "SEK": "SEK", "PLN": "PLN"}


def money(amount: Decimal, currency: str) -> str:
    """“€1,240” or “CHF 12.50”: cents only where there are some."""
    number = f"{amount:,.0f}" if amount == amount.to_integral_value() else f"{amount:,.2f}"
    sign = CURRENCIES.get(currency, currency)
    return f"{sign} {number}" if sign.isalpha() else f"{sign}{number}"
