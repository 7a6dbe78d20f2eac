"""How many promises we kept: clock by clock, by urgency and by team."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from incidents.models import Clock, Incident
from incidents.queries.exemplary import ENOUGH
from incidents.queries.figures.figure import Number, percent, percent_of
from incidents.queries.figures.scope import Scope
from incidents.queries.figures.totals import Totals
from incidents.queries.measures.promises import KEPT, MISSED, PROMISE, key_of
from incidents.rules.charts import Bar, BarChart, bars

FOUR = (Clock.Kind.CONTACT, Clock.Kind.ANSWER, Clock.Kind.UPDATE, Clock.Kind.RESOLVE)
"""What each customer is promised, in every incident; told by urgency and team, too."""
MOST_TEAMS = 30


@dataclass(frozen=True)
class Kept:
    """Of some incidents with a promise that is over, those in which it was kept, and missed.

    label: the clock’s
    """

    label: str
    kept: Number
    missed: Number

    @property
    def n(self) -> int:
        """Both together."""
        return self.kept.n + self.missed.n

    @property
    def value(self) -> float | None:
        """The share kept, in percent; None where that would rest on too few."""
        return percent_of(self.kept.n, self.n) if self.n >= ENOUGH else None

    @property
    def said(self) -> str:
        """The share kept in words, as long as it rests on enough."""
        return percent(self.kept.n, self.n) if self.n >= ENOUGH else ""


@dataclass(frozen=True)
class Row:
    """A line of a table: of a clock, an urgency or a team, with its cells."""

    label: str
    cells: list[Kept]


@dataclass(frozen=True)
class Attainment:
    """by_clock: each clock’s; heads: the FOUR, of which by_urgency and by_team tell, where there is
    more than one; chart: the shares kept
    """

    by_clock: list[Row]
    heads: list[str]
    by_urgency: list[Row]
    by_team: list[Row]
    chart: BarChart


def attainment(scope: Scope, totals: Totals) -> Attainment:
    """Promises kept, of those that are over."""
    by_clock = [
        Row(str(label), [_kept(scope, kind, lambda key: totals.n(PROMISE, key))])
        for kind, label in Clock.Kind.choices
    ]
    by_clock = [row for row in by_clock if row.cells[0].n]
    urgencies = [one for one in Incident.Urgency.choices if scope.urgency in ("", one[0])]
    teams = sorted({team for team, _key in totals.by_team})
    return Attainment(
        by_clock,
        heads=[str(Clock.Kind(kind).label) for kind in FOUR],
        by_urgency=[
            _row(
                scope,
                str(label),
                lambda key, value=value: totals.by_urgency[value, key],
                urgency=value,
            )
            for value, label in urgencies
        ],
        by_team=[]
        if scope.team or len(teams) < 2
        else [
            _row(scope, name, lambda key, team=(name, pk): totals.by_team[team, key], team=pk)
            for name, pk in teams[:MOST_TEAMS]
        ],
        chart=_chart(by_clock),
    )


def _row(scope, label, n_of, **wanted):
    return Row(label, [_kept(scope, kind, n_of, **wanted) for kind in FOUR])


def _kept(scope, kind, n_of: Callable[[str], int], **wanted):
    kept, missed = (
        _number(n_of(key), words, scope.list_url(promise=key, **wanted))
        for key, words in (
            (key_of(kind, KEPT), _("%(n)d kept")),
            (key_of(kind, MISSED), _("%(n)d missed")),
        )
    )
    return Kept(str(Clock.Kind(kind).label), kept, missed)


def _number(n, words, url):
    return Number(n, words % {"n": n}, url)


def _chart(rows):
    shown = [(row.label, row.cells[0]) for row in rows if row.cells[0].said]
    return bars(
        _("Promises kept, in percent"),
        [Bar(label, cell.value, cell.said, cell.kept.url) for label, cell in shown],
        description=_("A bar for each clock: the share of incidents in which it was kept."),
        of=_("Kept"),
        whole=100,
    )
