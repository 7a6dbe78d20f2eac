from django.db import transaction
from django.db.models import Model
from django.utils.translation import gettext as _

from incidents.actions.lock import locked, one_at_a_time
from incidents.actions.recurrence import tell_of_recurrence
from incidents.actions.replan import replan
from incidents.actions.sample import SAMPLE, ensure_still_there
from incidents.models import Event
from incidents.queries.details import details_of, last_change, plain
from incidents.rules.money import money
from incidents.rules.refusal import Refused

REPLANNING = {"urgency", "team", "customer", "kind"}
"""Changing one of these may move the deadlines."""
UNTOLD = {"involved"}
"""Events say that these have changed, not from whom to whom: nobody counts who was there (P26)."""


class ChangedMeanwhile(Refused):
    """Somebody has changed the same details since the form was opened; nothing was overwritten.

    incident: as it stands now; names: of the details that both have changed, in order
    """

    def __init__(self, incident, names, by):
        self.incident, self.names = incident, names
        change = last_change(incident, names)
        if change is None or change.by is None:
            who = _("Somebody has")
        else:
            who = (
                _("In another window you have")
                if change.by == by
                else _("%(name)s has") % {"name": change.by.get_short_name()}
            )
        super().__init__(
            _(
                "%(who)s changed this meanwhile. Nothing is overwritten: both are here, and you "
                "choose."
            )
            % {"who": who}
        )


@transaction.atomic
def edit_incident(*, by, at, incident, why="", seen=None, **changes):
    """Change details of an incident (fields by name) and record which; returns the Incident.

    why: kept in the event; may be empty
    seen: the details as they were when the form was opened (`queries.details.details_of`); what the
    writer left as they found it is then left as it is now, and ChangedMeanwhile is raised for what
    somebody else has changed, too, to something else. None saves whatever was seen.
    Another urgency, team, customer or kind moves the running clocks to where the incident's own
    policy version puts them, counted from when they started. An owner who is not in the new team
    is let go. Once its kind is known, whoever watches over that kind hears of it. Raises
    Refused for a contact of another customer, and for a customer or a team that was taken out with
    the sample company in this very moment.
    """
    goes_to = [
        changes[place]
        for place in ("customer", "team")
        if place in changes and changes[place].pk != getattr(incident, f"{place}_id")
    ]
    if goes_to:
        one_at_a_time("", hold_off=SAMPLE)
        ensure_still_there(*goes_to)
    incident = locked(incident)
    if seen is not None:
        changes = _theirs_to_save(incident, changes, seen, by)
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


def _theirs_to_save(incident, changes, seen, by):
    """Those changes that the writer has made; raises ChangedMeanwhile."""
    made = {name: new for name, new in changes.items() if plain(new) != seen.get(name)}
    now = details_of(incident, made)
    both = [
        name
        for name, new in made.items()
        if name in seen and now[name] not in (seen[name], plain(new))
    ]
    if both:
        raise ChangedMeanwhile(incident, both, by)
    return made


def _fit_together(incident, changed):
    customer = changed.get("customer", incident.customer)
    contact = changed.get("contact", incident.contact)
    if contact and contact.customer_id != customer.pk:
        if "contact" in changed:
            raise Refused(
                _("%(contact)s is not at %(customer)s. Pick somebody who is.")
                % {"contact": contact, "customer": customer}
            )
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
