"""What a letter offers beside its words: remedies, as the customer will see them and as we do."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from incidents.models import Remedy
from incidents.queries.prepared import Prepared
from incidents.queries.spenders import limit_of
from incidents.rules.money import money

MOST = 20


@dataclass(frozen=True)
class Offer:
    """One remedy under the letter.

    letter: “A”, “B” … for those they choose from, else empty; cost: in words, for us alone;
    note: where it stands, or what its cost means; can_tick: whether sending may offer it now;
    is_seen: whether the customer sees it already
    """

    remedy: Remedy
    letter: str
    cost: str
    note: str
    can_tick: bool
    is_seen: bool


def offers_of(incident, user, at: datetime) -> list[Offer]:
    """What may be offered with the answer, owed first, at most MOST; one query."""
    found = _OPEN.models(incident=incident.pk)
    ours = sorted(found, key=lambda one: (one.is_option, one.kind != Remedy.Kind.OWED))
    letters = iter("ABCDEFGHIJKLMNOPQRST")
    limit = limit_of(user, incident)
    return [
        Offer(
            remedy=one,
            letter=next(letters) if one.is_option else "",
            cost=money(one.cost, one.currency),
            note=_note(one, limit, at),
            can_tick=one.offered_at is None and _may_be_offered(one, at),
            is_seen=one.offered_at is not None,
        )
        for one in ours
    ]


def offerable(incident, at: datetime) -> list[Remedy]:
    """Those that nobody has offered yet and nothing stands in the way of; one query."""
    if not incident.is_open:
        return []
    found = _open(incident).filter(offered_at__isnull=True).select_related("decision")
    return [one for one in found[:MOST] if _may_be_offered(one, at)]


def shown_with(incident, at: datetime, ticked: Iterable[int]) -> dict:
    """What a letter shows beside its words, as its message keeps it; one query.

    ticked: ids of those to be offered with it; those that they see already are shown again
    remedies: ids; options, anyway: `what` and `details` of those to choose from, and of the others,
    never what they cost
    """
    wanted = set(ticked)
    found = list(_open(incident).select_related("decision")[:MOST])
    shown = [
        one for one in found if one.offered_at or (one.pk in wanted and _may_be_offered(one, at))
    ]
    told = {True: [], False: []}
    for one in shown:
        told[one.is_option].append({"what": one.what, "details": one.details})
    return {
        "remedies": [one.pk for one in shown],
        "options": told[True],
        "anyway": told[False],
    }


def _open(incident):
    return Remedy.objects.open().filter(incident=incident, delivered_at__isnull=True)


def _may_be_offered(remedy, at):
    """As `actions.remedy.offer_remedy` has it."""
    decision = remedy.decision
    has_yes = decision is None or bool(decision.is_approved)
    return has_yes and (remedy.available_until is None or remedy.available_until > at)


def _note(remedy, limit, at):
    decision = remedy.decision
    if remedy.offered_at:
        return _("they see it already")
    if decision and decision.decided_at is None:
        return _("waits for %(asked_of)s’s yes") % {"asked_of": decision.asked_of.get_short_name()}
    if decision and not decision.is_approved:
        return _("%(decided_by)s said no") % {"decided_by": decision.decided_by.get_short_name()}
    if not _may_be_offered(remedy, at):
        return _("can’t be had any more")
    if decision:
        return _("%(decided_by)s said yes") % {"decided_by": decision.decided_by.get_short_name()}
    if limit is not None and remedy.cost <= limit:
        return _("within your %(limit)s") % {"limit": money(limit, remedy.currency)}
    return _("nothing to approve")


_OPEN = Prepared(
    lambda incident: _open(incident).select_related("decision__asked_of", "decision__decided_by")[
        :MOST
    ]
)
