"""Small things about an incident, read along with others in one query.

A page shows dozens of them: whom we wait for, who guides it, which links are open. Each would be a
query of its own, of which most find nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Expression, Model, QuerySet
from django.db.models.functions import JSONObject

from incidents.models import Incident
from incidents.queries.prepared import Prepared


@dataclass(frozen=True)
class Part:
    """find: an expression on Incident (or another model)
    read: makes of its value what is wanted
    """

    find: Expression
    read: Callable[[Any], Any] = lambda value: value


class Parts:
    """What is read of an incident with one query, that is built once (`queries.prepared`).

    build: gives the parts by their names. Its keyword arguments are ids and aware moments; one that
    it calls `incident` is the id of the incident itself.
    """

    def __init__(self, build: Callable[..., dict[str, Part]]) -> None:
        self._build = build
        self._readers = {}
        self._query = Prepared(self._find)

    def of(self, incident: Incident, **given: Any) -> dict[str, Any]:
        """What these parts find about an incident, by their names. One query."""
        (row,) = self._query.rows(incident=incident.pk, **given)
        read = self._readers.items()
        return {name: reader(value) for (name, reader), value in zip(read, row, strict=True)}

    def _find(self, incident, **given):
        parts = self._build(incident=incident, **given)
        self._readers = {name: part.read for name, part in parts.items()}
        finds = [part.find for part in parts.values()]
        return Incident.objects.filter(pk=incident).order_by().values_list(*finds)


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
