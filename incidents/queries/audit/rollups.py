"""Whether the figures still tell what the raw rows tell."""

from datetime import timedelta

from incidents.models import Rollup
from incidents.queries.audit.finding import Finding
from incidents.queries.measures.times import MISTAKES
from incidents.queries.rollups.cells import cells_of, kept, sums_of
from incidents.queries.rollups.state import state_of_rollups
from incidents.queries.rollups.touched import look
from incidents.rules.weeks import Weeks

NEWEST, OLDER = 4, 8
"""So many weeks are looked at: the newest, and some of those before, others each day."""

LATE = timedelta(minutes=10)


def rollup_findings(at):
    """Weeks of teams whose figures are not what their incidents add up to; and figures gone stale.

    What something has happened to since the worker last looked is left out: that is on its way.
    """
    before = state_of_rollups()
    if before.event is None or before.as_of is None:
        return []
    astray = {
        (cell.week, cell.team)
        for week in _weeks(at)
        for cell in _differing(Weeks(week, week), before.looked_at)
    }
    on_its_way = look(before, at).pending
    busy = {week for week, _team in on_its_way}
    astray = {
        (week, team) for week, team in astray - on_its_way if team is not None or week not in busy
    }
    return [*_astray(astray), *_late(before.as_of, at)]


def _weeks(at):
    rows = Rollup.objects.filter(team__isnull=True, urgency="", measure=MISTAKES)
    weeks = list(rows.order_by("-week").values_list("week", flat=True))
    older = weeks[NEWEST:]
    apart = max(len(older) // OLDER, 1)
    return weeks[:NEWEST] + older[at.timetuple().tm_yday % apart :: apart]


def _differing(weeks, at):
    singles = cells_of(weeks, None, at)
    wanted = singles | sums_of(singles)
    there = {cell: tally for cell, (_pk, tally) in kept(weeks).items()}
    return [
        cell
        for cell in wanted.keys() | there.keys()
        if cell not in wanted or cell not in there or wanted[cell].values != there[cell].values
    ]


def _astray(cells):
    if not cells:
        return []
    weeks = ", ".join(sorted({str(Weeks(week, week)) for week, _team in cells})[:5])
    return [Finding("figures-astray", {"weeks": weeks})]


def _late(as_of, at):
    if at - as_of <= LATE:
        return []
    seconds = (at - as_of).total_seconds()
    return [Finding("figures-late", {"seconds": seconds}, is_broken=False)]
