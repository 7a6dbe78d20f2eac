from datetime import datetime, time, timedelta

from django.http import Http404
from django.utils import timezone

from incidents.models import Incident
from incidents.queries.incidents import visible_incident

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
