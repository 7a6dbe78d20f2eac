"""What the roll-ups say of a scope: read once, in four queries, whatever they hold."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from django.db.models import Q, Sum

from incidents.models import Rollup
from incidents.queries.figures.scope import Scope
from incidents.queries.measures import MEASURES
from incidents.queries.measures.again import SECOND
from incidents.queries.measures.causes import CAUSE
from incidents.queries.measures.promises import PROMISE
from incidents.queries.measures.times import MISTAKES, RESPOND
from incidents.rules.spread import added, median

LENGTHS = tuple(one.name for one in MEASURES.values() if one.has_minutes)
BY_WEEK = (MISTAKES, PROMISE, CAUSE, SECOND)
"""What is told week by week, besides the time to our first word."""


class Totals:
    """Numbers of incidents in a scope, by measure and key, and by week, urgency and team.

    by_urgency: (urgency, key of a promise) → how many; by_team: ((team’s name, id), key) → how many
    company: how many mistakes there were in the same weeks in the whole company
    """

    def __init__(self, scope: Scope):
        self.weeks = list(scope.weeks)
        rows = Rollup.objects.filter(**scope.of_weeks, **scope.of_teams, urgency=scope.urgency)
        self._all = _all(rows)
        self._by_week = _by_week(rows)
        self._spreads = _spreads(rows)
        self.by_urgency, self.by_team, self.company = _apart(scope)

    def n(self, measure: str, *keys: str) -> int:
        """How many under these keys together; under the one that has none if none is given."""
        return sum(self._all.get((measure, key), (0, 0))[0] for key in keys or ("",))

    def total(self, measure: str, key: str) -> Decimal:
        """The sum of their amounts."""
        return self._all.get((measure, key), (0, Decimal(0)))[1]

    def keys(self, measure: str) -> list[str]:
        """The keys under which there are any."""
        return sorted(key for name, key in self._all if name == measure)

    def median(self, measure: str) -> float | None:
        """The middle length in minutes, to within `rules.spread`’s bounds."""
        return median(added(self._spreads[measure].values()))

    def n_in(self, weeks: Iterable[date], measure: str, *keys: str) -> int:
        """How many in some of the weeks, of a measure of BY_WEEK."""
        weeks = set(weeks)
        return sum(
            n
            for key in keys or ("",)
            for week, n in self._by_week[measure, key].items()
            if week in weeks
        )

    def responded_in(self, weeks: Iterable[date]) -> tuple[int, float | None]:
        """How many of some weeks’ have heard from us, and their median in minutes."""
        spread = added(self._spreads[RESPOND].get(week, ()) for week in weeks)
        return sum(spread), median(spread)


def _all(rows):
    sums = rows.values("measure", "key").annotate(all=Sum("n"), amount=Sum("total")).order_by()
    return {(row["measure"], row["key"]): (row["all"], row["amount"]) for row in sums}


def _by_week(rows):
    found = rows.filter(measure__in=BY_WEEK).values("week", "measure", "key").order_by()
    weeks = defaultdict(dict)
    for row in found.annotate(all=Sum("n")):
        weeks[row["measure"], row["key"]][row["week"]] = row["all"]
    return weeks


def _spreads(rows):
    """measure → week → how many fall into each bucket"""
    found = rows.filter(measure__in=LENGTHS).values_list("measure", "week", "spread").order_by()
    spreads = defaultdict(dict)
    for measure, week, spread in found:
        there = spreads[measure].get(week)
        spreads[measure][week] = added([there, spread]) if there else spread
    return spreads


def _apart(scope):
    """Promises by urgency, and by team; and the mistakes of the whole company. One query."""
    one_urgency = Q(urgency=scope.urgency) if scope.urgency else ~Q(urgency="")
    teams = {} if scope.user.sees_everything else {"team__in": scope.user.team_ids}
    wanted = (
        Q(one_urgency, **scope.of_teams, measure=PROMISE)
        | Q(**teams, team__isnull=False, urgency=scope.urgency, measure=PROMISE)
        | Q(team__isnull=True, urgency="", measure=MISTAKES)
    )
    rows = Rollup.objects.filter(wanted, **scope.of_weeks).order_by()
    by_urgency, by_team, company = defaultdict(int), defaultdict(int), 0
    for row in rows.values("team", "team__name", "urgency", "measure", "key").annotate(n=Sum("n")):
        if row["measure"] == MISTAKES:
            company += row["n"]
            continue
        if row["urgency"] and _is_of_teams(scope, row["team"]):
            by_urgency[row["urgency"], row["key"]] += row["n"]
        if row["team"] and row["urgency"] == scope.urgency:
            by_team[(row["team__name"], row["team"]), row["key"]] += row["n"]
    return by_urgency, by_team, company


def _is_of_teams(scope, team):
    if scope.team:
        return team == scope.team.pk
    return team is None if scope.user.sees_everything else team is not None
