"""By what wants somebody's attention: the numbers of the escalation dashboard.

Conditions look at the docket or at the incident's key only, so that the dashboard can count by the
very same ones in one pass over the docket (see `queries.board.counted`).
"""

from datetime import timedelta

from django.db.models import F, OuterRef, Q, Subquery
from django.db.models.lookups import IsNull
from django.utils.translation import gettext_lazy as _

from incidents.models import Decision, Incident
from incidents.queries.filters.filter import Filter, Lens, Reads, Takes, choices, is_id, one_of
from incidents.queries.filters.people import colleagues_of
from incidents.rules.big_picture import LATELY

SILENT_FOR = timedelta(days=2)
"""So long without a word of ours to them is silence: it does not mend by itself (P14)."""
UNTOUCHED_FOR = timedelta(days=3)
"""So long without a move of its owner means that nobody has it in hand (P79)."""

SILENT, UNTOUCHED, SECOND = "silent", "untouched", "second"
SNOOZED, DECISION = "snoozed_long", "decision"
_NEEDS = {
    SILENT: _("Silent: no word of ours to them for two days"),
    UNTOUCHED: _("Untouched by its owner for three days"),
    SECOND: _("Second failure with this customer in 90 days"),
    SNOOZED: _("Snoozed beyond its next deadline"),
    DECISION: _("A yes or no is waited for"),
}

MOST = 300
DAY = timedelta(days=1)
AGES = {
    "today": (None, DAY),
    "days": (DAY, 3 * DAY),
    "week": (3 * DAY, 7 * DAY),
    "month": (7 * DAY, 30 * DAY),
    "older": (30 * DAY, None),
}
"""How long an open incident has been with us: from (inclusive) and up to, since it was logged."""
AGE_WORDS = {
    "today": _("less than a day"),
    "days": _("1 to 3 days"),
    "week": _("3 to 7 days"),
    "month": _("7 to 30 days"),
    "older": _("more than 30 days"),
}


def _needs(value, lens: Lens) -> Q:
    return CONDITIONS[one_of(_NEEDS, value)](lens.at)


def _silent(at):
    """Where we wait for the customer, the silence was agreed upon, and it ends."""
    # Whoever was never spoken with has been waiting since we noted it.
    return _not_since("spoke_at", at - SILENT_FOR)


def _untouched(at):
    """Its present owner, that is: what somebody else did before was not theirs."""
    return Q(docket__owner__isnull=False) & _not_since("touched_at", at - UNTOUCHED_FOR)


def _not_since(field, moment):
    # In these words an index or a plain comparison does; a function on the row would hide both.
    last = Q(**{f"docket__{field}__lte": moment})
    never = Q(**{f"docket__{field}__isnull": True, "docket__logged_at__lte": moment})
    return Q(docket__is_waiting=False) & (last | never)


def _second(_at):
    """We had failed the same customer not long before (P64); one that was merged away is the same
    failure."""
    before = Incident.objects.filter(
        customer=OuterRef("customer"),
        learned_at__gte=OuterRef("learned_at") - LATELY,
        learned_at__lte=OuterRef("learned_at"),
        merged_into=None,
    ).exclude(pk=OuterRef("pk"))
    # Asked for by value, each line is looked up when its turn comes, and a page is full after a
    # few of them. What only asks whether there is one, the planner works out for a whole company.
    latest = Subquery(before.order_by("-learned_at").values("pk")[:1])
    found = Incident.objects.filter(pk=OuterRef("pk")).order_by().values(found=latest)
    return Q(docket__isnull=False) & Q(IsNull(Subquery(found), False))


def _snoozed_long(at):
    """A snooze lasts beyond the next deadline: it will be broken before somebody is reminded, or
    has been."""
    return Q(docket__snoozed_until__gt=at, docket__snoozed_until__gte=F("docket__due_at"))


def _decision(_at):
    asked = Decision.objects.filter(decided_at=None).order_by().values("incident")
    return Q(docket__isnull=False, pk__in=asked)


CONDITIONS = {
    SILENT: _silent,
    UNTOUCHED: _untouched,
    SECOND: _second,
    SNOOZED: _snoozed_long,
    DECISION: _decision,
}


def _age(value, lens: Lens) -> Q:
    least, most = AGES[one_of(AGES, value)]
    condition = Q(docket__isnull=False)
    if least is not None:
        condition &= Q(docket__logged_at__lte=lens.at - least)
    if most is not None:
        condition &= Q(docket__logged_at__gt=lens.at - most)
    return condition


def _held_by(value, _lens: Lens) -> Q:
    """Theirs to answer for, unlike `owner`, which adds what merely waits for their word."""
    if not is_id(value):
        raise ValueError(value)
    return Q(docket__owner=int(value))


def _people(lens):
    found = colleagues_of(lens.user).filter(is_active=True).order_by("name", "pk")
    return [(str(pk), name) for pk, name in found.values_list("pk", "name")[:MOST]]


def _names(ids, lens):
    return colleagues_of(lens.user).filter(pk__in=ids).order_by().values_list("pk", "name")


FILTERS: tuple[Filter, ...] = (
    Filter(
        "needs",
        _("Needs a look"),
        choices(_NEEDS.items()),
        _needs,
        group="first",
        reads=Reads.LINE,
        of_open=True,
    ),
    Filter(
        "age",
        _("Open for"),
        choices(AGE_WORDS.items()),
        _age,
        group="clocks",
        reads=Reads.LINE,
        of_open=True,
    ),
    Filter(
        "held_by",
        _("Answered for by"),
        _people,
        _held_by,
        group="people",
        takes=Takes.NAME,
        named=_names,
        reads=Reads.LINE,
        of_open=True,
    ),
)
