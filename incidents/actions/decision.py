from django.db import transaction
from django.utils.translation import gettext as _

from incidents.actions.clocks import start_clock, stop_one
from incidents.actions.lock import locked
from incidents.models import Clock, Decision, Event
from incidents.queries.decisions import say_of
from incidents.rules.refusal import Refused


@transaction.atomic
def ask_decision(*, by, at, incident, question, asked_of):
    """Ask a colleague for a yes or no, under the decision clock; returns the Decision.

    asked_of: a User, not the person who asks. The same open question is asked once. Raises
    Refused otherwise, for somebody who can't see the incident, without a question, and when the
    incident is closed.
    """
    incident = locked(incident)
    if not incident.is_open:
        raise Refused(_("This incident is closed. Reopen it first."))
    if not question.strip():
        raise Refused(_("Say what is to be decided."))
    if asked_of == by:
        raise Refused(_("Nobody approves what they ask for themselves. Pick somebody else."))
    if not asked_of.is_active or not (
        asked_of.sees_everything or incident.team_id in asked_of.team_ids
    ):
        raise Refused(
            _("%(asked_of)s can’t see this incident. Pick somebody of %(team)s.")
            % {"asked_of": asked_of, "team": incident.team}
        )
    asked = {"question": question.strip(), "asked_by": by, "asked_of": asked_of}
    known = incident.decisions.filter(**asked, decided_at=None).first()
    if known:
        return known
    clock = start_clock(incident, Clock.Kind.DECISION, start=at, person=asked_of)
    decision = Decision.objects.create(
        incident=incident,
        **asked,
        asked_at=at,
        clock=clock,
    )
    _tell(decision, Event.Kind.DECISION_ASKED, by, at, {"asked_of": asked_of.name})
    return decision


@transaction.atomic
def decide(*, by, at, decision, is_approved, reason=""):
    """Say yes or no; the decision clock stops. Deciding twice is refused.

    Raises Refused for whoever has no say in it (`queries.decisions.say_of`), for the yes of whoever
    asked, and for a no without a reason.
    """
    decision = (
        Decision.objects.select_related("incident", "remedy")
        .select_for_update(of=("self",))
        .get(pk=decision.pk)
    )
    if decision.decided_at:
        raise Refused(
            _("%(decided_by)s has decided this already.") % {"decided_by": decision.decided_by}
        )
    if decision.asked_by_id == by.pk and is_approved:
        raise Refused(_("Nobody approves what they ask for themselves."))
    if not say_of(by, decision, decision.incident):
        raise Refused(
            _("%(asked_of)s decides this, or %(who_else)s.")
            % {"asked_of": decision.asked_of, "who_else": _who_else(decision)}
        )
    if not is_approved and not reason.strip():
        raise Refused(_("Say why not, so that they can find another way."))
    return _settle(decision, by, at, is_approved, reason)


@transaction.atomic
def drop_question(*, by, at, decision, reason):
    """Say no to what nobody needs decided any more, whoever asked; a decided one stays as it is."""
    decision = Decision.objects.select_for_update().get(pk=decision.pk)
    return decision if decision.decided_at else _settle(decision, by, at, False, reason)


def _who_else(decision):
    if hasattr(decision, "remedy"):
        return _("somebody else who may spend that much")
    return _("whoever leads the team")


def _settle(decision, by, at, is_approved, reason):
    decision.decided_at, decision.decided_by = at, by
    decision.is_approved, decision.reason = is_approved, reason.strip()
    decision.save()
    if decision.clock_id:
        stop_one(decision.clock_id, at=at)
    told = {"is_approved": is_approved, "reason": decision.reason}
    _tell(decision, Event.Kind.DECIDED, by, at, told)
    return decision


def _tell(decision, kind, by, at, data):
    Event.objects.create(
        incident_id=decision.incident_id,
        kind=kind,
        at=at,
        by=by,
        data={"question": decision.question} | data,
    )
