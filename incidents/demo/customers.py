"""Tidewell’s customers, outside and inside, as the files in `customers/` describe them."""

import tomllib
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

from incidents.actions.customer import add_contact, edit_customer
from incidents.models import Contact, Customer

_HERE = Path(__file__).parent / "customers"
FILES = ("food", "trade", "making", "health", "own")
MONTHS = 12


def customers_move_in(*, by, at: datetime, files: Iterable[str] = FILES) -> dict[str, Contact]:
    """Add the customers as of `at`; returns customer → whom we speak with there.

    One that an import brought before is taken as it is, and gets the people it lacks.
    files: names of those in `customers/` that are read
    """
    return {entry["name"]: _move_in(entry, by, at) for entry in _read(files)}


def _read(files):
    for name in files:
        text = (_HERE / f"{name}.toml").read_text(encoding="utf-8")
        yield from tomllib.loads(text)["customer"]


def _move_in(entry, by, at):
    customer, is_new = Customer.objects.get_or_create(
        name=entry.pop("name"), defaults={"is_internal": entry.pop("is_internal", False)}
    )
    contacts = [_contact(one, customer, by, at) for one in entry.pop("contact")]
    if is_new:
        edit_customer(by=by, at=at, customer=customer, **_known(entry, at))
    return contacts[0]


def _contact(entry, customer, by, at):
    known = customer.contacts.filter(name=entry["name"]).first()
    return known or add_contact(by=by, at=at, customer=customer, **entry)


def _known(entry, at):
    """The fields of the profile; its days count from today, so that the story never gets old."""
    known = {
        name: entry[name] for name in ("goals", "hired_us_for", "pain_points") if name in entry
    }
    today = at.date()
    if "months_with_us" in entry:
        known["since"] = _months_before(today, entry["months_with_us"])
    if "renews_in_days" in entry:
        known["renews_on"] = today + timedelta(days=entry["renews_in_days"])
    if "value_a_year" in entry:
        known |= {"value_a_year": Decimal(entry["value_a_year"]), "currency": "EUR"}
    return known


def _months_before(today, number):
    months = today.year * MONTHS + today.month - 1 - number
    return date(months // MONTHS, months % MONTHS + 1, 1)
