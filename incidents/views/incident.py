from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST
from django.views.decorators.vary import vary_on_headers

from incidents.actions.assign import assign as assign_incident
from incidents.actions.close import close_incident, make_right, reopen_incident
from incidents.actions.touchpoint import record_touchpoint
from incidents.forms.assign import AssignForm
from incidents.forms.close import CloseForm
from incidents.forms.promise import MakeRightForm
from incidents.forms.touchpoint import TouchpointForm
from incidents.queries.colleagues import leads_for, teammates
from incidents.queries.merged import seen_where_it_went
from incidents.views.incident_page import incident_page
from incidents.views.notices import read_of
from incidents.views.shared import incident_or_404
from incidents.views.verbs import then_back, verb


@require_GET
@vary_on_headers("HX-Request")
def incident(request, reference):
    """The page of one incident; one that was merged leads to where it went, or with ?stay not."""
    found = incident_or_404(request, reference)
    there = None if "stay" in request.GET else seen_where_it_went(found, request.user)
    if there:
        return redirect(f"{there.get_absolute_url()}?{urlencode({'merged': found.reference})}")
    read_of(request, found)
    return incident_page(request, found)


@require_POST
def touchpoint(request, reference):
    """Record a contact with the customer."""
    found, at = incident_or_404(request, reference), timezone.now()

    def record(**given):
        record_touchpoint(by=request.user, at=at, incident=found, **given)

    form = TouchpointForm(request.POST, at=at, leads=leads_for(found))
    return verb(request, found, form, record, _("Noted in the timeline."))


@require_POST
def made_right(request, reference):
    """Say what made it right."""
    found = incident_or_404(request, reference)

    def say(what):
        make_right(by=request.user, at=timezone.now(), incident=found, what=what)

    return verb(request, found, MakeRightForm(request.POST), say, _("Made right. Thank you."))


@require_POST
def assign(request, reference):
    """Give the incident to somebody of its team, with a word on what they need to know."""
    found, at = incident_or_404(request, reference), timezone.now()
    form = AssignForm(request.POST, incident=found, people=teammates(found), at=at)
    owner = form.cleaned_data.get("owner") if form.is_valid() else None
    if found.owner and owner and owner == request.user != found.owner:
        messages.warning(
            request,
            _("%(owner)s has it. Read first what has been done; then take it over here.")
            % {"owner": found.owner},
        )
        return redirect("take_over", found.reference)

    def give(owner, note):
        assign_incident(by=request.user, at=at, incident=found, owner=owner, note=note)

    away = form.away_words(owner) if owner else ""
    done = _("%(owner)s owns it now.") % {"owner": owner}
    if away:
        done = _("%(owner)s owns it now. They are %(away)s.") % {"owner": owner, "away": away}
    return verb(request, found, form, give, done)


@require_POST
def close(request, reference):
    """Close the incident, once everything promised is kept."""
    found = incident_or_404(request, reference)

    def end(closed_on):
        close_incident(by=request.user, at=timezone.now(), incident=found, closed_on=closed_on)

    done = _("%(reference)s is closed. Well done.") % {"reference": found.reference}
    return verb(request, found, CloseForm(request.POST), end, done)


@require_POST
def reopen(request, reference):
    """Open a closed incident again."""
    found = incident_or_404(request, reference)
    return then_back(
        request,
        found,
        lambda: reopen_incident(by=request.user, at=timezone.now(), incident=found),
        _("%(reference)s is open again, with new clocks.") % {"reference": found.reference},
    )
