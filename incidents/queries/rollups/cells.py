"""What some weeks add up to, worked out from the raw rows."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import NamedTuple

from django.db.models import Count, DateField, Func, IntegerField, Sum
from django.db.models.functions import TruncWeek

from incidents.models import Rollup
from incidents.queries.measures import MEASURES
from incidents.rules.spread import BOUNDS
from incidents.rules.weeks import Weeks


class Cell(NamedTuple):
    """What a roll-up is about. team: an id, None for all of them; urgency: empty for all of them"""

    week: date
    team: int | None
    urgency: str
    measure: str
    key: str


@dataclass
class Tally:
    """What a cell adds up to, as a `Rollup` keeps it."""

    n: int = 0
    total: Decimal = Decimal(0)
    buckets: dict[int, int] = field(default_factory=lambda: defaultdict(int))

    def add(self, other: "Tally"):
        """Count another one in."""
        self.n += other.n
        self.total += other.total
        for bucket, count in other.buckets.items():
            self.buckets[bucket] += count

    @property
    def spread(self) -> list[int]:
        """The buckets in their order, as far as there is something in them."""
        return [self.buckets.get(number, 0) for number in range(max(self.buckets, default=-1) + 1)]

    @property
    def values(self) -> tuple:
        """What two tallies are compared by."""
        return self.n, self.total, self.spread

    @classmethod
    def of_row(cls, n: int, total: Decimal, spread: list[int]) -> "Tally":
        """The tally of a roll-up’s row."""
        counts = {bucket: count for bucket, count in enumerate(spread) if count}
        return cls(n, total, defaultdict(int, counts))


class _Bucket(Func):
    """The bucket of `rules.spread` into which minutes fall."""

    function = "WIDTH_BUCKET"
    output_field = IntegerField()
    template = f"%(function)s(%(expressions)s, '{{{','.join(map(repr, BOUNDS))}}}'::float8[])"


def cells_of(weeks: Weeks, teams: Iterable[int] | None, at: datetime) -> dict[Cell, Tally]:
    """The single cells of these weeks and teams (ids; None for all), as of `at`.

    A query a measure, however many incidents there are.
    """
    tallies = defaultdict(Tally)
    for measure in MEASURES.values():
        for *of, n, total, bucket in _rows(measure, weeks, teams, at):
            tally = tallies[Cell(of[0], of[1], of[2], measure.name, of[3])]
            tally.add(Tally(n, total or Decimal(0), {} if bucket is None else {bucket: n}))
    return dict(tallies)


def _rows(measure, weeks, teams, at):
    path = measure.path
    rows = measure.counted(at).filter(
        **{f"{path}learned_at__gte": weeks.begin, f"{path}learned_at__lt": weeks.end}
    )
    if teams is not None:
        rows = rows.filter(**{f"{path}team__in": list(teams)})
    rows = rows.annotate(
        in_week=TruncWeek(f"{path}learned_at", tzinfo=UTC, output_field=DateField()),
        in_team=measure.of("team"),
        in_urgency=measure.of("urgency"),
    )
    names = ["in_week", "in_team", "in_urgency", "key"]
    if measure.has_minutes:
        found = rows.annotate(bucket=_Bucket("minutes")).values(*names, "bucket")
        found = found.annotate(n=Count("of", distinct=True))
        return (
            (*row[:4], row[5], None, row[4]) for row in found.values_list(*names, "bucket", "n")
        )
    total = {"total": Sum("amount")} if measure.has_amount else {}
    found = rows.values(*names).annotate(n=Count("of", distinct=True), **total)
    found = found.values_list(*names, "n", *total)
    return ((*row[:5], row[5] if total else None, None) for row in found)


def sums_of(cells: dict[Cell, Tally]) -> dict[Cell, Tally]:
    """What single cells make up over all teams, over all urgencies, and over both."""
    tallies = defaultdict(Tally)
    for cell, tally in cells.items():
        for sum_ in (
            cell._replace(team=None),
            cell._replace(urgency=""),
            cell._replace(team=None, urgency=""),
        ):
            tallies[sum_].add(tally)
    return dict(tallies)


def kept(weeks: Weeks, **conditions) -> dict[Cell, tuple[int, Tally]]:
    """The roll-ups of these weeks that are there, each with the id of its row. One query."""
    rows = Rollup.objects.filter(week__range=(weeks.first, weeks.last), **conditions)
    names = "pk", *Cell._fields, "n", "total", "spread"
    return {
        Cell(week, team, urgency, measure, key): (pk, Tally.of_row(*told))
        for pk, week, team, urgency, measure, key, *told in rows.values_list(*names)
    }


def single(weeks: Weeks, teams: Iterable[int] | None = None) -> dict[Cell, tuple[int, Tally]]:
    """Those of single teams (ids; None for all of them) and urgencies."""
    which = {"team__isnull": False} if teams is None else {"team__in": list(teams)}
    return {cell: it for cell, it in kept(weeks, **which).items() if cell.urgency}
