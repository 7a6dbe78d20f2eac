"""Naming what may have caused it, and saying later whether it has (practice P101)."""

from django.db import transaction
from django.utils.translation import gettext as _

from incidents.actions.lock import locked
from incidents.models import Cause, Event
from incidents.queries.causes import MOST
from incidents.rules.refusal import Refused


@transaction.atomic
def name_cause(*, by, at, incident, explains, kind, what, handover=None):
    """Name a candidate for why it happened, or why it was missed; returns the Cause, suspected.

    explains: a Cause.Explains; kind: a slug of CAUSE_KINDS; handover: the Event of this incident in
    which it changed hands, if it slipped there (P77). Naming the same again gives the one that is
    there. Raises Refused when nothing is said, when there are MOST, for one that was ruled out, and
    for a hand-over of another incident.
    """
    incident, what = locked(incident), what.strip()
    if not what:
        raise Refused(_("Say what may have caused it, in a sentence."))
    same = incident.causes.filter(explains=explains, what__iexact=what).first()
    if same:
        if same.state == Cause.State.RULED_OUT:
            raise Refused(
                _("“%(same)s” was ruled out before. Take it up again where it stands below.")
                % {"same": same}
            )
        return same
    if handover and handover.incident_id != incident.pk:
        raise Refused(_("That was a hand-over of something else. Pick one of this incident."))
    if incident.causes.count() >= MOST:
        raise Refused(
            _("There are %(most)s already. Rule some out, or put what belongs together.")
            % {"most": MOST}
        )
    cause = Cause.objects.create(
        incident=incident,
        explains=explains,
        kind=kind,
        what=what,
        handover=handover,
        named_by=by,
        named_at=at,
    )
    _tell(Event.Kind.CAUSE_NAMED, by, at, cause)
    return cause


@transaction.atomic
def settle_cause(*, by, at, cause, state, evidence=""):
    """Say that a cause is confirmed or ruled out, and how we know; or that it is open again.

    state: a Cause.State. The same again changes nothing. Raises Refused without `evidence` for what
    is settled, and for taking back the one cause that a closed incident was closed on (P6).
    """
    incident = locked(cause.incident)
    cause = incident.causes.select_for_update().get(pk=cause.pk)
    evidence = evidence.strip()
    if (cause.state, cause.evidence) == (state, evidence):
        return cause
    is_settled = state != Cause.State.SUSPECTED
    if is_settled and not evidence:
        raise Refused(_("Say how we know: a log, a test, somebody who was there."))
    was, cause.state, cause.evidence = cause.state, state, evidence
    cause.settled_at = at if is_settled else None
    cause.save(update_fields=["state", "evidence", "settled_at"])
    if was == Cause.State.CONFIRMED and not incident.is_open:
        _stays_understood(incident)
    _tell(Event.Kind.CAUSE_SETTLED, by, at, cause)
    return cause


def _stays_understood(incident):
    happened = incident.causes.filter(explains=Cause.Explains.HAPPENED)
    confirmed = happened.filter(state=Cause.State.CONFIRMED)
    if not confirmed.exists() and not incident.insights.filter(question="no-cause").exists():
        raise Refused(
            _(
                "This incident was closed on that cause. Confirm another one first, or open it "
                "again."
            )
        )


def _tell(kind, by, at, cause):
    Event.objects.create(
        incident=cause.incident,
        kind=kind,
        at=at,
        by=by,
        data={
            "what": cause.what,
            "explains": cause.explains,
            "kind": cause.kind,
            "state": cause.state,
            "evidence": cause.evidence,
        },
    )
