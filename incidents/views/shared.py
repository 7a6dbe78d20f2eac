from datetime import datetime, time, timedelta

from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme

from incidents.models import Incident
from incidents.queries.incidents import visible_incident

UNPROCESSABLE = 422


def incident_or_404(request, reference):
    """The incident of this reference, if this person may see it; else the page does not exist."""
    try:
        return visible_incident(request.user, reference)
    except Incident.DoesNotExist as unknown:
        raise Http404 from unknown


def back_or(request, otherwise):
    """Lead back to the page of ours that a form names as `back`, else to a view by its name."""
    back = request.POST.get("back", "")
    # A word without a slash would be taken for the name of a view.
    is_ours = back.startswith("/") and url_has_allowed_host_and_scheme(back, allowed_hosts=None)
    return redirect(back if is_ours else otherwise)


def local_midnight(at):
    """The end of today where the person is (aware)."""
    tomorrow = timezone.localtime(at).date() + timedelta(days=1)
    return timezone.make_aware(datetime.combine(tomorrow, time.min))
