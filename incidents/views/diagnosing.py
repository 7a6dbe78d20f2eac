"""The verbs of the diagnosis: naming a cause, settling it, what kind it is, and who was there."""

from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from incidents.actions.cause import name_cause, settle_cause
from incidents.actions.edit import edit_incident
from incidents.forms.diagnose import CauseForm, InvolvedForm, KindForm, SettleForm
from incidents.queries.causes import handovers_of
from incidents.queries.colleagues import colleagues
from incidents.views.shared import incident_or_404
from incidents.views.verbs import verb


@require_POST
def cause(request, reference):
    """Name what may have caused it."""
    found, at = incident_or_404(request, reference), timezone.now()

    def name(**given):
        name_cause(by=request.user, at=at, incident=found, **given)

    form = CauseForm(request.POST, handovers=handovers_of(found), at=at)
    return verb(request, found, form, name, _("Noted as suspected."))


@require_POST
def settle(request, reference, pk):
    """Confirm a cause, rule it out, or take it up again."""
    found = incident_or_404(request, reference)
    one = found.causes.select_related("incident").filter(pk=pk).first()
    if one is None:
        raise Http404

    def say(**given):
        settle_cause(by=request.user, at=timezone.now(), cause=one, **given)

    return verb(request, found, SettleForm(request.POST, cause=one), say, _("Kept."))


@require_POST
def kind(request, reference):
    """Say what kind of mistake it is."""
    found = incident_or_404(request, reference)
    return verb(
        request, found, KindForm(request.POST, incident=found), _edits(request, found), _("Saved.")
    )


@require_POST
def involved(request, reference):
    """Say who of us was there."""
    found = incident_or_404(request, reference)
    form = InvolvedForm(request.POST, incident=found, people=colleagues(found))
    return verb(request, found, form, _edits(request, found), _("Saved."))


def _edits(request, incident):
    def edit(**given):
        edit_incident(by=request.user, at=timezone.now(), incident=incident, **given)

    return edit
