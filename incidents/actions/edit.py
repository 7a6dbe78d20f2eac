from django.db import transaction
from django.db.models import Model

from incidents.actions.lock import locked
from incidents.actions.replan import replan
from incidents.models import Event
from incidents.rules.refusal import Refused

REPLANNING = {"urgency", "team", "customer"}
"""Changing one of these may move the deadlines."""


@transaction.atomic
def edit_incident(*, by, at, incident, why="", **changes):
    """Change details of an incident (fields by name) and record which; returns the Incident.

    why: kept in the event; may be empty
    Another urgency, team or customer moves the running clocks to where the incident's own policy
    version puts them, counted from when they started. An owner who is not in the new team is let
    go. Raises Refused for a contact of another customer.
    """
    incident = locked(incident)
    changed = {name: value for name, value in changes.items() if getattr(incident, name) != value}
    if not changed:
        return incident
    _fit_together(incident, changed)
    told = [
        {"field": name, "from": _told(getattr(incident, name)), "to": _told(value)}
        for name, value in changed.items()
    ]
    for name, value in changed.items():
        setattr(incident, name, value)
    incident.save(update_fields=list(changed))
    moved = replan(incident, at=at) if REPLANNING & set(changed) else []
    Event.objects.create(
        incident=incident,
        kind=Event.Kind.EDITED,
        at=at,
        by=by,
        data={"changes": told, "moved": moved, "why": why.strip()},
    )
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


def _told(value):
    """A value as the event keeps it: people and customers by their names."""
    return str(value) if isinstance(value, Model) else value
