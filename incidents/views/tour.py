"""Being shown round. Where somebody is on the tour stands in their session."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from incidents.context import TOUR
from incidents.models import User
from incidents.queries.tour import stops_for, way_to
from incidents.views.shared import back_or


@require_GET
def tour(request):
    """What the tour shows, and where it begins; it can be taken as often as somebody likes."""
    return render(request, "tour/tour.html", {"stops": stops_for(request.user)})


@require_POST
def go_on(request):
    """Lead on to a stop of the tour; past the last one it has ended."""
    stops = stops_for(request.user)
    asked = request.POST.get("stop", "")
    number = max(int(asked), 1) if asked.isdecimal() and len(asked) < 3 else 1
    if number > len(stops):
        return end(request)
    request.session[TOUR] = number
    return redirect(way_to(stops[number - 1], request.user))


@require_POST
def end(request):
    """Stop showing them round, for good or until they ask for it; back to where they were."""
    request.session.pop(TOUR, None)
    User.objects.filter(pk=request.user.pk, toured_at=None).update(toured_at=timezone.now())
    messages.success(request, _("If you want to be shown round again: the tour is under “You”."))
    return back_or(request, "queue")
