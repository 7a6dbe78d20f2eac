"""The step that stays with them: what both sides do, the conversations, and the closing."""

from django.utils import timezone
from django.views.decorators.http import require_GET

from incidents.forms.action import ActionForm
from incidents.forms.close import CloseForm
from incidents.forms.touchpoint import TouchpointForm
from incidents.queries.colleagues import colleagues, leads_for
from incidents.queries.conversations import conversations_of
from incidents.queries.insights import written_on
from incidents.queries.promised_actions import promised_actions
from incidents.queries.surveys import surveys_of
from incidents.rules.path import FOLLOW_UP
from incidents.views.actions_shown import action_shown
from incidents.views.sent import Sent
from incidents.views.shared import incident_or_404
from incidents.views.sheet_shown import sheet_shown
from incidents.views.steps.step_page import step_page

CALL = "call"


def follow_up_page(request, incident, *, sent=None, status=200):
    """Show the step. sent: a form that was sent and came back with what is wrong in it."""
    at, sent = timezone.now(), Sent(sent)
    written = written_on(incident, CALL)
    lines = [action_shown(line, sent) for line in promised_actions(incident, at)]
    plan = [line for line in lines if not line["action"].is_preventive]
    context = {
        "ours": [line for line in plan if not line["action"].is_theirs],
        "theirs": [line for line in plan if line["action"].is_theirs],
        "conversations": conversations_of(incident),
        "surveys": surveys_of(incident),
        "call": sheet_shown(CALL, written, sent),
    }
    if incident.is_open:
        people = colleagues(incident)
        context |= {
            "form": sent.or_new(ActionForm, lambda: ActionForm(people=people, by=request.user)),
            "touchpoint_form": sent.or_new(
                TouchpointForm, lambda: TouchpointForm(at=at, leads=leads_for(incident))
            ),
            "close_form": sent.or_new(CloseForm, CloseForm),
        }
    context["astray"] = sent.astray
    return step_page(request, incident, FOLLOW_UP, context, status=status)


@require_GET
def follow_up(request, reference):
    """What both sides do, and how it ends."""
    return follow_up_page(request, incident_or_404(request, reference))
