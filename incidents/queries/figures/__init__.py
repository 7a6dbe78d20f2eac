"""The page of figures: one calm look at how we answer for our mistakes, and how it ends.

It counts one and the same incidents, those that we learned of in some weeks, and says beside each
figure what it measures and how much it rests on; only exemplary moments are counted in the whole
company. It counts mistakes and answers, never people. All of it is read from roll-ups; every number
is the length of the list that it links to (`queries.filters.record`).
"""

from dataclasses import dataclass
from datetime import date, datetime

from incidents.models import Clock, Lesson
from incidents.queries.exemplary import Ratio
from incidents.queries.figures.again import paretos, recurrence
from incidents.queries.figures.attainment import Attainment, attainment
from incidents.queries.figures.contentment import (
    Contentment,
    Side,
    contentment,
    sides,
    sides_chart,
)
from incidents.queries.figures.figure import Figure, Number
from incidents.queries.figures.money import Account, accounts
from incidents.queries.figures.scope import USUAL, Scope, periods
from incidents.queries.figures.times import headline, incidents, openness, speed
from incidents.queries.figures.totals import Totals
from incidents.queries.figures.trends import Trends
from incidents.queries.rollups.state import state_of_rollups
from incidents.rules.charts import BarChart, LineChart, ParetoChart

__all__ = ["USUAL", "Figures", "Scope", "figures", "periods"]


@dataclass(frozen=True)
class Figures:
    """All that the page shows.

    counted: the incidents; as_of: until when it tells all there is, None before the
    roll-ups were worked out for the first time
    mondays: on which the weeks of each point of a chart over time begin
    contentment: after a first failure, and after a second one
    """

    counted: Number
    as_of: datetime | None
    headline: Figure
    mondays: list[date]
    responses: LineChart
    speed: list[Figure]
    attainment: Attainment
    promises: list[LineChart]
    openness: list[Figure]
    exemplary: Ratio
    paretos: list[ParetoChart]
    causes: LineChart
    recurrence: list[Figure]
    second_failures: LineChart
    contentment: list[Contentment]
    sides: list[Side]
    sides_chart: BarChart
    accounts: list[Account]


def figures(scope: Scope, as_of: datetime | None = None) -> Figures:
    """The figures of a scope. Five queries, however much there is, and one for `as_of`.

    as_of: until when the roll-ups tell all there is, where that has been read before
    """
    # Read before the roll-ups: what they hold by then is at least as new as this.
    as_of = as_of or state_of_rollups().as_of
    totals = Totals(scope)
    trends, told_sides = Trends(totals), sides(scope, totals)
    return Figures(
        counted=incidents(scope, totals),
        as_of=as_of,
        headline=headline(scope, totals),
        mondays=trends.mondays,
        responses=trends.responses(),
        speed=speed(scope, totals),
        attainment=attainment(scope, totals),
        promises=[
            trends.promises(Clock.Kind.CONTACT, Clock.Kind.ANSWER),
            trends.promises(Clock.Kind.UPDATE, Clock.Kind.RESOLVE),
        ],
        openness=openness(scope, totals),
        exemplary=Ratio(_moments(scope), totals.company),
        paretos=paretos(scope, totals),
        causes=trends.causes(),
        recurrence=recurrence(scope, totals),
        second_failures=trends.second_failures(),
        contentment=contentment(scope, totals),
        sides=told_sides,
        sides_chart=sides_chart(told_sides),
        accounts=accounts(scope, totals),
    )


def _moments(scope):
    """Exemplary moments of the whole company: a moment belongs to nobody’s team (practice P78)."""
    within = {"at__gte": scope.weeks.begin, "at__lt": scope.weeks.end}
    return Lesson.objects.filter(is_exemplary=True, **within).count()
