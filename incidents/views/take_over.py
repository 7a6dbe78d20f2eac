"""Helping a colleague: guiding without taking over, and taking over after having read."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from incidents.actions.take_over import join_as_guide
from incidents.actions.take_over import take_over as take
from incidents.forms.take_over import TakeOverForm
from incidents.queries.answers import letters_of
from incidents.queries.incident_page import facts
from incidents.queries.timeline import story_of
from incidents.rules.refusal import Refused
from incidents.views.shared import UNPROCESSABLE, incident_or_404
from incidents.views.verbs import then_back

WHOLE = 200


@require_POST
def guide(request, reference):
    """Say yes to guiding the owner."""
    found = incident_or_404(request, reference)
    return then_back(
        request,
        found,
        lambda: join_as_guide(by=request.user, at=timezone.now(), incident=found),
        _("You guide this now. %(owner)s owns it.") % {"owner": found.owner}
        if found.owner
        else _("You guide this now. Whoever takes it owns it."),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def take_over(request, reference):
    """Read what happened and what has been done, and then take it over."""
    found, at = incident_or_404(request, reference), timezone.now()
    form = TakeOverForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        before = found.owner
        try:
            take(by=request.user, at=at, incident=found, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(
                request, _("It is yours now. %(before)s stays on as a guide.") % {"before": before}
            )
            return redirect(found)
    entries, has_more = story_of(found, at, WHOLE)
    context = {
        "incident": found,
        "form": form,
        "obstacle": _obstacle(found, request.user),
        "facts": facts(found, at),
        "apology": letters_of(found).current,
        "timeline": entries,
        "timeline_more_url": f"{found.get_absolute_url()}?timeline=all" if has_more else None,
    }
    status = UNPROCESSABLE if request.method == "POST" else 200
    return render(request, "incidents/take_over.html", context, status=status)


def _obstacle(incident, user):
    """Why this person can't take it over, in a sentence, or nothing."""
    if not incident.is_open:
        return _("It is closed. Open it again first.")
    if incident.owner is None:
        return _(
            "Nobody has it, so there is nobody to take it over from. Choose yourself on its page."
        )
    if incident.owner == user:
        return _("It is yours already.")
    if incident.team_id not in user.team_ids:
        return _("Only somebody of %(team)s can own it. You can guide %(owner)s.") % {
            "team": incident.team,
            "owner": incident.owner,
        }
    return ""
