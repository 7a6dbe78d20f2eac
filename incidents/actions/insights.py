from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from incidents.actions.lock import locked
from incidents.models import Event, Insight
from incidents.rules.questions import QUESTIONS
from incidents.rules.refusal import Refused


@transaction.atomic
def write_insights(*, by, at, incident, answers: Mapping[str, str]) -> list[str]:
    """Keep what somebody wrote under some of the path's questions; returns the codes that changed.

    answers: question code → text; an empty text takes an answer away, and what is the same as
    before changes nothing. One event tells what was written. Raises KeyError for a question that
    the catalogue does not have; Refused for whose it was before they have our answer (P43, P44),
    and for taking back why no cause can be known, if it was closed on that (P6).
    """
    incident = locked(incident)
    before = dict(incident.insights.filter(question__in=answers).values_list("question", "text"))
    after = {QUESTIONS[code].code: text.strip() for code, text in answers.items()}
    changed = [code for code, text in after.items() if text != before.get(code, "")]
    if not changed:
        return []
    _guard(incident, {code: after[code] for code in changed})
    incident.insights.filter(question__in=[code for code in changed if not after[code]]).delete()
    Insight.objects.bulk_create(
        (
            Insight(incident=incident, question=code, text=after[code], by=by, at=at)
            for code in changed
            if after[code]
        ),
        update_conflicts=True,
        unique_fields=["incident", "question"],
        update_fields=["text", "by", "at"],
    )
    Event.objects.create(
        incident=incident,
        kind=Event.Kind.WROTE,
        at=at,
        by=by,
        data={"answers": [{"question": code, "text": after[code]} for code in changed]},
    )
    return changed


def _guard(incident, changed):
    if "responsibility" in changed and not _has_answer(incident):
        raise Refused(_("First they get their answer. Whose it was can be sorted out after that."))
    if changed.get("no-cause") == "" and not incident.is_open and not _is_confirmed(incident):
        raise Refused(
            _("It was closed on this. Confirm a cause first, or open the incident again.")
        )


def _has_answer(incident):
    return incident.apologies.filter(delivered_at__isnull=False).exists()


def _is_confirmed(incident):
    return incident.causes.filter(explains="happened", state="confirmed").exists()
