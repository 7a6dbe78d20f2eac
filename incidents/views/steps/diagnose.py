"""The step that finds out: what may have caused it, what made it easy to miss, what is known."""

from django.utils import timezone
from django.views.decorators.http import require_GET

from incidents.forms.diagnose import CauseForm, InvolvedForm, KindForm, SettleForm
from incidents.forms.insights import InsightsForm
from incidents.queries.causes import causes_of, handovers_of, their_version
from incidents.queries.colleagues import colleagues
from incidents.queries.insights import written_on
from incidents.rules.path import DIAGNOSE
from incidents.rules.questions import SHEETS
from incidents.views.sent import Sent
from incidents.views.shared import incident_or_404
from incidents.views.steps.step_page import step_page

DIAGNOSIS, WHYS, ACCOUNTS = "diagnosis", "whys", "accounts"
NO_CAUSE, RESPONSIBILITY = "no-cause", "responsibility"
OURS = (DIAGNOSIS, WHYS, ACCOUNTS, NO_CAUSE, RESPONSIBILITY)


def diagnose_page(request, incident, *, sent=None, status=200):
    """Show the step. sent: a form that was sent and came back with what is wrong in it."""
    at, sent = timezone.now(), Sent(sent)
    written, handovers = written_on(incident, *OURS), handovers_of(incident)
    people = colleagues(incident)
    context = {
        "causes": [_cause(cause, sent) for cause in causes_of(incident)],
        "form": sent.or_new(CauseForm, lambda: CauseForm(handovers=handovers, at=at)),
        "sheets": {name.replace("-", "_"): _sheet(name, written, sent) for name in OURS},
        "their_version": their_version(incident),
        "kind_form": sent.or_new(KindForm, lambda: KindForm(incident=incident)),
        "involved_form": sent.or_new(
            InvolvedForm, lambda: InvolvedForm(incident=incident, people=people)
        ),
    }
    context["astray"] = sent.astray
    return step_page(request, incident, DIAGNOSE, context, status=status)


def _cause(cause, sent):
    form = sent.or_new(SettleForm, lambda: SettleForm(cause=cause), cause.pk)
    return {"cause": cause, "form": form}


def _sheet(name, written, sent):
    asked = [(question, written.get(question.code, "")) for question in SHEETS[name]]
    return {
        "name": name,
        "asked": asked,
        "is_written": any(text for _, text in asked),
        "form": sent.or_new(
            InsightsForm, lambda: InsightsForm(sheet=name, written=written), number=name
        ),
    }


@require_GET
def diagnose(request, reference):
    """How it happened, and why nobody caught it."""
    return diagnose_page(request, incident_or_404(request, reference))
