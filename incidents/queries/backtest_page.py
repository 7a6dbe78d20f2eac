"""What the page of a backtest shows: one past, under two policies."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.translation import gettext_lazy

from incidents.models import Incident
from incidents.queries.history import history, whom
from incidents.queries.policy_choices import Choice
from incidents.rules.backtest import Report, beside
from incidents.rules.backtest.comparison import Kind, Told, kinds, told, told_sentence, weeks
from incidents.rules.calendar_document import DAYS
from incidents.rules.policy import Policy
from incidents.rules.policy_document import BadPolicy

MOST = 5000
"""So many incidents are replayed for a page, the newest."""

SKIPPED = 10

_WORST = {
    "monday": gettext_lazy("Mondays %(hours)s"),
    "tuesday": gettext_lazy("Tuesdays %(hours)s"),
    "wednesday": gettext_lazy("Wednesdays %(hours)s"),
    "thursday": gettext_lazy("Thursdays %(hours)s"),
    "friday": gettext_lazy("Fridays %(hours)s"),
    "saturday": gettext_lazy("Saturdays %(hours)s"),
    "sunday": gettext_lazy("Sundays %(hours)s"),
}


@dataclass(frozen=True)
class Trouble:
    """A policy that can't be replayed, and why: (where in it, sentence) pairs."""

    choice: Choice
    problems: list[tuple[str, str]]


@dataclass(frozen=True)
class Side:
    """What is shown of one policy alone.

    hours: the worst of the week, as (“Mondays 09–10”, first steps, deadlines missed)
    skipped: (reference, reason) of the first; skipped_more: how many more there are
    """

    choice: Choice
    report: Report
    told: Told
    hours: list[tuple[str, int, int]]
    skipped: list[tuple[str, str]]
    skipped_more: int


@dataclass(frozen=True)
class SideBySide:
    """Two policies over one past.

    since, until: the period, from and until before when; until is None for now
    found: how many incidents there are in it; seen: how many of them were replayed
    weeks: the Mondays of the weeks in which people are told
    """

    since: datetime
    until: datetime | None
    found: int
    seen: int
    kinds: list[Kind]
    told_sentence: str
    weeks: list[date]
    sides: list[Side]

    @property
    def is_cut(self):
        """Whether older incidents of the period were left out."""
        return self.found > self.seen

    @property
    def last_moment(self):
        """The end of the last day, None for now."""
        return self.until and self.until - timedelta.resolution


def readable(chosen: Sequence[Choice]) -> tuple[list[Policy], list[Trouble]]:
    """The policies that were chosen, and what keeps others of them from being replayed."""
    policies, troubles = [], []
    for choice in chosen:
        try:
            policies.append(choice.policy)
        except BadPolicy as problem:
            troubles.append(Trouble(choice, problem.problems))
    return policies, troubles


def side_by_side(
    chosen: Sequence[Choice],
    policies: Sequence[Policy],
    at: datetime,
    since: datetime,
    until: datetime | None,
) -> SideBySide:
    """Replay what we learned of in [since, until) under two policies, up to `at`.

    As many queries for one incident as for a thousand.
    """
    period = Incident.objects.filter(learned_at__gte=since)
    if until:
        period = period.filter(learned_at__lt=until)
    newest = period.order_by("-learned_at", "-pk").values("pk")[:MOST]
    past = history(at, incidents=Incident.objects.filter(pk__in=newest))
    pair = beside(past, policies, at, whom(at))
    names = [choice.name for choice in chosen]
    return SideBySide(
        since=since,
        until=until,
        found=period.count(),
        seen=pair[0].records,
        kinds=kinds(pair, names),
        told_sentence=told_sentence(pair, names),
        weeks=weeks(pair),
        sides=[_side(*one) for one in zip(chosen, pair, told(pair), strict=True)],
    )


def _side(choice, report, whom_told):
    return Side(
        choice=choice,
        report=report,
        told=whom_told,
        hours=[_hour(one) for one in report.worst_hours],
        skipped=[(one.reference, one.reason) for one in report.skipped[:SKIPPED]],
        skipped_more=max(0, report.skipped_count - SKIPPED),
    )


def _hour(worst):
    words = _WORST[DAYS[worst.weekday]] % {"hours": f"{worst.hour:02}–{worst.hour + 1:02}"}
    return words, worst.escalations, worst.broken
