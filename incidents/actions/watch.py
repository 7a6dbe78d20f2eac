"""Watching an incident: hearing what happens with it, without having a part in it."""

from django.utils.translation import gettext

from incidents.models import Incident, Watch
from incidents.rules.refusal import Refused


def watch(*, by, at, incident):
    """Let `by` hear what happens with the incident; returns the Watch. Watched twice is once.

    Raises Refused when they may not see it.
    """
    if not Incident.objects.visible_to(by).filter(pk=incident.pk).exists():
        raise Refused(
            gettext("There is no such incident among those you can see. Nothing was changed.")
        )
    found, _ = Watch.objects.get_or_create(incident=incident, person=by, defaults={"since": at})
    return found


def unwatch(*, by, at, incident):
    """Let `by` hear no more of it than their part in it asks for; True when they watched it."""
    gone, _ = Watch.objects.filter(incident=incident, person=by).delete()
    return bool(gone)
