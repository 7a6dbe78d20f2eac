from datetime import timedelta

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from incidents.actions.keep_watch import keep_watch
from incidents.queries.health import health_page, is_well


@require_GET
def health(request):
    """How the engine is, for people."""
    return render(request, "incidents/health.html", health_page(timezone.now()))


@require_POST
def look_again(request):
    """Have the auditor look now, not only within the minute."""
    keep_watch(at=timezone.now(), every=timedelta())
    return redirect("health")


@require_GET
@never_cache
@login_not_required
def ready(request):
    """For programs that watch us: 200 while every promise is kept, else 503. It says no more."""
    if is_well(timezone.now()):
        return HttpResponse("ok\n", content_type="text/plain")
    return HttpResponse("not well\n", status=503, content_type="text/plain")
