"""Small things about an incident, read along with others in one query.

A page shows a dozen of them: whom we wait for, who guides it, which links are open. Each would be a
query of its own, of which most find nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Expression, Model, QuerySet
from django.db.models.functions import JSONObject

from incidents.models import Incident


@dataclass(frozen=True)
class Part:
    """find: an expression on Incident (or another model)
    read: makes of its value what is wanted
    """

    find: Expression
    read: Callable[[Any], Any] = lambda value: value


def read_parts(incident: Incident, **parts: Part) -> dict[str, Any]:
    """What these parts find about an incident, by their names. One query."""
    # A prefix keeps them apart from the model's own fields.
    wanted = {f"its_{name}": part.find for name, part in parts.items()}
    row = Incident.objects.filter(pk=incident.pk).order_by().values(**wanted).get()
    return {name: part.read(row[f"its_{name}"]) for name, part in parts.items()}


def rows_of(rows: QuerySet, *names: str) -> Part:
    """The rows of a bounded query that looks at OuterRef("pk"), as instances of its model.

    names: of the fields they are loaded with, those of a related row as “person__name”
    """
    find = ArraySubquery(rows.values(row=JSONObject(**{name: name for name in names})))
    return Part(find, lambda found: [_made(rows.model, row) for row in found])


def _made(model: type[Model], row: dict) -> Model:
    own, related = {}, {}
    for name, value in row.items():
        start, _, rest = name.partition("__")
        if rest:
            related.setdefault(start, {})[rest] = value
        else:
            own[name] = model._meta.get_field(name).to_python(value)
    for name, fields in related.items():
        to = model._meta.get_field(name).related_model
        own[name] = _made(to, fields) if fields.get("id") is not None else None
    return model(**own)
