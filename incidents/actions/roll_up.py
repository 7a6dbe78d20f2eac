"""Keeping the roll-ups: what each week adds up to, worked out anew where something happened.

A worker calls it every half minute. It looks for events it has not seen yet (by id: what is
committed late is found later, as a hole) and for deadlines that passed, notes which weeks of which
teams they touch, and works those out from the raw rows, a few weeks in a short transaction. What it
has still to do stands in the database, so that a killed worker’s successor goes on from there; two
of them take turns, as the second one leaves at once.

After rows were written past the product (a benchmark’s COPY, a restored dump), `forget` what is
known and let it work everything out: `manage.py roll_up --all`.
"""

import time
from collections.abc import Callable
from datetime import timedelta

from django.db import transaction
from django.db.models.functions import Now

from incidents.models import Heartbeat, Rollup
from incidents.queries.rollups.cells import Cell, Tally, cells_of, kept, single, sums_of
from incidents.queries.rollups.state import ROLLUPS, State
from incidents.queries.rollups.touched import Touched, first_look, look
from incidents.rules.weeks import WEEK, Weeks

LONGEST = 10.0
"""One call works for no more seconds: its caller has a time limit."""

EVERY = timedelta(seconds=30)
"""So often it is looked whether something has happened."""

TOGETHER, MOST_TOGETHER = 4, 64
"""So many weeks are worked out at once, if something has happened to them: at first, at most."""

QUICK = 0.5
"""What took fewer seconds is followed by twice as many weeks; what took longer, by half of them."""

BATCH = 1000


def roll_up(*, at, longest=LONGEST, tell: Callable[[int], None] = lambda left: None) -> int:
    """Bring the roll-ups up to `at` (aware); returns in how many pieces it was done.

    longest: seconds after which it takes no more; tell: is given, after each piece, how many weeks
    of single teams are still to be worked out
    """
    worked, together, begun = 0, TOGETHER, time.monotonic()
    end = begun + longest
    while begun < end and (left := _work(at, together)) is not None:
        worked += 1
        tell(left)
        took, begun = time.monotonic() - begun, time.monotonic()
        together = min(MOST_TOGETHER, together * 2) if took < QUICK else max(1, together // 2)
    return worked


def keep_rolled_up(*, at, longest=LONGEST):
    """The same for a worker that calls often: it looks EVERY so often, or goes on where it was."""
    last = Heartbeat.objects.filter(name=ROLLUPS, at__gt=at - EVERY).first()
    if last is None or State.of(last.data).pending:
        roll_up(at=at, longest=longest)


@transaction.atomic
def forget():
    """Let the next `roll_up` work everything out anew, from the first week on.

    What stands there is shown until then.
    """
    row, _ = Heartbeat.objects.select_for_update().get_or_create(
        name=ROLLUPS, defaults={"at": Now()}
    )
    row.data = State(as_of=State.of(row.data).as_of).data
    row.save(update_fields=["data"])


def note_for_roll_up(touched: Touched):
    """Have the next `roll_up` work these weeks of teams out, too: for what goes without an event.

    Call it in the transaction that takes it away, before it does: no `roll_up` works meanwhile.
    """
    row = Heartbeat.objects.select_for_update().filter(name=ROLLUPS).first()
    if row is None or (state := State.of(row.data)).event is None:
        return
    state.pending |= touched
    row.data = state.data
    row.save(update_fields=["data"])


@transaction.atomic
def _work(at, together):
    """Do the next piece, of so many weeks at most; returns how many are left of what is noted, None
    when nothing is to do."""
    Heartbeat.objects.get_or_create(name=ROLLUPS, defaults={"at": at})
    row = Heartbeat.objects.select_for_update(skip_locked=True).filter(name=ROLLUPS).first()
    if row is None:
        return None
    state = State.of(row.data)
    if not state.pending:
        state = first_look(at) if state.event is None else look(state, at)
    was_idle = not state.pending
    if state.pending:
        first = min(week for week, _team in state.pending)
        next_ones = {one for one in state.pending if one[0] - first < together * WEEK}
        last = max(week for week, _team in next_ones)
        _work_out(Weeks(first, last), {team for _week, team in next_ones}, at)
        state.pending -= next_ones
    if not state.pending and state.is_whole:
        state.as_of = state.looked_at
    row.at, row.data = at, state.data
    row.save(update_fields=["at", "data"])
    return None if was_idle and state.is_whole else len(state.pending)


def _work_out(weeks, teams, at):
    """Put the cells of some weeks and teams right, then the sums of these weeks."""
    _put(cells_of(weeks, teams, at), single(weeks, teams))
    there = kept(weeks)
    singles = {cell: tally for cell, (_, tally) in there.items() if cell.team and cell.urgency}
    _put(sums_of(singles), {cell: it for cell, it in there.items() if cell not in singles})


def _put(wanted: dict[Cell, Tally], there: dict[Cell, tuple[int, Tally]]):
    """Write what differs, and take out what is no more. there: with the ids of their rows"""
    gone = [pk for cell, (pk, _) in there.items() if cell not in wanted]
    if gone:
        Rollup.objects.filter(pk__in=gone).delete()
    changed = [
        Rollup(
            week=cell.week,
            team_id=cell.team,
            urgency=cell.urgency,
            measure=cell.measure,
            key=cell.key,
            n=tally.n,
            total=tally.total,
            spread=tally.spread,
        )
        for cell, tally in wanted.items()
        if cell not in there or there[cell][1].values != tally.values
    ]
    Rollup.objects.bulk_create(
        changed,
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["team", "urgency", "week", "measure", "key"],
        update_fields=["n", "total", "spread"],
    )
