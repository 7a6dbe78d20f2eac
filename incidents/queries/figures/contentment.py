"""How content customers are after it was put right, against before, and how fair they found it.

What may be told of it, and why first failures stand apart: `queries.measures.voices`.
"""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from incidents.queries.exemplary import ENOUGH
from incidents.queries.figures.figure import Number
from incidents.queries.figures.scope import Scope
from incidents.queries.figures.totals import Totals
from incidents.queries.measures import voices
from incidents.queries.surveys import SIDES
from incidents.rules.charts import Bar, BarChart, bars
from incidents.rules.language import number
from incidents.rules.statistics_of import Mean, mean_of

FIRST, SECOND = voices.FIRST, voices.SECOND


@dataclass(frozen=True)
class Contentment:
    """How content some customers were before and are after, from 1 to 5, on average.

    answered: how many said both; change: after less before, with its 95 % interval
    """

    label: str
    answered: Number
    before: Mean | None = None
    after: Mean | None = None
    change: Mean | None = None

    @property
    def is_enough(self) -> bool:
        """Whether enough of them said so to tell it."""
        return self.answered.n >= ENOUGH

    @property
    def change_words(self) -> str:
        """The change with its sign: “+0.7”."""
        return signed(self.change.value)

    @property
    def interval_words(self) -> str:
        """Its interval: “+0.2 to +1.2”; empty where there is none."""
        known = self.change.interval
        ends = {"low": signed(known.low), "high": signed(known.high)} if known else {}
        return _("%(low)s to %(high)s") % ends if ends else ""

    @property
    def words(self) -> str:
        """What the interval lets us say."""
        # As it is shown: an interval that begins at “0.0” lets nobody be sure.
        known = self.change.interval
        sign = known.rounded(1).sign if known else 0
        if not sign:
            return _("No difference that we can be sure of")
        return _("More content than before") if sign > 0 else _("Less content than before")


@dataclass(frozen=True)
class Side:
    """How fair they found one side of it, from 1 to 5. ratings: how many gave each"""

    label: str
    answered: Number
    mean: Mean | None
    ratings: list[Number]

    @property
    def is_enough(self) -> bool:
        """Whether enough of them rated it to tell it."""
        return self.answered.n >= ENOUGH

    @property
    def interval_words(self) -> str:
        """The interval of the mean, within what can be given: “3.4 to 4.6”."""
        known = self.mean.interval
        low, high = max(known.low, voices.RATINGS[0]), min(known.high, voices.RATINGS[-1])
        return _("%(low)s to %(high)s") % {"low": number(low, 1), "high": number(high, 1)}


def signed(value: float) -> str:
    """A number with its sign and one place: “+0.7”, “−0.3”, “0.0”."""
    rounded = round(value, 1)
    sign = "+" if rounded > 0 else "−" if rounded < 0 else ""
    return f"{sign}{number(abs(rounded), 1)}"


def contentment(scope: Scope, totals: Totals) -> list[Contentment]:
    """Satisfaction after against before: first failures, and second ones (practice P107)."""
    labels = {
        FIRST: _("A first failure"),
        SECOND: _("A second failure within 90 days, or opened again"),
    }
    return [
        Contentment(
            label,
            _number(
                sum(_counts(totals, voices.CHANGE, which, voices.CHANGES).values()),
                scope.list_url(content=which),
            ),
            mean_of(_counts(totals, voices.BEFORE, which, voices.RATINGS)),
            mean_of(_counts(totals, voices.AFTER, which, voices.RATINGS)),
            mean_of(_counts(totals, voices.CHANGE, which, voices.CHANGES)),
        )
        for which, label in labels.items()
    ]


def sides(scope: Scope, totals: Totals) -> list[Side]:
    """The three sides of fair treatment (Tax, Brown & Chandrashekaran 1998)."""
    return [_side(scope, totals, name, label) for name, label in SIDES.items()]


def sides_chart(told: list[Side]) -> BarChart:
    """The means of the sides that enough have rated."""
    return bars(
        _("How fair they found it, from 1 to 5"),
        [
            Bar(side.label, side.mean.value, number(side.mean.value, 1), side.answered.url)
            for side in told
            if side.is_enough
        ],
        description=_("A bar for each side of fair treatment: the mean of what they gave."),
        of=_("Mean"),
        least=voices.RATINGS[0],
        whole=voices.RATINGS[-1],
    )


def _side(scope, totals, name, label):
    counts = {rating: totals.n(name, str(rating)) for rating in voices.RATINGS}
    return Side(
        label,
        _number(sum(counts.values()), scope.list_url(**{name: "any"})),
        mean_of(counts),
        [_number(n, scope.list_url(**{name: rating})) for rating, n in counts.items()],
    )


def _counts(totals, measure, which, values):
    return {value: totals.n(measure, voices.key_of(which, value)) for value in values}


def _number(n, url):
    return Number(n, str(n), url)
