"""How content customers are after it was put right, against before (practices P62 and P107).

A recovery can leave people more content than they were: research finds that in what they say of
their satisfaction, and in little else (de Matos, Henrique & Vargas Rossi 2007); and not after a
second failure (Maxham & Netemeyer 2002). So satisfaction is all that is told, and first failures
apart from second ones.
"""

from dataclasses import dataclass

from django.db.models import (
    Avg,
    Count,
    Exists,
    ExpressionWrapper,
    F,
    FloatField,
    OuterRef,
    Q,
    StdDev,
)

from incidents.models import Incident, Survey
from incidents.queries.exemplary import ENOUGH
from incidents.queries.figures.scope import Scope
from incidents.rules.big_picture import LATELY
from incidents.rules.statistics_of import Interval, interval_of_mean

FIRST, SECOND = "first", "second"


@dataclass(frozen=True)
class Contentment:
    """How content some customers were before and are after, from 1 to 5, on average.

    n: how many said both; change: after less before, with its 95 % interval, from n = 2 on
    """

    n: int = 0
    before: float = 0.0
    after: float = 0.0
    change: float = 0.0
    interval: Interval | None = None

    @property
    def is_enough(self) -> bool:
        """Whether enough of them said so to tell it."""
        return self.n >= ENOUGH

    @property
    def change_words(self) -> str:
        """The change with its sign: “+0.7”."""
        return signed(self.change)

    @property
    def interval_words(self) -> str:
        """Its interval: “+0.2 to +1.2”; empty where there is none."""
        known = self.interval
        return f"{signed(known.low)} to {signed(known.high)}" if known else ""

    @property
    def words(self) -> str:
        """What the interval lets us say."""
        # As it is shown: an interval that begins at “0.0” lets nobody be sure.
        sign = self.interval.rounded(1).sign if self.interval else 0
        if not sign:
            return "No difference that we can be sure of"
        return f"{'More' if sign > 0 else 'Less'} content than before"


def signed(number: float) -> str:
    """A number with its sign and one place: “+0.7”, “−0.3”, “0.0”."""
    words = f"{number:+.1f}".replace("-", "−")
    return "0.0" if words in ("+0.0", "−0.0") else words


def contentment(scope: Scope) -> dict[str, Contentment]:
    """Satisfaction after against before, FIRST failures and SECOND ones apart. One query.

    Of each incident its last survey that says both counts. It is a second failure when we had
    failed the same customer less than `LATELY` before, or when it had to be opened again.
    """
    said = {"before__isnull": False, "after__isnull": False}
    later = Survey.objects.filter(
        **said, incident=OuterRef("incident"), cycle__gt=OuterRef("cycle")
    )
    earlier = Incident.objects.filter(
        Q(learned_at__lt=OuterRef("incident__learned_at"))
        | Q(learned_at=OuterRef("incident__learned_at"), pk__lt=OuterRef("incident")),
        customer=OuterRef("incident__customer"),
        learned_at__gte=OuterRef("incident__learned_at") - LATELY,
    )
    surveys = Survey.objects.filter(
        ~Exists(later), **said, incident__in=scope.incidents().values("pk")
    )
    change = ExpressionWrapper(F("after") - F("before"), FloatField())
    rows = (
        surveys.order_by()
        .annotate(is_second=Q(cycle__gt=1) | Exists(earlier))
        .values("is_second")
        .annotate(
            n=Count("pk"),
            was=Avg("before"),
            now=Avg("after"),
            change=Avg(change),
            deviation=StdDev(change, sample=True),
        )
    )
    found = {SECOND if row["is_second"] else FIRST: _contentment(row) for row in rows}
    return {which: found.get(which, Contentment()) for which in (FIRST, SECOND)}


def _contentment(row):
    n, change = row["n"], row["change"]
    interval = interval_of_mean(n, change, row["deviation"]) if n > 1 else None
    return Contentment(n, row["was"], row["now"], change, interval)
