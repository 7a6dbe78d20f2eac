from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from incidents.actions.log import log_incident
from incidents.forms.log import LogForm
from incidents.models import Incident
from incidents.queries.customers import customer_labels
from incidents.queries.promises import promises
from incidents.queries.similar import similar_incidents
from incidents.rules.refusal import Refused
from incidents.views.shared import UNPROCESSABLE


@require_http_methods(["GET", "HEAD", "POST"])
def log(request):
    """Log a mistake."""
    at = timezone.now()
    form = LogForm(request.POST or None, at=at)
    if request.method == "POST" and form.is_valid():
        incident = _log(request, form, at)
        if incident:
            return redirect(incident)
    status = UNPROCESSABLE if request.method == "POST" else 200
    context = {"form": form, "promises": _promised(request, form, at)}
    return render(request, "incidents/log.html", context, status=status)


def _log(request, form, at):
    details = dict(form.cleaned_data)
    details.pop("new_customer")
    try:
        incident = log_incident(by=request.user, at=at, **details)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return None
    messages.success(
        request,
        _("Thank you for speaking up. %(reference)s is logged.")
        % {"reference": incident.reference},
    )
    return incident


def _promised(request, form, at):
    """The promises for what the form holds now; what can't be read counts as its first value."""
    given = getattr(form, "cleaned_data", {})
    urgency = form["urgency"].value()
    if urgency not in Incident.Urgency.values:
        urgency = Incident.Urgency.NORMAL
    team = str(request.user.home_team or "")
    customer = str(given.get("customer") or "")
    return promises(urgency, given.get("learned_at") or at, at, team, customer)


@require_GET
def promises_panel(request):
    """What logging now would promise, beside the form, as it is filled in."""
    at = timezone.now()
    form = LogForm(request.GET, at=at)
    form.is_valid()
    return render(request, "incidents/_promises.html", {"promises": _promised(request, form, at)})


@require_GET
def customer_suggestions(request):
    """Options for the customer field while typing."""
    labels = customer_labels(request.GET.get("customer", "")[:200])
    options = format_html_join("", '<option value="{}"></option>', ((one,) for one in labels))
    return HttpResponse(options)


@require_GET
def similar(request):
    """Earlier incidents like the one being described, beside the form as it is filled in."""
    found = similar_incidents(request.user, request.GET.get("happened", "")[:4000])
    return render(request, "incidents/_similar.html", {"similar": found})
