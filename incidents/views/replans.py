from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST
from django.views.decorators.vary import vary_on_headers

from incidents.actions.replan_open import apply_replan, ask_replan, drop_replan
from incidents.models import PolicyVersion, Replan
from incidents.queries.replans import replans_page
from incidents.rules.refusal import Refused


def _only_who_may(user):
    if not user.sees_everything:
        raise PermissionDenied


@require_GET
@vary_on_headers("HX-Request")
def replans(request):
    """Bringing open incidents under the policy in force: what it changes, and how far it is."""
    _only_who_may(request.user)
    template = "policy/_replan.html" if request.htmx else "policy/replans.html"
    return render(request, template, replans_page(timezone.now()))


def _then_back(request, act):
    try:
        act()
    except Refused as refusal:
        messages.warning(request, str(refusal))
    return redirect("replans")


@require_POST
def ask(request):
    """Have it counted what would change."""
    _only_who_may(request.user)
    at = timezone.now()
    version = PolicyVersion.objects.in_force(at)
    return _then_back(request, lambda: ask_replan(by=request.user, at=at, version=version))


@require_POST
def apply(request, pk):
    """Say go."""
    _only_who_may(request.user)
    job = get_object_or_404(Replan, pk=pk)
    return _then_back(request, lambda: apply_replan(by=request.user, at=timezone.now(), replan=job))


@require_POST
def drop(request, pk):
    """Don't, or stop on the way."""
    _only_who_may(request.user)
    job = get_object_or_404(Replan, pk=pk)
    return _then_back(request, lambda: drop_replan(at=timezone.now(), replan=job))
