"""The decisions of an incident: which there are, and who may say yes or no."""

from django.db.models import F

from incidents.models import Decision
from incidents.queries.prepared import Prepared
from incidents.queries.queue import clock_face
from incidents.queries.spenders import may_spend

MOST = 20
DECIDES, WITHDRAWS = "decides", "withdraws"


def decisions_of(incident, user, at) -> list[dict]:
    """Its decisions, the open ones first, at most MOST; one query.

    Each is a dict of the `decision`, the `face` of its clock or None, `say`: what `say_of` tells
    of this person, and `is_mine`: whether it is they who were asked.
    """
    return [
        {
            "decision": decision,
            "face": clock_face(decision.clock, at) if decision.clock else None,
            "say": say_of(user, decision, incident),
            "is_mine": decision.asked_of_id == user.pk,
        }
        for decision in _DECISIONS.models(incident=incident.pk)
    ]


def _decisions(incident):
    found = Decision.objects.filter(incident=incident).select_related(
        "asked_by", "asked_of", "decided_by", "clock", "remedy", "apology"
    )
    return found.order_by(F("decided_at").desc(nulls_first=True), "-pk")[:MOST]


_DECISIONS = Prepared(_decisions)


def say_of(user, decision: Decision, incident) -> str:
    """What this person may do about a decision: DECIDES, WITHDRAWS, or nothing (empty).

    Whoever was asked decides, or somebody who leads the team or manages, so that nothing is stuck
    when they are away; on what a remedy costs, only who may spend so much. Nobody approves what
    they ask for themselves; they may take it back.
    """
    if decision.decided_at:
        return ""
    if decision.asked_by_id == user.pk:
        return WITHDRAWS
    may = decision.asked_of_id == user.pk or user.sees_everything or user.leads(incident.team_id)
    return DECIDES if may and _is_within_limit(user, decision, incident) else ""


def _is_within_limit(user, decision, incident):
    remedy = getattr(decision, "remedy", None)
    return remedy is None or may_spend(user, incident, remedy.cost, remedy.currency)
