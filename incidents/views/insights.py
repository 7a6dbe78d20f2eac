from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from incidents.actions.insights import write_insights
from incidents.forms.insights import InsightsForm
from incidents.rules.questions import SHEETS
from incidents.views.shared import incident_or_404
from incidents.views.verbs import verb


@require_POST
def insights(request, reference, sheet):
    """Keep what was written under the questions of one sheet (`rules.questions`)."""
    found = incident_or_404(request, reference)
    if sheet not in SHEETS:
        raise Http404

    def write(**answers):
        write_insights(by=request.user, at=timezone.now(), incident=found, answers=answers)

    return verb(request, found, InsightsForm(request.POST, sheet=sheet), write, _("Kept."))
