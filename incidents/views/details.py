"""Changing what we know of an incident: on one page, or one detail from the incident's own."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from incidents.actions.edit import ChangedMeanwhile, edit_incident
from incidents.forms.details import FACTS, edit_form, fact_form, seen_by, to_carry
from incidents.models import Incident
from incidents.queries.details import in_words, plain
from incidents.rules.refusal import Refused
from incidents.rules.two_texts import Piece, difference
from incidents.views.shared import UNPROCESSABLE, incident_or_404

CONFLICT = 409
_TEXTS = {"happened", "promised", "impact"}


@dataclass(frozen=True)
class Difference:
    """A detail that two people have changed: how it was when the form was opened, how it is now,
    and what was written in the form, in words. pieces: of a longer text, theirs beside mine"""

    label: str
    was: str
    now: str
    mine: str
    pieces: tuple[Piece, ...] = ()


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request, reference):
    """Change an incident's details."""
    found, at = incident_or_404(request, reference), timezone.now()
    form = edit_form(found, at, _sent(request))
    return _changing(request, found, form, at, "incidents/edit.html")


@require_http_methods(["GET", "HEAD", "POST"])
def change(request, reference, fact):
    """Change one detail: a page of its own, or its form alone for the incident's page."""
    found, at = incident_or_404(request, reference), timezone.now()
    if fact not in FACTS:
        raise Http404
    form = fact_form(fact, found, at, _sent(request))
    template = "incidents/_change.html" if request.htmx else "incidents/change.html"
    return _changing(request, found, form, at, template, fact=fact)


def saved(request, incident, form, at):
    """Save the details in a valid form. Gives what two people have changed, if that was refused.

    What else is refused shows in the form.
    """
    given = {"by": request.user, "at": at, "incident": incident, "seen": seen_by(form)}
    try:
        edit_incident(**given, **form.cleaned_data)
    except ChangedMeanwhile as other:
        form.add_error(None, str(other))
        return other
    except Refused as refusal:
        form.add_error(None, str(refusal))
    return None


def beside(form, other, at):
    """What a page with a form of details needs to show beside it.

    other: the ChangedMeanwhile that refused it, or None
    """
    if other is None:
        return {"seen": to_carry(form, form.instance)}
    return {
        "seen": to_carry(form, other.incident, *other.names),
        "differences": [_difference(form, name, other, at) for name in other.names],
    }


def _changing(request, incident, form, at, template, **more):
    other = None
    if form.is_bound and form.is_valid():
        other = saved(request, incident, form, at)
        if not form.errors:
            return _where_it_is_now(request, incident)
    status = (CONFLICT if other else UNPROCESSABLE) if form.is_bound else 200
    context = {"form": form, "incident": incident, **more, **beside(form, other, at)}
    return render(request, template, context, status=status)


def _sent(request):
    return request.POST if request.method == "POST" else None


def _difference(form, name, other, at):
    now, mine = getattr(other.incident, name), form.cleaned_data.get(name)
    words = [in_words(name, text, at) for text in (seen_by(form)[name], plain(now), plain(mine))]
    pieces = difference(words[1], words[2]) if name in _TEXTS else ()
    field = form.fields.get(name)
    label = field.label if field and field.label else _label(name)
    return Difference(str(label), *words, tuple(pieces))


def _label(name):
    return capfirst(Incident._meta.get_field(name).verbose_name)


def _where_it_is_now(request, incident):
    """Back to its page, unless it went to a team whose incidents this person does not see."""
    if Incident.objects.visible_to(request.user).filter(pk=incident.pk).exists():
        messages.success(request, _("Saved."))
        return redirect(incident)
    incident.refresh_from_db(fields=["team"])
    messages.success(
        request,
        _("Saved. %(incident)s is with %(team)s now.")
        % {"incident": incident.reference, "team": incident.team},
    )
    return redirect("queue")
