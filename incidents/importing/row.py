"""One row’s values, as a profile reads them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from incidents.importing.moments import parse_moment
from incidents.importing.profile import ANYTHING_ELSE, CHOICES, Profile


class BadRow(Exception):
    """A row that can’t come in. Its text says why, to the person who has the file."""


@dataclass(frozen=True)
class Row:
    """What stands in a row. Its readers raise BadRow.

    values: column → text, empty where the file has no value; at: the moment of the import
    """

    values: Mapping[str, str]
    profile: Profile
    at: datetime

    def moment(self, column: str) -> datetime | None:
        """The moment in a column, in UTC; None when it is empty."""
        text = self.values[column]
        if not text:
            return None
        moment = parse_moment(text, self.profile.dates, self.profile.zone)
        if moment is None:
            formats = " or ".join(self.profile.dates)
            raise BadRow(f"“{_short(text)}” in “{column}” is no moment written as {formats}.")
        if moment > self.at:
            raise BadRow(f"“{_short(text)}” in “{column}” lies in the future.")
        return moment

    def moment_of(self, field: str) -> datetime | None:
        """The moment of a field of ours; None when the profile has no column for it."""
        column = self.profile.columns.get(field)
        return self.moment(column) if column else None

    def word(self, field: str) -> str:
        """Our word for a field, from its column, or else the profile’s default, which may be empty.

        Without a map of values in the profile the column has to hold our own words.
        """
        text = self._cell_of(field)
        if not text:
            return self.profile.defaults[field]
        words = self.profile.values.get(field) or {word: word for word in CHOICES[field]}
        word = words.get(text, words.get(ANYTHING_ELSE))
        if word is None:
            column = self.profile.columns[field]
            raise BadRow(f"“{_short(text)}” in “{column}” is no {field} that the profile knows.")
        return word

    def name(self, field: str, most: int | None = None) -> str:
        """A name on one line, of at most `most` characters, from the field’s column or texts."""
        name = " ".join((self._cell_of(field) or self.text(field)).split())
        if most and len(name) > most:
            raise BadRow(f"“{_short(name)}” is too long: a {field} has {most} characters.")
        return name

    def email(self, field: str, most: int) -> str:
        """An e-mail address, or nothing."""
        address = self.name(field, most)
        try:
            if address:
                validate_email(address)
        except ValidationError as problem:
            raise BadRow(f"“{_short(address)}” is no e-mail address.") from problem
        return address

    def text(self, field: str) -> str:
        """The best of the field’s texts that this row can fill; empty when there is none."""
        wording = self.profile.texts.get(field)
        return wording.best(self.values) if wording else ""

    def _cell_of(self, field):
        column = self.profile.columns.get(field)
        return self.values[column] if column else ""


def _short(text):
    return text if len(text) <= 60 else f"{text[:59]}…"
