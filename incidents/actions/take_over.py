from django.db import transaction
from django.utils.translation import gettext

from incidents.actions.lock import locked
from incidents.models import Event, Guide
from incidents.rules.refusal import Refused


@transaction.atomic
def take_over(*, by, at, incident, has_read, why):
    """Take the incident from its owner, who stays on as a guide; returns it.

    has_read: that the person has read what happened and what has been done; why: in a sentence
    Escalations invite a guide, they don't take work away (practices P30, P34, P40): so this is
    asked for. Raises Refused without both, outside the team, and when nobody owns it.
    """
    incident = locked(incident)
    before = incident.owner
    if not incident.is_open:
        raise Refused(gettext("This incident is closed. Reopen it first."))
    if before is None or before == by:
        raise Refused(gettext("There is nobody to take it over from."))
    if not by.memberships.filter(team=incident.team).exists():
        raise Refused(
            gettext("Only somebody of %(team)s can own it. Offer to guide instead.")
            % {"team": incident.team}
        )
    if not has_read:
        raise Refused(
            gettext("Read first what happened and what has been done; then you may take it over.")
        )
    if not why.strip():
        raise Refused(gettext("Say why, so that %(before)s knows.") % {"before": before})
    incident.owner = by
    incident.save(update_fields=["owner"])
    Guide.objects.update_or_create(
        incident=incident, person=before, defaults={"invited_at": at, "joined_at": at}
    )
    Event.objects.create(
        incident=incident,
        kind=Event.Kind.TAKEN_OVER,
        at=at,
        by=by,
        data={"from": before.name, "to": by.name, "why": why.strip()},
    )
    return incident


@transaction.atomic
def join_as_guide(*, by, at, incident):
    """Say yes to guiding, invited or not; returns the Guide. The owner stays the owner."""
    incident = locked(incident)
    if not incident.is_open:
        raise Refused(gettext("This incident is closed; there is nothing to guide."))
    if incident.owner_id == by.pk:
        raise Refused(gettext("You own it. Ask somebody else to guide you."))
    guide, _ = Guide.objects.get_or_create(
        incident=incident, person=by, defaults={"invited_at": at}
    )
    if guide.joined_at is None:
        guide.joined_at = at
        guide.save(update_fields=["joined_at"])
        Event.objects.create(
            incident=incident, kind=Event.Kind.GUIDE_JOINED, at=at, by=by, data={"name": by.name}
        )
    return guide
