from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET
from django.views.decorators.vary import vary_on_headers

from incidents.queries.dashboard import board
from incidents.views.shared import local_midnight


@require_GET
@vary_on_headers("HX-Request")
def dashboard(request):
    """The escalation dashboard; asked for by htmx, only what changes on it."""
    at = timezone.now()
    context = {"board": board(request.user, at, local_midnight(at))}
    template = "incidents/_dashboard.html" if request.htmx else "incidents/dashboard.html"
    return render(request, template, context)
