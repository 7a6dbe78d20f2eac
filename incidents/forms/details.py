"""Changing details of an incident: all of them, or one at a time from its page."""

import json
from copy import copy

from incidents.forms.edit import EditForm
from incidents.forms.picture import PictureForm
from incidents.queries.details import DETAILS, details_of

FACTS = {
    "urgency": (EditForm, ("urgency", "why")),
    "team": (EditForm, ("team", "why")),
    "customer": (EditForm, ("customer", "why")),
    "contact": (EditForm, ("contact",)),
    "kind": (EditForm, ("kind",)),
    "noticed-by": (EditForm, ("noticed_by",)),
    "channel": (EditForm, ("channel",)),
    "occurred-at": (EditForm, ("occurred_at",)),
    "happened": (EditForm, ("happened",)),
    "promised": (EditForm, ("promised",)),
    "impact": (EditForm, ("impact",)),
    "value": (PictureForm, ("value_at_risk", "currency")),
}
"""What can be changed by itself: name in the address → the form that knows it, and its fields."""


def fact_form(fact, incident, at, data=None):
    """The form of one of FACTS. data: what was sent, None for a fresh one"""
    kind, names = FACTS[fact]
    return _short(kind(data, instance=copy(incident), **_asks(kind, at)), names)


def edit_form(incident, at, data=None):
    """The form of all that can be edited on a page of its own."""
    return EditForm(data, instance=copy(incident), at=at)


def _asks(kind, at):
    return {"at": at} if kind is EditForm else {}


def _short(form, names):
    for name in set(form.fields) - set(names):
        del form.fields[name]
    return form


def seen_by(form) -> dict[str, str] | None:
    """The details as they were when a form was opened, which it brought along; None without."""
    try:
        seen = json.loads(form.data.get("seen", ""))
    except ValueError:
        return None
    return seen if isinstance(seen, dict) else None


def to_carry(form, incident, *names_to_renew) -> str:
    """What a form carries in its field `seen`: how its details are now, or were when it was opened.

    names_to_renew: details of which the writer knows by now how they stand
    """
    names = [name for name in DETAILS if name in form.fields]
    carried = seen_by(form) if form.is_bound else None
    if carried is None:
        return json.dumps(details_of(incident, names))
    return json.dumps(carried | details_of(incident, names_to_renew))
