from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from incidents.actions.assign import assign as assign_incident
from incidents.actions.close import close_incident, make_right, reopen_incident
from incidents.actions.edit import edit_incident
from incidents.actions.touchpoint import record_touchpoint
from incidents.forms.assign import AssignForm
from incidents.forms.close import CloseForm
from incidents.forms.edit import EditForm
from incidents.forms.promise import MakeRightForm
from incidents.forms.touchpoint import TouchpointForm
from incidents.models import Incident
from incidents.queries.colleagues import colleagues
from incidents.rules.refusal import Refused
from incidents.views.incident_page import incident_page
from incidents.views.shared import UNPROCESSABLE, incident_or_404
from incidents.views.verbs import then_back, verb


@require_GET
def incident(request, reference):
    """The page of one incident."""
    return incident_page(request, incident_or_404(request, reference))


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request, reference):
    """Change an incident's details."""
    found, at = incident_or_404(request, reference), timezone.now()
    form = EditForm(request.POST or None, instance=found, at=at)
    if request.method == "POST" and form.is_valid():
        try:
            edit_incident(by=request.user, at=at, incident=found, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            return _where_it_is_now(request, found)
    status = UNPROCESSABLE if request.method == "POST" else 200
    context = {"form": form, "incident": found}
    return render(request, "incidents/edit.html", context, status=status)


def _where_it_is_now(request, incident):
    """Back to its page, unless it went to a team whose incidents this person does not see."""
    if Incident.objects.visible_to(request.user).filter(pk=incident.pk).exists():
        messages.success(request, "Saved.")
        return redirect(incident)
    messages.success(request, f"Saved. {incident.reference} is with {incident.team} now.")
    return redirect("queue")


@require_POST
def touchpoint(request, reference):
    """Record a contact with the customer."""
    found, at = incident_or_404(request, reference), timezone.now()

    def record(**given):
        record_touchpoint(by=request.user, at=at, incident=found, **given)

    form = TouchpointForm(request.POST, at=at, incident=found)
    return verb(request, found, form, record, "Noted in the timeline.")


@require_POST
def made_right(request, reference):
    """Say what made it right."""
    found = incident_or_404(request, reference)

    def say(what):
        make_right(by=request.user, at=timezone.now(), incident=found, what=what)

    return verb(request, found, MakeRightForm(request.POST), say, "Made right. Thank you.")


@require_POST
def assign(request, reference):
    """Give the incident to somebody of its team."""
    found = incident_or_404(request, reference)
    team = [person for person in colleagues(found) if person.in_team]
    form = AssignForm(request.POST, incident=found, people=team)
    if not form.is_valid():
        messages.warning(request, f"Pick somebody who is in {found.team}; nothing was changed.")
        return redirect(found)
    owner = form.cleaned_data["owner"]
    if found.owner and owner == request.user != found.owner:
        messages.warning(
            request, f"{found.owner} has it. Read first what has been done; then take it over here."
        )
        return redirect("take_over", found.reference)
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

    def end(closed_on):
        close_incident(by=request.user, at=timezone.now(), incident=found, closed_on=closed_on)

    done = f"{found.reference} is closed. Well done."
    return verb(request, found, CloseForm(request.POST), end, done)


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
