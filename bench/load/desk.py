"""Incidents that are open, each at its own point of the path, with its next deadline to come.

The first ones are the same in a small company and in a large one, so that a page which shows fifty
of them shows the same fifty, or fifty as long.
"""

from datetime import datetime, timedelta
from random import Random

from bench.load.cases import DAY, HOUR, MINUTE, Tables
from bench.load.lines import Lines
from bench.load.names import RARE
from bench.load.words import RARE_EVERY, RARE_MOST
from incidents.models import Action, Decision, Event, Wait, Watch
from incidents.rules import kinds

MEASURED_EVERY, MEASURED_MOST = 8, 180
"""Each so-manieth of the first belongs to one of those who are measured, so many in all."""
BREACHED, BREACHED_AMONG = 0.04, 10_000
"""Past a promise is this share of the first so many: some hundreds in a company of any size."""
DUE_TODAY = 0.03
WAITING, SNOOZED, QUIET, UNOWNED = 0.07, 0.02, 0.05, 0.03
ACTIONS, DECISIONS, WATCHED = 0.1, 0.01, 0.1
LEADING = (kinds.CONTACT, kinds.ANSWER, kinds.RESOLVE, kinds.UPDATE)
LEADING_SHARES = (0.02, 0.12, 0.2, 0.66)
"""Which deadline comes next."""


