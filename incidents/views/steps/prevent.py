"""The step that stops it from happening again: what changes, and what others can learn."""

from django.utils import timezone
from django.views.decorators.http import require_GET

from incidents.forms.action import PreventForm
from incidents.forms.lesson import LessonForm
from incidents.queries.colleagues import colleagues
from incidents.queries.insights import written_on
from incidents.queries.lessons import lessons_about, lessons_of
from incidents.queries.promised_actions import promised_actions
from incidents.queries.recurrence import recurrences
from incidents.rules.path import PREVENT
from incidents.views.actions_shown import action_shown
from incidents.views.sent import Sent
from incidents.views.shared import incident_or_404
from incidents.views.sheet_shown import sheet_shown
from incidents.views.steps.step_page import step_page

DEBRIEF, REFLECTION = "debrief", "reflection"


def prevent_page(request, incident, *, sent=None, status=200):
    """Show the step. sent: a form that was sent and came back with what is wrong in it."""
    at, sent = timezone.now(), Sent(sent)
    written = written_on(incident, DEBRIEF, REFLECTION)
    lines = [one for one in promised_actions(incident, at) if one["action"].is_preventive]
    kept = lessons_of(incident)
    context = {
        "changes": [
            action_shown(line, sent) | {"again": again}
            for line, again in zip(
                lines, recurrences(incident, [line["action"] for line in lines]), strict=True
            )
        ],
        "lessons": kept,
        "known_lessons": lessons_about(incident, but=kept),
        "sheets": [sheet_shown(name, written, sent) for name in (DEBRIEF, REFLECTION)],
    }
    if incident.is_open:
        people = colleagues(incident)
        context["form"] = sent.or_new(
            PreventForm, lambda: PreventForm(people=people, by=request.user, at=at)
        )
    context["lesson_form"] = sent.or_new(LessonForm, LessonForm)
    context["astray"] = sent.astray
    return step_page(request, incident, PREVENT, context, status=status)


@require_GET
def prevent(request, reference):
    """What changes so that it does not happen again."""
    return prevent_page(request, incident_or_404(request, reference))
