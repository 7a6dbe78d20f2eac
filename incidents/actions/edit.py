from django.db import transaction
from django.db.models import Model

from incidents.actions.lock import locked
from incidents.actions.recurrence import tell_of_recurrence
from incidents.actions.replan import replan
from incidents.models import Event
from incidents.rules.money import money
from incidents.rules.refusal import Refused

REPLANNING = {"urgency", "team", "customer", "kind"}
"""Changing one of these may move the deadlines."""
UNTOLD = {"involved"}
"""Events say that these have changed, not from whom to whom: nobody counts who was there (P26)."""


@transaction.atomic
def edit_incident(*, by, at, incident, why="", **changes):
    """Change details of an incident (fields by name) and record which; returns the Incident.

    why: kept in the event; may be empty
    Another urgency, team, customer or kind moves the running clocks to where the incident's own
    policy version puts them, counted from when they started. An owner who is not in the new team
    is let go. Once its kind is known, whoever watches over that kind hears of it. Raises
    Refused for a contact of another customer.
    """
    incident = locked(incident)
    changed = {name: value for name, value in changes.items() if getattr(incident, name) != value}
    if not changed:
        return incident
    _fit_together(incident, changed)
    # An amount is told in its currency, so the two are one change.
    names = ["value_at_risk" if name == "currency" else name for name in changed]
    told = {name: {"field": name, "from": _told(incident, name)} for name in names}
    for name, value in changed.items():
        setattr(incident, name, value)
    for name, change in told.items():
        change["to"] = _told(incident, name)
    incident.save(update_fields=list(changed))
    moved = replan(incident, at=at) if REPLANNING & set(changed) else []
    Event.objects.create(
        incident=incident,
        kind=Event.Kind.EDITED,
        at=at,
        by=by,
        data={"changes": list(told.values()), "moved": moved, "why": why.strip()},
    )
    if "kind" in changed:
        tell_of_recurrence(incident, at=at)
    return incident


def _fit_together(incident, changed):
    customer = changed.get("customer", incident.customer)
    contact = changed.get("contact", incident.contact)
    if contact and contact.customer_id != customer.pk:
        if "contact" in changed:
            raise Refused(f"{contact} is not at {customer}. Pick somebody who is.")
        changed["contact"] = None
    team, owner = changed.get("team"), changed.get("owner", incident.owner)
    if team and owner and not owner.memberships.filter(team=team).exists():
        changed["owner"] = None


def _told(incident, name):
    """A field as the event keeps it: people and customers by their names, money in words."""
    value = getattr(incident, name)
    if name in UNTOLD or value is None:
        return None
    if name == "value_at_risk":
        return money(value, incident.currency)
    return str(value) if isinstance(value, Model) else value
