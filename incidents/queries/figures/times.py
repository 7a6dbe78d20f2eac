"""How long we took, and who noticed: read in one query."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import (
    Aggregate,
    Case,
    Count,
    DurationField,
    Exists,
    ExpressionWrapper,
    F,
    Min,
    OuterRef,
    Q,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Greatest, Least
from django.db.models.lookups import IsNull

from incidents.models import Apology, Event, Incident, Touchpoint
from incidents.queries.figures.scope import Scope

IT = OuterRef("pk")
BY_A_PERSON = {"direction": Touchpoint.Direction.OUT, "is_automatic": False}

NO_ACT = (
    Event.Kind.LOGGED,
    Event.Kind.IMPORTED,
    Event.Kind.HISTORY,
    Event.Kind.ASSIGNED,
    Event.Kind.SNOOZED,
)
"""What a person does about an incident without taking it in hand: noting it, handing it on, putting
it off."""


@dataclass(frozen=True)
class Median:
    """The middle one of some lengths of time (None where there is none), and how many there are."""

    length: timedelta | None
    n: int


@dataclass(frozen=True)
class Times:
    """How long incidents took; n: how many there are, ourselves: how many we noticed ourselves.

    respond: from when we learned of it to our first word; own: from when it was logged to the first
    act; apologise, fix: from when we learned of it until they had the answer, and it was right;
    lag: from when it happened to when it was logged
    """

    n: int
    ourselves: int
    respond: Median
    own: Median
    apologise: Median
    fix: Median
    lag: Median


def times_of(scope: Scope) -> Times:
    """The times of the incidents in scope. One query."""
    moments = scope.incidents().annotate(
        spoke=_first(Touchpoint.objects.filter(incident=IT, **BY_A_PERSON)),
        answered=_first(Apology.objects.filter(incident=IT), "delivered_at"),
        logged=_first(Event.objects.filter(incident=IT, kind=Event.Kind.LOGGED)),
        acted=_first(_acts()),
        righted=_first(_made_right()),
    )
    spans = {
        "respond": _between("learned_at", Least("spoke", "answered")),
        "own": _between("logged", F("acted")),
        "apologise": _between("learned_at", F("answered")),
        "fix": _between("learned_at", F("righted")),
        "lag": _between("occurred_at", F("logged")),
    }
    found = moments.aggregate(
        n=Count("pk"),
        ourselves=Count("pk", filter=Q(noticed_by=Incident.NoticedBy.US)),
        **{f"{name}_n": Count(span) for name, span in spans.items()},
        **{f"{name}_median": _Median(span) for name, span in spans.items()},
    )
    medians = {name: Median(found[f"{name}_median"], found[f"{name}_n"]) for name in spans}
    return Times(found["n"], found["ourselves"], **medians)


def _first(rows, field="at"):
    """The earliest moment in some rows of an incident."""
    first = rows.order_by().values("incident").annotate(first=Min(field)).values("first")
    return Subquery(first)


def _acts():
    """What whoever logged it, or owns it now, has done about it."""
    theirs = Q(by=OuterRef("owner")) | Q(by=OuterRef("logged_by"))
    return Event.objects.filter(theirs, incident=IT).exclude(kind__in=NO_ACT)


def _made_right():
    """When it was made right without being opened again after."""
    again = Event.objects.filter(
        incident=OuterRef("incident"), kind=Event.Kind.REOPENED, pk__gt=OuterRef("pk")
    )
    return Event.objects.filter(~Exists(again), incident=IT, kind=Event.Kind.MADE_RIGHT)


def _between(start, end):
    """How long after `start` (a name) `end` came; one that came before counts as nothing."""
    length = ExpressionWrapper(end - F(start), DurationField())
    # GREATEST passes over what is unknown, and would make nothing of it.
    return Case(When(IsNull(length, False), then=Greatest(length, Value(timedelta()))))


class _Median(Aggregate):
    function = "PERCENTILE_CONT"
    template = "%(function)s(0.5) WITHIN GROUP (ORDER BY %(expressions)s)"
    output_field = DurationField()
