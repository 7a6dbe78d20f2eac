"""Merging one incident into another, having read what becomes of it; and taking things back."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from incidents.actions.merge import check_mergeable
from incidents.actions.merge import merge as merge_incidents
from incidents.actions.merge import unmerge as take_apart
from incidents.actions.undo import undo as take_back
from incidents.forms.around import MergeForm
from incidents.rules.refusal import Refused
from incidents.views.shared import UNPROCESSABLE, incident_or_404
from incidents.views.verbs import then_back


@require_http_methods(["GET", "HEAD", "POST"])
def merge(request, reference):
    """Name the one that goes on for both (a GET shows what becomes of them), and merge them."""
    found = incident_or_404(request, reference)
    is_sent = request.method == "POST"
    given = request.POST if is_sent else request.GET
    form = MergeForm(given if is_sent or "into" in given else None, user=request.user)
    into = form.cleaned_data["into"] if form.is_valid() else None
    if into:
        try:
            if is_sent:
                merge_incidents(by=request.user, at=timezone.now(), incident=found, into=into)
            else:
                check_mergeable(found, into)
        except Refused as refusal:
            form.add_error(None, str(refusal))
    if is_sent and not form.errors:
        said = _("%(incident)s is merged into this one.") % {"incident": found.reference}
        messages.success(request, said)
        return redirect(into)
    status = UNPROCESSABLE if is_sent else 200
    context = {"incident": found, "form": form, "into": into}
    return render(request, "incidents/merge.html", context, status=status)


@require_POST
def unmerge(request, reference):
    """Take an incident that was merged into another out of it again."""
    found = incident_or_404(request, reference)
    return then_back(
        request,
        found,
        lambda: take_apart(by=request.user, at=timezone.now(), incident=found),
        _("%(incident)s is open again, with the deadlines that it had.")
        % {"incident": found.reference},
    )


@require_POST
def undo(request, reference, pk):
    """Take back what one of its events tells, done a moment ago."""
    found = incident_or_404(request, reference)
    event = get_object_or_404(found.events, pk=pk)
    return then_back(
        request,
        found,
        lambda: take_back(by=request.user, at=timezone.now(), incident=found, event=event),
        _("Taken back. All is as it was before."),
    )
