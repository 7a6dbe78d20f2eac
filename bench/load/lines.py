"""Rows on their way into tables, as COPY takes them."""

import io
import json
from datetime import datetime

from django.contrib.postgres.fields import ArrayField
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models.fields.json import JSONField

NOTHING = "\\N"
_ESCAPED = str.maketrans({"\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"})


class Lines:
    """The rows of one table: `add` them one by one, `copy` them all at once.

    Columns that are not named get the default of their field, so that one that is added to a table
    needs nothing here.
    """

    def __init__(self, model: type[models.Model], *names: str) -> None:
        fields = {field.attname: field for field in model._meta.concrete_fields}
        others = [field for name, field in fields.items() if name not in names]
        self._table = model._meta.db_table
        self._columns = [fields[name].column for name in names] + [one.column for one in others]
        self._rest = "".join(f"\t{_default(field)}" for field in others)
        self._number = len(names)
        self._lines = []

    def add(self, *values: object) -> None:
        """Add a row: the values of the columns that were named, in their order."""
        if len(values) != self._number:
            raise ValueError(f"{self._table} gets {len(values)} values for {self._number} columns.")
        self._lines.append("\t".join(map(written, values)) + self._rest + "\n")

    def copy(self, cursor) -> int:
        """Copy what was added to the database, and forget it; returns how many rows."""
        number = len(self._lines)
        if number:
            columns = ", ".join(f'"{column}"' for column in self._columns)
            command = f"COPY {self._table} ({columns}) FROM STDIN"
            cursor.copy_expert(command, io.StringIO("".join(self._lines)))
        self._lines.clear()
        return number


def written(value: object) -> str:
    """Write a value as COPY reads it; moments are aware ones."""
    if value is None:
        return NOTHING
    kind = type(value)
    if kind is str:
        return value.translate(_ESCAPED) if "\\" in value or "\n" in value else value
    if kind is datetime:
        return value.isoformat(" ")
    if kind is dict:
        return json.dumps(value, cls=DjangoJSONEncoder, ensure_ascii=False).translate(_ESCAPED)
    return str(value)


def _default(field):
    value = field.get_default()
    if isinstance(field, JSONField):
        return json.dumps(value)
    if isinstance(field, ArrayField):
        return "{}"
    return written(value)
