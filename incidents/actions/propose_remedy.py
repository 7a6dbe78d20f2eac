from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from incidents.actions.decision import ask_decision
from incidents.actions.lock import locked
from incidents.actions.remedy import decline_remedy, offer_remedy, tell_of
from incidents.models import Event, Remedy
from incidents.queries.colleagues import colleagues
from incidents.queries.spenders import may_spend, nearest, spenders
from incidents.rules.money import money
from incidents.rules.refusal import Refused

_AS = {
    Remedy.Kind.OWED: gettext_lazy("which we owe them"),
    Remedy.Kind.GESTURE: gettext_lazy("as a gesture"),
}


@transaction.atomic
def propose_remedy(
    *,
    by,
    at,
    incident,
    what,
    kind,
    cost,
    details="",
    is_asked_for=False,
    is_option=False,
    available_until=None,
    asked_of=None,
    is_offered=False,
    instead_of=None,
):
    """Put down something that makes it right; returns the Remedy.

    kind: a Remedy.Kind; cost: what it costs us (Decimal), in the currency of the incident's policy;
    available_until: until when it can be had (aware); is_offered: the customer sees it at once
    asked_of: the User who says yes to what is above the limit of `by`; without one, whoever is
    nearest and may. The question runs under the decision clock (P54), and nothing is offered before
    the yes.
    instead_of: a Remedy, not offered yet, that this one takes the place of

    The same once more, while the first is still to be had, changes nothing. Raises Refused without
    words, for a moment that has passed, for somebody who may not say yes, and when it is closed.
    """
    incident = locked(incident)
    what, currency = what.strip(), incident.rules.spending.currency
    _guard(incident, at, what, available_until)
    remedy = _same(incident, what, kind, cost, instead_of)
    if remedy is None:
        if instead_of:
            _put_aside(instead_of, incident, by, at, what)
        remedy = Remedy.objects.create(
            incident=incident,
            what=what,
            details=details.strip(),
            kind=kind,
            is_asked_for=is_asked_for,
            is_option=is_option,
            cost=cost,
            currency=currency,
            available_until=available_until,
            proposed_by=by,
            proposed_at=at,
            decision=_yes_for(incident, by, at, cost, f"‘{what}’, {_AS[kind]}", asked_of),
        )
        data = {"kind": kind, "cost": cost, "currency": currency}
        tell_of(remedy, Event.Kind.REMEDY_PROPOSED, by, at, data)
    if is_offered and remedy.decision is None:
        return offer_remedy(by=by, at=at, remedy=remedy)
    return remedy


def _guard(incident, at, what, available_until):
    if not incident.is_open:
        raise Refused(_("This incident is closed. Reopen it first; your text is kept here."))
    if not what:
        raise Refused(_("Say what we do for them."))
    if available_until and available_until <= at:
        raise Refused(_("This moment has passed. Until when can they have it?"))


def _same(incident, what, kind, cost, instead_of):
    found = incident.remedies.open().filter(
        what=what, kind=kind, cost=cost, delivered_at__isnull=True
    )
    # After a no, it may be asked for once more.
    found = found.exclude(decision__is_approved=False)
    return found.exclude(pk=instead_of.pk).first() if instead_of else found.first()


def _put_aside(remedy, incident, by, at, what):
    remedy = incident.remedies.get(pk=remedy.pk)
    if remedy.offered_at or remedy.delivered_at or remedy.declined_at:
        raise Refused(
            _("“%(remedy)s” was settled meanwhile. Look at it first; your text is kept here.")
            % {"remedy": remedy}
        )
    decline_remedy(
        by=by, at=at, remedy=remedy, because=_("Put differently: %(what)s") % {"what": what}
    )


def _yes_for(incident, by, at, cost, what, asked_of):
    """The Decision that is asked for, or None where nobody has to be."""
    currency = incident.rules.spending.currency
    if may_spend(by, incident, cost, currency):
        return None
    price, found = money(cost, currency), spenders(incident, by, colleagues(incident), at)
    able = nearest(found, cost)
    if able is None:
        raise Refused(
            _(
                "Nobody here may say yes to %(price)s. Offer something smaller, or have the "
                "limits in the policy raised; your text is kept here."
            )
            % {"price": price}
        )
    if asked_of and nearest([one for one in found if one.person == asked_of], cost) is None:
        raise Refused(
            _("%(asked_of)s may not say yes to %(price)s. Ask %(able)s.")
            % {"asked_of": asked_of, "price": price, "able": able}
        )
    return ask_decision(
        by=by,
        at=at,
        incident=incident,
        question=_("May we spend %(price)s on %(what)s?") % {"price": price, "what": what},
        asked_of=asked_of or able,
    )
