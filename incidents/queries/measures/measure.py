from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import (
    DurationField,
    Exists,
    ExpressionWrapper,
    F,
    FloatField,
    Func,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
)
from django.db.models.lookups import IsNull
from django.utils.functional import Promise

from incidents.models import Incident


@dataclass(frozen=True)
class Measure:
    """One thing that figures count, defined once: roll-ups group these rows, lists look into them.

    name: as roll-ups keep it; counts: in words, of which incidents it counts
    rows: for a moment, the rows that are counted, as a query with `of` (the incident's id), `key`
    (which one of the measure; text), and where there is one an `amount` or a length in `minutes`
    path: how the incident is reached from these rows, empty where they are incidents
    has_amount, has_minutes: whether the rows have these
    """

    name: str
    counts: str | Promise
    rows: Callable[[datetime], QuerySet]
    path: str = ""
    has_amount: bool = False
    has_minutes: bool = False

    def counted(self, at: datetime) -> QuerySet:
        """Its rows of the incidents that figures count: what was merged counts with the other."""
        return self.rows(at).filter(**{f"{self.path}merged_into__isnull": True}).order_by()

    def of(self, field: str) -> F:
        """A field of the incident, seen from the rows."""
        return F(self.path + field)

    def met(
        self, at: datetime, keys=None, *, in_turn: bool = False, only_open: bool = False, **said
    ) -> Q:
        """The condition on Incident that it is counted; under one of these keys, if given.

        in_turn: have each incident looked into when a list comes to it, where to work out which of
        all are meant takes longer than to fill a page
        only_open: whether it is asked of open ones alone, of which none was merged
        said: lookups on its rows; where they say what a key does, an index finds them
        """
        found = self.rows(at).order_by().filter(**said)
        if keys is not None:
            found = found.filter(key__in=keys)
        rows = found.filter(of=OuterRef("pk"))
        has_one = IsNull(Subquery(rows.values("of")[:1]), False) if in_turn else Exists(rows)
        condition = Q(has_one) if only_open else Q(has_one, merged_into__isnull=True)
        if self.path:
            # The newest have least of anything: they need not be looked into to know.
            condition &= Q(pk__lte=Subquery(found.order_by("-of").values("of")[:1]))
        return condition


def counted_incidents() -> QuerySet:
    """Incidents as rows of a measure."""
    return Incident.objects.order_by().annotate(of=F("pk"))


class Minutes(Func):
    """A length of time in minutes, as a float."""

    template = "(EXTRACT(EPOCH FROM %(expressions)s) / 60)::float8"
    output_field = FloatField()


def minutes_between(start, end) -> Minutes:
    """The minutes from one moment to another, both expressions or names."""
    start, end = (F(one) if isinstance(one, str) else one for one in (start, end))
    return Minutes(ExpressionWrapper(end - start, DurationField()))
