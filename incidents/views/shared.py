from datetime import datetime, time, timedelta

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone

from incidents.models import Incident
from incidents.queries.incidents import visible_incident
from incidents.rules.refusal import Refused

UNPROCESSABLE = 422


def incident_or_404(request, reference):
    """The incident of this reference, if this person may see it; else the page does not exist."""
    try:
        return visible_incident(request.user, reference)
    except Incident.DoesNotExist as unknown:
        raise Http404 from unknown


def local_midnight(at):
    """The end of today where the person is (aware)."""
    tomorrow = timezone.localtime(at).date() + timedelta(days=1)
    return timezone.make_aware(datetime.combine(tomorrow, time.min))


def then_back(request, incident, act, done):
    """Do a verb of an incident and return to its page, saying what was done or why not.

    act: a function without arguments that may raise Refused; done: the sentence when it worked
    """
    try:
        act()
    except Refused as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, done)
    return redirect(incident)
