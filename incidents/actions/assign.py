from django.db import transaction
from django.utils.translation import gettext as _

from incidents.actions.lock import locked
from incidents.models import Event
from incidents.rules.refusal import Refused

LONGEST_NOTE = 2000


@transaction.atomic
def assign(*, by, at, incident, owner, note=""):
    """Give the incident to `owner`, a User in its team. Giving it to its owner changes nothing.

    note: what they need to know, at most LONGEST_NOTE characters; the timeline keeps it
    Raises Refused when that person is not in the team or can't sign in, when the incident is
    closed, and when somebody would take a colleague's work unread: see `take_over`.
    """
    note = note.replace("\r\n", "\n").strip()
    if len(note) > LONGEST_NOTE:
        raise Refused(_("That is more than they can take in. Keep it under 2,000 characters."))
    incident = locked(incident)
    if not incident.is_open:
        raise Refused(_("This incident is closed. Reopen it before you hand it on."))
    if not owner.is_active or not owner.memberships.filter(team=incident.team).exists():
        raise Refused(
            _("%(owner)s is not in %(team)s. Pick somebody who is.")
            % {"owner": owner.name, "team": incident.team}
        )
    if incident.owner_id == owner.pk:
        return incident
    if owner == by and incident.owner:
        raise Refused(
            _("%(owner)s owns it. Take it over where you can read it first.")
            % {"owner": incident.owner}
        )
    before = incident.owner
    incident.owner = owner
    incident.save(update_fields=["owner"])
    Event.objects.create(
        incident=incident,
        kind=Event.Kind.ASSIGNED,
        at=at,
        by=by,
        data={
            "from": before.name if before else "",
            "to": owner.name,
            "note": note,
            # Names change; whoever takes it back needs to know who it was.
            "was": before.pk if before else None,
            "is": owner.pk,
        },
    )
    return incident
