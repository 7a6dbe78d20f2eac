"""The figures as tables for other programs: a line for each number, however it is shown."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from incidents.queries.exemplary import ENOUGH
from incidents.queries.figures import Figures
from incidents.queries.figures.figure import Figure
from incidents.queries.figures.times import MINUTES, PERCENT
from incidents.rules.charts import LineChart, ParetoChart

Cell = str | int | float | None


@dataclass(frozen=True)
class Line:
    """A number.

    of: whose, or the Monday from which its weeks run (ISO 8601)
    rests_on: how many incidents, or answers, it is made of

    A value that rests on too few is left empty, as it is on the page.
    """

    figure: str
    of: str = ""
    value: Cell = None
    unit: str = ""
    rests_on: int | None = None
    definition: str = ""

    @property
    def cells(self) -> list[Cell]:
        """Its cells, under `heads()`."""
        value = round(self.value, 2) if isinstance(self.value, float) else self.value
        figure, of, unit, definition = map(str, (self.figure, self.of, self.unit, self.definition))
        return [figure, of, value, unit, self.rests_on, definition]


@dataclass(frozen=True)
class Sheet:
    """A table with its name, of at most 31 characters."""

    name: str
    lines: list[Line]


def heads() -> list[str]:
    """What stands above the columns."""
    return [_("Figure"), _("Of"), _("Value"), _("Unit"), _("Rests on"), _("What it measures")]


def sheets(told: Figures) -> list[Sheet]:
    """All tables of some figures."""
    shown = [told.headline, *told.speed, *told.openness, *told.recurrence]
    shares = [*told.promises, told.second_failures]
    charts = [(told.responses, MINUTES), *((one, PERCENT) for one in shares)]
    charts.append((told.causes, _("incidents")))
    return [
        Sheet(_("Figures"), [*map(_of_figure, shown), *_exemplary(told)]),
        Sheet(_("Promises"), list(_promises(told))),
        Sheet(_("Causes"), [line for chart in told.paretos for line in _of_pareto(chart)]),
        Sheet(_("Over time"), [line for one in charts for line in _over_time(*one, told.mondays)]),
        Sheet(_("What customers say"), list(_voices(told))),
        Sheet(_("Money"), list(_money(told))),
    ]


def _of_figure(one: Figure):
    value = one.value if one.said else None
    return Line(one.label, "", value, one.unit, one.rests_on.n, one.definition)


def _exemplary(told):
    yield Line(_("Exemplary moments"), _("the whole company"), told.exemplary.moments, _("moments"))
    yield Line(_("Mistakes"), _("the whole company"), told.exemplary.mistakes, _("incidents"))


def _promises(told):
    reached = told.attainment
    for row in reached.by_clock:
        yield from _kept(_("Promises kept"), row.label, row.cells[0])
    for row in [*reached.by_urgency, *reached.by_team]:
        for head, cell in zip(reached.heads, row.cells, strict=True):
            yield from _kept(f"{_('Promises kept')}: {head}", row.label, cell)


def _kept(figure, of, cell):
    yield Line(figure, of, cell.value, PERCENT, cell.n)


def _of_pareto(chart: ParetoChart):
    bars = [row.drawn.bar for row in chart.rows]
    return [Line(chart.title, bar.label, bar.value, _("incidents")) for bar in bars]


def _over_time(chart: LineChart, unit, mondays) -> Iterator[Line]:
    for one in chart.series:
        for monday, value in zip(mondays, one.values, strict=True):
            yield Line(f"{chart.title}: {one.name}", monday.isoformat(), value, unit)


def _voices(told):
    for one in told.contentment:
        for name, mean, unit in (
            (_("Satisfaction before"), one.before, _("1 to 5")),
            (_("Satisfaction after"), one.after, _("1 to 5")),
            (_("Change of satisfaction"), one.change, _("points of 1 to 5")),
        ):
            value = mean.value if one.is_enough else None
            yield Line(name, one.label, value, unit, one.answered.n)
    for side in told.sides:
        value = side.mean.value if side.is_enough else None
        yield Line(_("Fair treatment"), side.label, value, _("1 to 5"), side.answered.n)


def _money(told):
    for account in told.accounts:
        for name, amount in (
            (_("Owed"), account.owed),
            (_("Gestures"), account.gestures),
            (_("Value kept"), account.kept),
        ):
            n = amount.incidents.n
            value = float(amount.total) if n >= ENOUGH else None
            yield Line(name, account.currency, value, account.currency, n)
