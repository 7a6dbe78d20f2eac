"""What makes an incident right: each remedy as its step shows it, and the ledger of a customer."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db.models import F, Q, QuerySet, Sum
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from incidents.models import Customer, Remedy
from incidents.queries.of_customer import latest, seen
from incidents.queries.prepared import Prepared
from incidents.queries.viewer import viewer
from incidents.rules import remedies
from incidents.rules.money import money
from incidents.rules.remedies import OWED, Bill, sum_words
from incidents.rules.words import moment, span

MOST = 50


@dataclass(frozen=True)
class Line:
    """One remedy of an incident as its step shows it.

    state, verbs: see `rules.remedies`; words: the state in a sentence
    """

    remedy: Remedy
    state: str
    words: str
    verbs: list[str]

    @property
    def price(self):
        """What it costs us, in words."""
        return sum_words([(self.remedy.cost, self.remedy.currency)])


@dataclass(frozen=True)
class Remedies:
    """The remedies of an incident: what they get anyway, what they choose from, what was declined.

    bill: what they cost us; still_open: how many options are left, against the incident's age, in a
    sentence, empty when there is nothing to choose
    """

    given: list[Line]
    options: list[Line]
    declined: list[Line]
    bill: Bill
    still_open: str

    @property
    def to_be_had(self) -> list[Line]:
        """Those that the customer can still get, or be offered."""
        over = (remedies.DELIVERED, remedies.REFUSED)
        return [one for one in [*self.given, *self.options] if one.state not in over]

    @property
    def next(self) -> Line | None:
        """The line whose first verb is best done next: offering, then delivering, then choosing."""
        order = (remedies.OFFER, remedies.DELIVER, remedies.CHOOSE)
        lines = [*self.given, *self.options]
        waits = [one for one in lines if one.state != remedies.LEFT and one.verbs]
        ready = [one for one in waits if one.verbs[0] in order]
        return min(ready, key=lambda one: order.index(one.verbs[0]), default=None)

    @property
    def gap_words(self) -> str:
        """How far what we owe has closed the gap between promised and delivered (P84)."""
        lines = [one for one in [*self.given, *self.options] if one.remedy.kind == OWED]
        owed = [one for one in lines if one.state not in (remedies.LEFT, remedies.REFUSED)]
        if not owed:
            return _("Nothing is down yet that closes it.")
        had = sum(one.state == remedies.DELIVERED for one in owed)
        if had == len(owed):
            return _("They have had what we owe them.")
        if len(owed) == 1:
            return _("They have not had yet what we owe them.")
        words = ngettext(
            "They have had %(had)s of %(count)s thing that we owe them.",
            "They have had %(had)s of %(count)s things that we owe them.",
            len(owed),
        )
        return words % {"had": had, "count": len(owed)}

    @property
    def all_had(self) -> bool:
        """Whether there is something, and nothing of it is still to be done."""
        states = {one.state for one in [*self.given, *self.options]} - {remedies.LEFT}
        return states == {remedies.DELIVERED}


def remedies_of(incident, at: datetime) -> Remedies:
    """Its remedies as of `at`, at most MOST of them; one query."""
    return remedies_from(in_order(incident.remedies.with_yes())[:MOST], incident, at)


def in_order(found: QuerySet[Remedy]) -> QuerySet[Remedy]:
    """As they were put down, those that were declined last."""
    return found.order_by(F("declined_at").desc(nulls_first=True), "pk")


def remedies_from(found: Iterable[Remedy], incident, at: datetime) -> Remedies:
    """The same, of remedies of this incident that were found `in_order`, `with_yes`. No query."""
    found = list(found)
    options = [one for one in found if one.is_option and not one.declined_at]
    is_decided = any(one.chosen_at for one in options)
    is_had = any(one.delivered_at for one in options)
    lines = [line_of(one, incident, at, is_decided, is_had) for one in found]
    kept = [one for one in lines if one.state != remedies.DECLINED]
    return Remedies(
        given=[one for one in kept if not one.remedy.is_option],
        options=[one for one in kept if one.remedy.is_option],
        declined=[one for one in lines if one.state == remedies.DECLINED],
        bill=Bill.of((one.remedy, one.state) for one in lines),
        still_open="" if is_decided else _still_open(kept, incident, at),
    )


def line_of(remedy: Remedy, incident, at: datetime, is_decided=False, is_had=False) -> Line:
    """One remedy of this incident. No query, if it came `with_yes`.

    is_decided, is_had: whether the customer has chosen one of the options, and has had it
    """
    decision = remedy.decision
    has_yes = decision.is_approved if decision else True
    state = remedies.state_of(remedy, has_yes=has_yes, is_decided=is_decided)
    return Line(
        remedy=remedy,
        state=state,
        words=_words(remedy, state, at),
        verbs=remedies.verbs_of(remedy, state, at, is_open=incident.is_open, is_had=is_had),
    )


_WORDS = {
    remedies.PROPOSED: gettext_lazy("They don’t see it yet."),
    remedies.WAITING: gettext_lazy("%(name)s is asked for a yes."),
    remedies.REFUSED: gettext_lazy("%(name)s said no: “%(reason)s”"),
    remedies.OFFERED: gettext_lazy("Offered %(when)s."),
    remedies.CHOSEN: gettext_lazy("They chose it %(when)s."),
    remedies.LEFT: gettext_lazy("They chose another."),
    remedies.DELIVERED: gettext_lazy("They had it %(when)s."),
    remedies.DECLINED: gettext_lazy("Declined: %(because)s"),
}


def _words(remedy, state, at):
    decision = remedy.decision
    if state == remedies.PROPOSED and decision and decision.is_approved:
        words = _("%(name)s said yes. They don’t see it yet.")
    else:
        words = _WORDS[state]
    when = {
        remedies.OFFERED: remedy.offered_at,
        remedies.CHOSEN: remedy.chosen_at,
        remedies.DELIVERED: remedy.delivered_at,
    }.get(state)
    return str(words) % {
        "when": moment(when, at, timezone.get_current_timezone()) if when else "",
        "name": decision and (decision.decided_by or decision.asked_of),
        "reason": decision.reason if decision else "",
        "because": remedy.declined_because,
    }


def _still_open(lines, incident, at):
    options = [
        one.remedy for one in lines if one.remedy.is_option and one.state != remedies.REFUSED
    ]
    if not options:
        return ""
    ends = [one.available_until for one in options if one.available_until]
    over = sum(end <= at for end in ends)
    left = len(options) - over
    zone = timezone.get_current_timezone()
    coming = min((end for end in ends if end > at), default=None)
    words = {"count": left or _("No"), "span": span(at - incident.learned_at)}
    told = ngettext("%(count)s option still open", "%(count)s options still open", left) % words
    parts = [_("%(options)s, %(span)s after we learned of it") % (words | {"options": told})]
    if coming:
        parts.append(_("the next ends %(end)s") % {"end": moment(coming, at, zone)})
    if over:
        ended = ngettext("%(count)s has ended", "%(count)s have ended", over)
        parts.append(ended % {"count": over})
    return f"{'; '.join(parts)}."


@dataclass(frozen=True)
class Total:
    """What a customer has had from us in one currency: what we owed, and what came on top."""

    currency: str
    owed: Decimal
    gestures: Decimal

    @property
    def words(self) -> tuple[str, str]:
        """Both amounts as people read them."""
        return money(self.owed, self.currency), money(self.gestures, self.currency)


@dataclass(frozen=True)
class Ledger:
    """What a customer was given or promised over the years (P32).

    remedies: the newest first, each with its `incident`, at most MOST
    totals: of all that was delivered, currency by currency
    """

    remedies: list[Remedy]
    totals: list[Total]


def ledger(customer: Customer, user) -> Ledger:
    """What a customer has had or was offered; nothing that is ours alone. Two queries.

    Listed are remedies of incidents that this person may see; totals count all of them.
    """
    return Ledger(
        remedies=_NEWEST.models(customer=customer.pk, **viewer(user)),
        totals=[Total(*one) for one in _TOTALS.rows(customer=customer.pk)],
    )


def _newest(**whose):
    found = Remedy.objects.open().filter(incident__in=seen(**whose))
    known = found.filter(Q(offered_at__isnull=False) | Q(delivered_at__isnull=False))
    return known.select_related("incident").order_by("-pk")[:MOST]


def _totals(customer):
    found = Remedy.objects.open().filter(incident__in=latest(customer), delivered_at__isnull=False)
    owed, gestures = (
        Sum("cost", filter=Q(kind=kind), default=Decimal(0))
        for kind in (Remedy.Kind.OWED, Remedy.Kind.GESTURE)
    )
    sums = found.order_by("currency").values_list("currency")
    return sums.annotate(owed=owed, gestures=gestures)


_NEWEST, _TOTALS = Prepared(_newest), Prepared(_totals)
