from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from incidents.actions.assign import assign as assign_incident
from incidents.actions.close import close_incident, reopen_incident
from incidents.actions.edit import edit_incident
from incidents.actions.touchpoint import record_touchpoint
from incidents.forms.incident import AssignForm, EditForm, TouchpointForm
from incidents.queries.incident_page import clock_cards, current_answer, facts, next_step
from incidents.queries.timeline import timeline
from incidents.rules.lifecycle import close_blockers
from incidents.views.shared import UNPROCESSABLE, incident_or_404, then_back

WHOLE_TIMELINE = 1000


@require_GET
def incident(request, reference):
    """The page of one incident."""
    return _page(request, incident_or_404(request, reference))


def _page(request, incident, *, touchpoint_form=None, status=200):
    at = timezone.now()
    cards = clock_cards(incident, at)
    clocks = [card["clock"] for card in cards]
    whole = "all" in request.GET
    entries, has_more = timeline(incident, at, *([WHOLE_TIMELINE] if whole else []))
    running = [clock.kind for clock in clocks if clock.is_running]
    context = {
        "incident": incident,
        "clocks": cards,
        "facts": facts(incident, at),
        "next_step": next_step(incident, clocks),
        "timeline": entries,
        "timeline_more_url": f"{incident.get_absolute_url()}?all" if has_more else None,
        "touchpoint_form": touchpoint_form or TouchpointForm(at=at),
        "assign_form": AssignForm(incident=incident),
        "close_blockers": close_blockers(running),
        "can_close": incident.is_open and not running,
        "apology": current_answer(incident),
    }
    return render(request, "incidents/incident.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request, reference):
    """Change an incident's details."""
    found, at = incident_or_404(request, reference), timezone.now()
    form = EditForm(request.POST or None, instance=found, at=at)
    if request.method == "POST" and form.is_valid():
        edit_incident(by=request.user, at=at, incident=found, **form.cleaned_data)
        messages.success(request, "Saved.")
        return redirect(found)
    status = UNPROCESSABLE if request.method == "POST" else 200
    context = {"form": form, "incident": found}
    return render(request, "incidents/edit.html", context, status=status)


@require_POST
def touchpoint(request, reference):
    """Record a contact with the customer."""
    found, at = incident_or_404(request, reference), timezone.now()
    form = TouchpointForm(request.POST, at=at)
    if not form.is_valid():
        return _page(request, found, touchpoint_form=form, status=UNPROCESSABLE)
    return then_back(
        request,
        found,
        lambda: record_touchpoint(by=request.user, at=at, incident=found, **form.cleaned_data),
        "Noted in the timeline.",
    )


@require_POST
def assign(request, reference):
    """Give the incident to somebody of its team."""
    found = incident_or_404(request, reference)
    form = AssignForm(request.POST, incident=found)
    if not form.is_valid():
        messages.warning(request, f"Pick somebody who is in {found.team}; nothing was changed.")
        return redirect(found)
    owner = form.cleaned_data["owner"]
    return then_back(
        request,
        found,
        lambda: assign_incident(by=request.user, at=timezone.now(), incident=found, owner=owner),
        f"{owner} owns it now.",
    )


@require_POST
def close(request, reference):
    """Close the incident, once everything promised is kept."""
    found = incident_or_404(request, reference)
    return then_back(
        request,
        found,
        lambda: close_incident(by=request.user, at=timezone.now(), incident=found),
        f"{found.reference} is closed. Well done.",
    )


@require_POST
def reopen(request, reference):
    """Open a closed incident again."""
    found = incident_or_404(request, reference)
    return then_back(
        request,
        found,
        lambda: reopen_incident(by=request.user, at=timezone.now(), incident=found),
        f"{found.reference} is open again, with new clocks.",
    )