class Desk:
    """Open incidents, numbered after the closed ones."""

    def __init__(self, tables: Tables, before: int, seed: int) -> None:
        self._tables, self._before, self._seed = tables, before, seed
        self._waits = Lines(Wait, "id", "incident_id", "started_at", "until", "reason", "by_id")
        self._actions = Lines(
            Action, "id", "incident_id", "what", "owner_id", "due_at", "clock_id", "created_at"
        )
        self._decisions = Lines(
            Decision,
            *("id", "incident_id", "question", "asked_by_id", "asked_of_id", "asked_at"),
            "clock_id",
        )
        self._watches = Lines(Watch, "id", "incident_id", "person_id", "since")
        tables.others += [self._waits, self._actions, self._decisions, self._watches]

    def add(self, first: int, last: int) -> None:
        """Write those from `first` to before `last`, counted from 0."""
        random = Random(f"{self._seed} desk {first}")
        for n in range(first, last):
            self._add(n, random)

    def _add(self, n, random):
        tables, at = self._tables, self._tables.at
        leading = random.choices(LEADING, LEADING_SHARES)[0]
        is_waiting, is_quiet = random.random() < WAITING, random.random() < QUIET
        if is_waiting or is_quiet:
            leading = kinds.UPDATE
        ahead = _ahead(n, random)
        case = tables.case(self._before + n + 1, random, at)
        if leading != kinds.UPDATE:
            length = tables.clocks.length(leading, case.urgency)
            # A deadline further off than its clock is long would have begun in the future.
            ahead = min(ahead, length * random.random())
            case.learned = at + ahead - length
        else:
            case.learned = at - (3 + 40 * random.random()) * DAY
        case.logged = case.learned + random.random() * min(HOUR, at - case.learned)
        self._give(n, case)
        rare = n % RARE_EVERY == 0 and n < RARE_EVERY * RARE_MOST
        tables.add(case, rare=(RARE,) * rare)
        self._clocks(case, leading, at + ahead, is_waiting, is_quiet)
        self._story(case, leading)
        self._around(case)

    def _give(self, n, case):
        """Deal it out: to those who are measured, to nobody, or to whoever it fell to."""
        company = self._tables.company
        if n % MEASURED_EVERY == 0 and n < MEASURED_EVERY * MEASURED_MOST:
            case.team = 0
            case.owner = company.measured[n // MEASURED_EVERY % len(company.measured)]
        elif case.random.random() < UNOWNED:
            case.owner = None

    def _clocks(self, case, leading, due, is_waiting, is_quiet):
        random, clocks, at = case.random, self._tables.clocks, self._tables.at
        snoozed = at + random.randint(1, 40) * HOUR if random.random() < SNOOZED else None
        done, since = LEADING.index(leading), max(case.learned, at - DAY)
        for slot, kind in enumerate(LEADING[:-1]):
            about = slot, case.pk, kind, case.urgency, case.learned
            if is_waiting and kind == kinds.RESOLVE:
                clocks.running(*about, paused=since)
            elif slot < done:
                length = clocks.length(kind, case.urgency)
                stop = case.learned + length * random.lognormvariate(-0.75, 0.65)
                clocks.kept(*about, min(stop, at))
            else:
                clocks.running(*about, snoozed=snoozed)
        if is_waiting:
            until = at + random.randint(1, 13) * DAY
            by = (case.owner or self._tables.company.measured[0])[0]
            self._waits.add(case.pk, case.pk, since, until, "A photo of what arrived.", by)
        elif leading == kinds.UPDATE and not is_quiet:
            begun = min(at, due) - 2 * DAY
            about = 3, case.pk, kinds.UPDATE, case.urgency, begun
            clocks.running(*about, stated=due, snoozed=snoozed)

    def _story(self, case, leading):
        """Five lines of its timeline; the answer among them once they have it."""
        random, tables, at = case.random, self._tables, self._tables.at
        moments = sorted(_between(random, case.logged, at) for _ in range(4))
        name = case.owner[1] if case.owner else tables.company.teams[case.team][1]
        tables.event(case, 0, Event.Kind.LOGGED.value, case.logged, noticed_by="customer")
        tables.event(case, 1, Event.Kind.ASSIGNED.value, moments[0], **{"from": "", "to": name})
        if leading == kinds.CONTACT:
            tables.touchpoint(case, 2, moments[1], out=False, kept=False)
        else:
            tables.touchpoint(case, 2, moments[1], out=True, kept=True)
        if leading in (kinds.RESOLVE, kinds.UPDATE) and case.owner:
            tables.answered(case, 3, moments[2])
        else:
            self._note(case, 3, moments[2])
        self._note(case, 4, moments[3])

    def _note(self, case, slot, at):
        note = "Asked the warehouse; they look it up until noon."
        self._tables.event(case, slot, Event.Kind.NOTE.value, at, text=note, mentions=[])

    def _around(self, case):
        """What only some of them have: an action, a question to the lead, who watches, a draft."""
        random, tables, at = case.random, self._tables, self._tables.at
        if case.owner is None:
            return
        if random.random() < ACTIONS:
            due = at + random.randint(11, 30) * DAY
            about = 4, case.pk, kinds.ACTION, case.urgency, case.logged
            clock = tables.clocks.running(*about, stated=due, person=case.owner[0])
            what = "Change the order of the morning’s checks"
            self._actions.add(case.pk, case.pk, what, case.owner[0], due, clock, case.logged)
        elif random.random() < DECISIONS:
            lead, asked = tables.company.leads[case.team], at - random.random() * 20 * MINUTE
            due = at + random.randint(2, 30) * HOUR
            about = 4, case.pk, kinds.DECISION, case.urgency, asked
            clock = tables.clocks.running(*about, stated=due, person=lead)
            question = "May we give them a month for nothing?"
            self._decisions.add(case.pk, case.pk, question, case.owner[0], lead, asked, clock)
        if random.random() < WATCHED:
            watcher = random.choice(tables.company.staff[case.team])
            self._watches.add(case.pk, case.pk, watcher[0], case.logged)


def _ahead(n: int, random: Random) -> timedelta:
    """How far off the next deadline is; below zero it has passed."""
    if random.random() < BREACHED and n < BREACHED_AMONG:
        return -min(random.expovariate(1 / 6) * HOUR, 3 * DAY) - MINUTE
    if random.random() < DUE_TODAY:
        return random.randint(2, 12 * 60) * MINUTE
    return (12 + random.random() * 228) * HOUR


def _between(random: Random, begin: datetime, end: datetime) -> datetime:
    return begin + random.random() * (end - begin)
