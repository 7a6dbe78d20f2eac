"""How it went week by week, or by four weeks where single ones would tell of too few."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from incidents.models import Clock
from incidents.queries.exemplary import ENOUGH
from incidents.queries.figures.figure import length, percent_of
from incidents.queries.figures.totals import Totals
from incidents.queries.measures.again import SECOND
from incidents.queries.measures.causes import CAUSE
from incidents.queries.measures.promises import KEPT, MISSED, PROMISE, key_of
from incidents.queries.measures.times import MISTAKES
from incidents.rules.charts import LineChart, Series, lines
from incidents.rules.charts.scale import lengths, steps
from incidents.rules.language import written
from incidents.rules.taxonomy import CAUSE_KINDS

QUARTERS = (0, 25, 50, 75, 100)
LOWEST = 10
"""Percent up to which an axis goes at least: small changes of small shares are to look small."""

TOGETHER = 4
"""So many weeks make a point where a week alone has too few."""


class Trends:
    """Charts over the weeks of some totals. What rests on fewer than ENOUGH is a gap."""

    def __init__(self, totals: Totals):
        self._totals = totals
        weeks = totals.weeks
        many = totals.n(MISTAKES) >= ENOUGH * len(weeks)
        self.step = 1 if many else TOGETHER
        # From the end, so that the newest point is as whole as can be.
        first = len(weeks) % self.step
        self._parts = [weeks[:first]] if first else []
        self._parts += [weeks[n : n + self.step] for n in range(first, len(weeks), self.step)]
        self.mondays = [part[0] for part in self._parts]
        self._below = [written(monday, "j M") for monday in self.mondays]

    @property
    def step_words(self) -> str:
        """What a point stands for."""
        return _("by week") if self.step == 1 else _("by four weeks")

    def responses(self) -> LineChart:
        """The median time to our first word."""
        told = [self._totals.responded_in(part) for part in self._parts]
        values = [middle if n >= ENOUGH else None for n, middle in told]
        return lines(
            _("Time to first response, %(step)s") % {"step": self.step_words},
            self._below,
            [Series(_("Median"), values)],
            description=_("A line of medians: the lower, the sooner they heard from us."),
            words=lambda minutes: length(minutes) if minutes else "0",
            marks=lengths,
        )

    def promises(self, first: Clock.Kind, second: Clock.Kind) -> LineChart:
        """The shares of two promises that were kept, in percent."""
        return self._shares(
            _("Kept, %(step)s: %(first)s, %(second)s")
            % {"first": first.label, "second": second.label, "step": self.step_words},
            [Series(str(kind.label), self._kept(kind)) for kind in (first, second)],
            _("Two lines: the share of incidents in which the promise was kept."),
        )

    def second_failures(self) -> LineChart:
        """The share of mistakes that were second failures, in percent."""
        told = [
            (self._totals.n_in(part, SECOND), self._totals.n_in(part, MISTAKES))
            for part in self._parts
        ]
        return self._shares(
            _("Second failures, %(step)s") % {"step": self.step_words},
            [Series(_("Share of all"), [_share(part, whole) for part, whole in told])],
            _("A line: the share of mistakes that were a second failure, or opened again."),
            marks=lambda most: steps(max(most, LOWEST)),
        )

    def causes(self) -> LineChart:
        """How often the two most frequent causes were confirmed."""
        known = sorted(self._totals.keys(CAUSE), key=lambda key: -self._totals.n(CAUSE, key))
        return lines(
            _("The two most frequent causes, %(step)s") % {"step": self.step_words},
            self._below,
            [
                Series(
                    CAUSE_KINDS.get(key, key),
                    [float(self._totals.n_in(part, CAUSE, key)) for part in self._parts],
                )
                for key in known[:2]
            ],
            description=_("Two lines: in how many incidents each of the causes was confirmed."),
        )

    def _kept(self, kind):
        told = [
            [self._totals.n_in(part, PROMISE, key_of(kind, one)) for one in (KEPT, MISSED)]
            for part in self._parts
        ]
        return [_share(kept, kept + missed) for kept, missed in told]

    def _shares(self, title, series: Iterable[Series], description, marks=lambda most: QUARTERS):
        return lines(
            title,
            self._below,
            list(series),
            description=description,
            words=lambda share: _("%(number)d %%") % {"number": round(share)},
            marks=marks,
        )


def _share(part, whole):
    return percent_of(part, whole) if whole >= ENOUGH else None
