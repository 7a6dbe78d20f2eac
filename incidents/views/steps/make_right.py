"""The step that makes it right: what they were promised, what they get, and who says yes to it."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from incidents.forms.decision import AskForm
from incidents.forms.promise import MakeRightForm
from incidents.forms.remedy import ProposeForm
from incidents.models import Remedy
from incidents.queries.colleagues import colleagues
from incidents.queries.decisions import decisions_of
from incidents.queries.insights import written_on
from incidents.queries.remedies import remedies_of
from incidents.queries.spenders import limit_of, spenders
from incidents.rules.money import money
from incidents.rules.path import MAKE_RIGHT
from incidents.views.actions_shown import decision_shown
from incidents.views.sent import Sent
from incidents.views.shared import incident_or_404
from incidents.views.sheet_shown import sheet_shown
from incidents.views.steps.step_page import step_page

LONGEST = Remedy._meta.get_field("what").max_length
SHEETS = ("delivered", "wishes", "beyond", "resources")


def make_right_page(request, incident, *, sent=None, status=200):
    """Show the step. sent: a form that was sent and came back with what is wrong in it.

    `views.verbs.verb` shows it for forms with `back` = make-right.
    """
    at, sent = timezone.now(), Sent(sent)
    written = written_on(incident, *SHEETS)
    shown = remedies_of(incident, at)
    decisions = [decision_shown(one, sent) for one in decisions_of(incident, request.user, at)]
    context = {
        **{name: sheet_shown(name, written, sent) for name in SHEETS},
        "asked_for": written.get("asked-for", ""),
        "unwanted": written.get("unwanted", ""),
        "remedies": shown,
        "at_stake": _at_stake(incident, shown.bill),
        "asked": [one for one in decisions if hasattr(one["decision"], "remedy")],
        "decisions": [one for one in decisions if not hasattr(one["decision"], "remedy")],
    }
    if incident.is_open:
        people = colleagues(incident)
        others = [one for one in people if one != request.user]
        like = _like(request, incident, written)
        context |= {
            "propose_form": sent.or_new(
                ProposeForm, lambda: _propose_form(request, incident, people, like, at)
            ),
            "is_proposing": bool(like) or not (shown.given or shown.options),
            "ask_form": sent.or_new(AskForm, lambda: AskForm(people=others)),
            "right_form": sent.or_new(MakeRightForm, MakeRightForm),
        }
    context["astray"] = sent.astray
    return step_page(request, incident, MAKE_RIGHT, context, status=status)


def _propose_form(request, incident, people, like, at):
    return ProposeForm(
        initial={"kind": Remedy.Kind.OWED, "is_option": "no"} | like,
        incident=incident,
        limit=limit_of(request.user, incident),
        spenders=spenders(incident, request.user, people, at),
    )


def _like(request, incident, written):
    """What a proposal begins with: `?again=` one to put differently, `?asked` what they wish."""
    again = request.GET.get("again", "")
    if again.isdecimal() and len(again) < 19:
        remedy = incident.remedies.open().filter(pk=again).first()
        return ProposeForm.like(remedy) if remedy else {}
    if "asked" in request.GET and (wish := " ".join(written.get("asked-for", "").split())):
        return {"what": wish[:LONGEST], "is_asked_for": True}
    return {}


def _at_stake(incident, bill):
    """(label, value, share of it that making it right costs), in words (P59), or None."""
    if incident.value_at_risk is None:
        return None
    label = _("At stake") if incident.is_open else _("Was at stake")
    value = money(incident.value_at_risk, incident.currency)
    return label, value, bill.share_of(incident.value_at_risk, incident.currency)


@require_GET
def make_right(request, reference):
    """What they were promised, what they get, and who says yes to it."""
    return make_right_page(request, incident_or_404(request, reference))
