"""The big picture of an incident: saying what is at stake, and following what it suggests."""

from copy import copy

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from incidents.actions.edit import edit_incident
from incidents.forms.picture import PictureForm
from incidents.queries.big_picture import stakes_of
from incidents.rules.big_picture import suggest_urgency
from incidents.rules.urgency_words import URGENCY_WORDS
from incidents.views.details import CONFLICT, beside, saved
from incidents.views.shared import UNPROCESSABLE, incident_or_404
from incidents.views.verbs import then_back


@require_http_methods(["GET", "HEAD", "POST"])
def big_picture(request, reference):
    """Say what is at stake."""
    found, at = incident_or_404(request, reference), timezone.now()
    is_sent = request.method == "POST"
    form, other = PictureForm(request.POST if is_sent else None, instance=copy(found)), None
    if is_sent and form.is_valid():
        other = saved(request, found, form, at)
        if not form.errors:
            return then_back(request, found, lambda: None, _("Saved."))
    status = (CONFLICT if other else UNPROCESSABLE) if is_sent else 200
    back = request.POST.get("back") or request.GET.get("back", "")
    context = {"form": form, "incident": found, "back": back, **beside(form, other, at)}
    return render(request, "incidents/big_picture.html", context, status=status)


@require_POST
def take_suggestion(request, reference):
    """Give the incident the urgency that its big picture suggests, if it still does."""
    found, asked = incident_or_404(request, reference), request.POST.get("urgency")
    suggestion = suggest_urgency(stakes_of(found), found.urgency)
    if asked != found.urgency and (suggestion is None or suggestion.urgency != asked):
        messages.warning(
            request, _("The picture has changed meanwhile, so nothing was done. Look again.")
        )
        return redirect(found)
    why = _("Because %(because)s.") % {"because": suggestion.because} if suggestion else ""
    return then_back(
        request,
        found,
        lambda: edit_incident(
            by=request.user, at=timezone.now(), incident=found, urgency=asked, why=why
        ),
        _("It is %(label)s now. Its deadlines have moved with it.")
        % {"label": URGENCY_WORDS[asked]},
    )
