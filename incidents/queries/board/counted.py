"""The counted part of the board: one pass over the docket."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q, Sum

from incidents.models import Incident
from incidents.queries.board.scope import Scope
from incidents.queries.filters import FILTERS
from incidents.queries.filters.attention import AGES, DECISION, SECOND, SILENT, SNOOZED, UNTOUCHED
from incidents.queries.filters.docket import on_docket
from incidents.queries.prepared import Prepared

ALL, BREACHED, DUE_HOUR, DUE_TODAY, UNOWNED = "all", "breached", "due_hour", "due_today", "unowned"
NUMBERS: dict[str, dict[str, str]] = {
    BREACHED: {"clock": "breached"},
    DUE_HOUR: {"clock": "due_hour"},
    DUE_TODAY: {"clock": "due_today"},
    UNOWNED: {"owner": "nobody"},
    SILENT: {"needs": SILENT},
    UNTOUCHED: {"needs": UNTOUCHED},
    SNOOZED: {"needs": SNOOZED},
    DECISION: {"needs": DECISION},
    **{f"age_{age}": {"age": age} for age in AGES},
    **{f"urgency_{urgency}": {"urgency": urgency} for urgency in Incident.Urgency.values},
    ALL: {},
}
"""Each number of the one pass, and the filters whose list it counts."""

FILTERS_OF = NUMBERS | {SECOND: {"needs": SECOND}}
"""The same of all numbers; see `second` for the one that is counted apart."""

Counts = dict[str, int]


@dataclass(frozen=True)
class Counted:
    """NUMBERS by name: in all, of each team (by id) and of each owner (by id).

    mark: the sum of all that is open, which differs as soon as something else is
    """

    in_all: Counts
    of_team: dict[int, Counts]
    of_owner: dict[int, Counts]
    mark: int


def counted(scope: Scope, at: datetime) -> Counted:
    """What is open in a scope, by team and owner. One query."""
    rows = _COUNTED.rows(at=at, **scope.given)
    in_all, of_team, of_owner, whole = dict.fromkeys(NUMBERS, 0), {}, {}, 0
    for team, owner, mark, *counts in rows:
        whole += int(mark)
        places = [in_all, of_team.setdefault(team, dict.fromkeys(NUMBERS, 0))]
        if owner:
            places.append(of_owner.setdefault(owner, dict.fromkeys(NUMBERS, 0)))
        for place in places:
            for name, count in zip(NUMBERS, counts, strict=True):
                place[name] += count
    return Counted(in_all, of_team, of_owner, whole)


def _counted(at, **scope):
    scope = Scope.again(**scope)
    names = {f"n_{name}": Count("pk", filter=condition(name, scope, at)) for name in NUMBERS}
    return scope.docket().order_by().values_list("team", "owner").annotate(mark=Sum("pk"), **names)


_COUNTED = Prepared(_counted)


def condition(name: str, scope: Scope, at: datetime) -> Q:
    """What a number counts, as a condition on lines of the docket: that of its filters."""
    lens = scope.lens(at)
    whole = Q(pk__isnull=False)
    for filter_name, value in FILTERS_OF[name].items():
        whole &= on_docket(FILTERS[filter_name].meets(value, lens))
    return whole
