from django.db import transaction

from incidents.actions.lock import locked
from incidents.models import Event
from incidents.rules.refusal import Refused


@transaction.atomic
def assign(*, by, at, incident, owner):
    """Give the incident to `owner`, a User in its team. Giving it to its owner changes nothing.

    Raises Refused when that person is not in the team or can't sign in, when the incident is
    closed, and when somebody would take a colleague's work unread: see `take_over`.
    """
    incident = locked(incident)
    if not incident.is_open:
        raise Refused("This incident is closed. Reopen it before you hand it on.")
    if not owner.is_active or not owner.memberships.filter(team=incident.team).exists():
        raise Refused(f"{owner.name} is not in {incident.team}. Pick somebody who is.")
    if incident.owner_id == owner.pk:
        return incident
    if owner == by and incident.owner:
        raise Refused(f"{incident.owner} owns it. Take it over where you can read it first.")
    before = incident.owner
    incident.owner = owner
    incident.save(update_fields=["owner"])
    Event.objects.create(
        incident=incident,
        kind=Event.Kind.ASSIGNED,
        at=at,
        by=by,
        data={"from": before.name if before else "", "to": owner.name},
    )
    return incident
