"""Incidents that are closed: answered, made right, some in time and some not."""

from datetime import datetime
from random import Random

from bench.load.cases import DAY, HOUR, MINUTE, Tables
from bench.load.lines import Lines
from incidents.models import Event, Remedy
from incidents.rules import kinds

YEARS = 3
SINCE = YEARS * 365 * DAY
SURVEYED, REMEDIED, WITH_CAUSE, WITH_MISSED = 0.15, 0.2, 0.6, 0.25
LATENESS = (-0.75, 0.65)
"""Mean and deviation of the logarithm of time taken ÷ time promised: one in eight is late."""


class Past:
    """Closed incidents, numbered from 1 in the order in which we learned of them."""

    def __init__(self, tables: Tables, number: int, seed: int) -> None:
        self._tables, self._number, self._seed = tables, number, seed
        self._remedies = Lines(
            Remedy,
            *("id", "incident_id", "what", "kind", "cost", "currency", "proposed_by_id"),
            *("proposed_at", "offered_at", "delivered_at"),
        )
        tables.others.append(self._remedies)

    def add(self, first: int, last: int) -> None:
        """Write those from `first` to before `last`; the same ones whoever writes the others."""
        random = Random(f"{self._seed} past {first}")
        for n in range(first, last):
            self._add(n, random)

    def _add(self, n, random):
        tables, at = self._tables, self._tables.at
        case = tables.case(n, random, _learned(n / self._number, random, at))
        latest = at - HOUR
        contact = min(case.logged + _taken(tables, case, kinds.CONTACT), latest)
        answer = min(max(contact, case.learned + _taken(tables, case, kinds.ANSWER)), latest)
        right = min(max(answer, case.learned + _taken(tables, case, kinds.RESOLVE)), latest)
        closed = min(right + random.expovariate(1 / 20) * HOUR, at - MINUTE)
        tables.add(case, closed)
        ends = (kinds.CONTACT, contact), (kinds.ANSWER, answer), (kinds.RESOLVE, right)
        for slot, (kind, stop) in enumerate(ends):
            tables.clocks.kept(slot, n, kind, case.urgency, case.learned, stop)
        noticed = "us" if random.random() < 0.3 else "customer"
        tables.event(case, 0, Event.Kind.LOGGED.value, case.logged, noticed_by=noticed)
        tables.touchpoint(case, 1, contact, out=True, kept=True)
        tables.answered(case, 2, answer)
        what = "They have what was missing, and an apology."
        tables.event(case, 3, Event.Kind.MADE_RIGHT.value, right, what=what, stopped_resolve=True)
        tables.event(case, 4, Event.Kind.CLOSED.value, closed, closed_on="confirmed")
        self._around(case, right, closed)

    def _around(self, case, right, closed):
        """What only some of them have."""
        random, tables = case.random, self._tables
        if random.random() < WITH_CAUSE:
            tables.cause(case, right, "happened")
        if random.random() < WITH_MISSED:
            tables.cause(case, right, "missed")
        if random.random() < SURVEYED:
            before = random.randint(2, 5)
            after = min(5, max(1, before + random.choice((-2, -1, 0, 0, 1, 1))))
            sides = [min(5, max(1, after + random.choice((-1, 0, 1)))) for _ in range(3)]
            ended = min(closed + DAY, tables.at)
            tables.surveys.add(case.pk, case.pk, 1, ended, before, after, *sides)
        if random.random() < REMEDIED:
            kind = random.choice(("owed", "owed", "gesture"))
            what = "A credit on the next invoice" if kind == "owed" else "Flowers, and a call"
            by, cost = case.owner[0], random.randrange(2, 60) * 10
            self._remedies.add(case.pk, case.pk, what, kind, cost, "EUR", by, right, right, right)


def _learned(part: float, random: Random, at: datetime) -> datetime:
    """A moment so far into the years, in the day more than at night, in the week more than not."""
    day = at - SINCE + part * (SINCE - 20 * DAY)
    day = day.replace(hour=0, minute=0, second=0, microsecond=0)
    if day.weekday() > 4 and random.random() < 0.7:
        day -= 2 * DAY
    hour = min(23.9, max(0.0, random.gauss(13, 3)))
    return day + hour * HOUR


def _taken(tables, case, kind):
    """How long it took, by how long was promised."""
    return tables.clocks.length(kind, case.urgency) * case.random.lognormvariate(*LATENESS)
