from django.db import transaction
from django.db.models import Model

from incidents.models import Event, Incident


@transaction.atomic
def edit_incident(*, by, at, incident, **changes):
    """Change details of an incident (fields by name) and record which; returns the Incident.

    Times the clocks count from are not among them: what was promised stays promised.
    """
    incident = Incident.objects.select_for_update(of=("self",)).get(pk=incident.pk)
    changed = {name: value for name, value in changes.items() if getattr(incident, name) != value}
    if not changed:
        return incident
    told = [
        {"field": name, "from": _told(getattr(incident, name)), "to": _told(value)}
        for name, value in changed.items()
    ]
    for name, value in changed.items():
        setattr(incident, name, value)
    incident.save(update_fields=list(changed))
    Event.objects.create(
        incident=incident, kind=Event.Kind.EDITED, at=at, by=by, data={"changes": told}
    )
    return incident


def _told(value):
    """A value as the event keeps it: people and customers by their names."""
    return str(value) if isinstance(value, Model) else value
