"""Adding up a backtest, incident by incident."""

from collections import Counter, defaultdict
from datetime import datetime
from zoneinfo import ZoneInfo

from incidents.rules.backtest.by_role import Whom
from incidents.rules.backtest.one_clock import BROKEN, KEPT, replay
from incidents.rules.backtest.past import Past
from incidents.rules.backtest.report import (
    NAMED,
    Disagreement,
    DueDifference,
    Dues,
    Outcomes,
    Report,
    Skipped,
    Verdicts,
    WorstHour,
)
from incidents.rules.kinds import KINDS, RESOLVE, URGENCIES
from incidents.rules.language import gettext as _
from incidents.rules.policy import Policy
from incidents.rules.working_time import NoWorkingTime

WORST = 5


class Ledger:
    """One policy's account of the past. It grows with people and weeks, not with incidents."""

    def __init__(self, policy: Policy, at: datetime, whom: Whom):
        """at: up to when clocks that were not stopped run; whom: who hears of a step"""
        self._policy, self._at, self._whom = policy, at, whom
        self._zone = ZoneInfo(policy.calendars[policy.hours.default].tz)
        self._outcomes = defaultdict(lambda: defaultdict(Outcomes))
        self._verdicts = defaultdict(Verdicts)
        self._escalations = defaultdict(Counter)
        self._hours = defaultdict(Counter)
        self._dues = Dues()
        self._skipped = []
        self._skipped_count = self._records = 0
        self._judged = RESOLVE

    def add(self, past: Past) -> None:
        """Replay one incident; one that can't be is skipped as a whole, and told."""
        self._records += 1
        self._judged = past.judged
        try:
            replayed = [
                (run, replay(run, past, self._policy, self._at, self._zone))
                for run in past.runs
                if run.started_at <= self._at
            ]
        except NoWorkingTime as problem:
            self._skip(past, str(problem))
            return
        except OverflowError:
            self._skip(past, _("Its deadline would lie beyond the year 9999."))
            return
        judged = None
        for run, found in replayed:
            if found is None:
                continue
            self._count(run, found, past)
            if run.kind == past.judged and judged is None:
                judged = run, found
        self._compare_verdict(past, judged)
        self._compare_due(past, judged)

    def report(self) -> Report:
        """What has been added up so far."""
        return Report(
            policy=self._policy.name,
            at=self._at,
            zone=self._zone.key,
            records=self._records,
            clocks={
                kind: _in_order(self._outcomes[kind], URGENCIES)
                for kind in KINDS
                if kind in self._outcomes
            },
            judged=self._judged,
            verdicts=_in_order(self._verdicts, URGENCIES),
            dues=self._dues,
            escalations=dict(self._escalations),
            worst_hours=tuple(self._worst_hours()),
            skipped=tuple(self._skipped),
            skipped_count=self._skipped_count,
        )

    def _skip(self, past, reason):
        self._skipped_count += 1
        if len(self._skipped) < NAMED:
            self._skipped.append(Skipped(past.reference, reason))

    def _count(self, run, found, past):
        outcomes = self._outcomes[run.kind][past.case.urgency]
        setattr(outcomes, found.outcome, getattr(outcomes, found.outcome) + 1)
        if found.outcome == BROKEN:
            self._hours[self._hour(found.due_at)]["broken"] += 1
        for taken in found.taken:
            year, week, _ = taken.moment.astimezone(self._zone).isocalendar()
            people = self._whom(taken.audience, run.person or past.owner, past.case.team)
            for person in people:
                self._escalations[person][f"{year}-W{week:02}"] += taken.number
            if not taken.is_repeat:
                # A repeat follows the hour of the first; counting it would drown the others.
                self._hours[self._hour(taken.moment)]["escalations"] += 1

    def _hour(self, moment):
        local = moment.astimezone(self._zone)
        return local.weekday(), local.hour

    def _compare_verdict(self, past, judged):
        if past.verdict is None or judged is None:
            return
        verdicts, (run, found) = self._verdicts[past.case.urgency], judged
        if found.outcome not in (KEPT, BROKEN):
            verdicts.undecided += 1
        elif (found.outcome == KEPT) == past.verdict:
            verdicts.agree += 1
        else:
            verdicts.disagree += 1
            if len(verdicts.disagreeing) < NAMED:
                verdicts.disagreeing.append(
                    Disagreement(
                        past.reference,
                        found.outcome == KEPT,
                        run.started_at,
                        run.stopped_at,
                        found.due_at,
                    )
                )

    def _compare_due(self, past, judged):
        dues, theirs, ours = self._dues, past.due_at, judged and judged[1].due_at
        if theirs is None:
            dues.none += 1
        elif ours is None:
            dues.without_promise[past.case.category] += 1
        elif _to_the_second(theirs) == _to_the_second(ours):
            dues.same += 1
        else:
            dues.differ += 1
            if len(dues.differing) < NAMED:
                dues.differing.append(DueDifference(past.reference, theirs, ours))

    def _worst_hours(self):
        worst = sorted(
            self._hours.items(),
            key=lambda item: (-item[1]["escalations"], -item[1]["broken"], item[0]),
        )
        for (weekday, hour), counted in worst[:WORST]:
            yield WorstHour(weekday, hour, counted["escalations"], counted["broken"])


def _to_the_second(moment):
    return moment.replace(microsecond=0)


def _in_order(table, order):
    return {key: table[key] for key in order if key in table}
