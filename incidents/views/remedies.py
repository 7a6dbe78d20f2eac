"""Verbs about what makes it right, from the proposal to what the customer has had."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from incidents.actions.propose_remedy import propose_remedy
from incidents.actions.remedy import (
    choose_remedy,
    decline_remedy,
    deliver_remedy,
    offer_remedy,
)
from incidents.forms.remedy import FAIRNESS, DeclineForm, ProposeForm
from incidents.queries.colleagues import colleagues
from incidents.queries.insights import written_on
from incidents.queries.remedies import line_of, remedies_of
from incidents.queries.spenders import limit_of, may_spend, spenders
from incidents.rules.path import MAKE_RIGHT
from incidents.rules.refusal import Refused
from incidents.rules.remedies import SETTLED
from incidents.views.shared import UNPROCESSABLE, incident_or_404
from incidents.views.steps.step_page import step_page
from incidents.views.verbs import then_back, verb


@require_POST
def propose(request, reference):
    """Put down something that makes it right, and offer it at once if that is asked for."""
    found, at = incident_or_404(request, reference), timezone.now()
    is_offered = "offer" in request.POST

    def put_down(**given):
        propose_remedy(by=request.user, at=at, incident=found, is_offered=is_offered, **given)

    form = ProposeForm(
        request.POST,
        incident=found,
        limit=limit_of(request.user, found),
        spenders=spenders(found, request.user, colleagues(found), at),
    )
    return verb(
        request, found, form, put_down, _what_was_done(request.user, found, form, is_offered)
    )


def _what_was_done(user, incident, form, is_offered):
    if not form.is_valid():
        return ""
    currency = incident.rules.spending.currency
    if not may_spend(user, incident, form.cleaned_data["cost"], currency):
        return _("Put down, and asked for a yes. They see nothing of it before that.")
    if is_offered:
        return _("Offered. They see it on their page and in the letter.")
    return _("Put down. They see it once you offer it.")


@require_POST
def offer(request, reference, pk):
    """Let the customer see a remedy."""
    done = _("Offered. They see it on their page and in the letter.")
    return _do(request, reference, pk, offer_remedy, done)


@require_POST
def choose(request, reference, pk):
    """Note what they told us that they choose."""
    return _do(request, reference, pk, choose_remedy, _("Noted. They may still change their mind."))


@require_POST
def deliver(request, reference, pk):
    """Say that they have had it."""
    return _do(request, reference, pk, deliver_remedy, _("Noted. Do they think so too? Ask them."))


def _do(request, reference, pk, act, done):
    found = incident_or_404(request, reference)
    remedy = get_object_or_404(found.remedies, pk=pk)
    return then_back(
        request, found, lambda: act(by=request.user, at=timezone.now(), remedy=remedy), done
    )


@require_http_methods(["GET", "HEAD", "POST"])
def decline(request, reference, pk):
    """Think once more, with the big picture beside it; then decline a remedy, and say why."""
    found, at = incident_or_404(request, reference), timezone.now()
    remedy = get_object_or_404(found.remedies.with_yes(), pk=pk)
    is_posted = request.method == "POST"
    written = written_on(found, FAIRNESS, "wishes")
    form = DeclineForm(request.POST if is_posted else None, written=written)
    if is_posted and form.is_valid():
        thought = {code: text for code, text in form.cleaned_data.items() if code != "because"}
        because = form.cleaned_data["because"]
        try:
            decline_remedy(by=request.user, at=at, remedy=remedy, because=because, thought=thought)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Declined. The timeline says why."))
            return redirect("step_make_right", found.reference)
    line, shown = line_of(remedy, found, at), remedies_of(found, at)
    if not is_posted and line.state in SETTLED:
        messages.warning(request, _("%(line)s Nothing is left to decline.") % {"line": line.words})
        return redirect("step_make_right", found.reference)
    context = {
        "form": form,
        "line": line,
        "others": [one for one in shown.to_be_had if one.remedy != remedy],
        "unwanted": written.get("unwanted", ""),
    }
    status = UNPROCESSABLE if is_posted else 200
    return step_page(request, found, MAKE_RIGHT, context, template="decline", status=status)
