"""What makes it right: offered, chosen, and had by the customer – or declined, with why.

Each verb locks the incident first, and done twice it changes nothing more.
"""

from django.db import transaction
from django.utils.translation import gettext as _

from incidents.actions.decision import drop_question
from incidents.actions.insights import write_insights
from incidents.actions.lock import locked
from incidents.models import Event, Remedy
from incidents.rules.refusal import Refused


@transaction.atomic
def offer_remedy(*, by, at, remedy):
    """Let the customer see it, on their page and in the letter; returns the Remedy.

    Raises Refused before the yes that it needs, after a no, when it is declined or can't be had any
    more, and when the incident is closed.
    """
    remedy = _locked(remedy)
    if remedy.offered_at and not remedy.declined_at:
        return remedy
    if not remedy.incident.is_open:
        raise Refused(_("This incident is closed. Reopen it first."))
    _guard_declined(remedy)
    _guard_yes(remedy)
    if remedy.available_until and remedy.available_until <= at:
        raise Refused(
            _("The day until which it could be had has passed. Put it differently first.")
        )
    remedy.offered_at = at
    remedy.save(update_fields=["offered_at"])
    tell_of(remedy, Event.Kind.REMEDY_OFFERED, by, at)
    return remedy


@transaction.atomic
def choose_remedy(*, at, remedy, by=None):
    """Note which option the customer has chosen; returns the Remedy. The others are let go of.

    by: the User to whom they said it; None when they chose on their own page
    They may change their mind until one of the options is delivered. Raises Refused then, for what
    is no option or was not offered, is declined or can't be had any more, and when it is closed.
    """
    remedy = _locked(remedy)
    if remedy.chosen_at and not remedy.declined_at:
        return remedy
    options = remedy.incident.remedies.open().filter(is_option=True)
    _guard_choice(remedy, options, at)
    before = options.filter(chosen_at__isnull=False).first()
    options.update(chosen_at=None)
    remedy.chosen_at = at
    remedy.save(update_fields=["chosen_at"])
    data = {"instead_of": before.what if before else ""}
    tell_of(remedy, Event.Kind.REMEDY_CHOSEN, by, at, data)
    return remedy


def _guard_choice(remedy, options, at):
    # The customer reads these sentences too: nothing in them is for us alone.
    if not remedy.incident.is_open:
        raise Refused(_("This has been closed meanwhile. It can be opened again: let us talk."))
    if not (remedy.is_option and remedy.offered_at):
        raise Refused(_("This was not offered to choose from. Look at the page again."))
    if remedy.declined_at or (remedy.available_until and remedy.available_until <= at):
        raise Refused(_("This can’t be had any more. Choose another, or let us talk about it."))
    if had := options.filter(delivered_at__isnull=False).first():
        raise Refused(
            _("“%(had)s” is done already, so this can’t be changed any more.") % {"had": had}
        )


@transaction.atomic
def deliver_remedy(*, by, at, remedy):
    """Say that the customer has had it; returns the Remedy.

    Raises Refused before the yes that it needs, after a no, when it is declined, and for an option
    that they have not chosen. A closed incident stands in nobody's way.
    """
    remedy = _locked(remedy)
    if remedy.delivered_at:
        return remedy
    _guard_declined(remedy)
    _guard_yes(remedy)
    if remedy.is_option and not remedy.chosen_at:
        raise Refused(_("They have not chosen this one. Note first what they chose."))
    remedy.delivered_at = at
    remedy.save(update_fields=["delivered_at"])
    tell_of(remedy, Event.Kind.REMEDY_DELIVERED, by, at)
    return remedy


@transaction.atomic
def decline_remedy(*, by, at, remedy, because, thought=None):
    """Say that it is not done, and why (P48); returns the Remedy. A question about it is dropped.

    thought: question code → text, what was thought of before (`rules.questions`, sheet “fairness”)
    Raises Refused without a reason, and for what they have had already.
    """
    remedy = _locked(remedy)
    if remedy.declined_at:
        return remedy
    if remedy.delivered_at:
        raise Refused(_("They have had it already, so it can’t be declined any more."))
    if not because.strip():
        raise Refused(_("Say why not: they have a right to know, and so have we."))
    write_insights(by=by, at=at, incident=remedy.incident, answers=thought or {})
    because = because.strip()
    if remedy.decision:
        drop_question(
            by=by,
            at=at,
            decision=remedy.decision,
            reason=_("Declined: %(because)s") % {"because": because},
        )
    remedy.declined_at, remedy.declined_because = at, because
    remedy.save(update_fields=["declined_at", "declined_because"])
    data = {"why": because, "is_asked_for": remedy.is_asked_for}
    tell_of(remedy, Event.Kind.REMEDY_DECLINED, by, at, data)
    return remedy


def _guard_declined(remedy):
    if remedy.declined_at:
        raise Refused(
            _("This was declined: %(declined_because)s")
            % {"declined_because": remedy.declined_because}
        )


def _guard_yes(remedy):
    decision = remedy.decision
    if decision is None or decision.is_approved:
        return
    if decision.decided_at:
        raise Refused(
            _("%(decided_by)s said no: %(reason)s Put it differently.")
            % {"decided_by": decision.decided_by, "reason": decision.reason}
        )
    raise Refused(
        _("%(asked_of)s has not said yes yet. Until then it stays with us.")
        % {"asked_of": decision.asked_of}
    )


def _locked(remedy):
    """The remedy, read anew under the lock of its incident."""
    incident = locked(remedy.incident)
    found = Remedy.objects.with_yes().get(pk=remedy.pk)
    found.incident = incident
    return found


def tell_of(remedy, kind, by, at, data=None):
    """Write an event about a remedy into its incident's timeline. data: what it says besides"""
    Event.objects.create(
        incident_id=remedy.incident_id,
        kind=kind,
        at=at,
        by=by,
        data={"what": remedy.what} | (data or {}),
    )
