"""Conditions on incidents, said of the lines of the docket."""

from django.db.models import Expression, F, Q


def on_docket(condition: Q) -> Q:
    """A condition on incidents that reads their docket, as one on the docket's lines themselves.

    A line's key is its incident's. So “docket__due_at” becomes “due_at”, what looks at the key
    stays as it is, and anything else is reached through the incident.
    """
    said = [
        on_docket(child) if isinstance(child, Q) else _term(child) for child in condition.children
    ]
    return Q(*said, _connector=condition.connector, _negated=condition.negated)


def _term(child):
    if isinstance(child, Expression | F) or not isinstance(child, tuple):
        return child
    name, value = child
    if isinstance(value, F):
        value = F(value.name.removeprefix("docket__"))
    if name == "docket__isnull":
        return "pk__isnull", value
    if name.startswith("docket__"):
        return name.removeprefix("docket__"), value
    return child if name.split("__")[0] == "pk" else (f"incident__{name}", value)
