"""One clock of the past, as it would have gone under another policy."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from incidents.rules.backtest.past import Past, Run
from incidents.rules.kinds import RESOLVE
from incidents.rules.ladder import Climb
from incidents.rules.offset import Deadline
from incidents.rules.policy import Policy

KEPT, BROKEN, RUNNING, UNKNOWN = "kept", "broken", "running", "unknown"

_INSTANT = timedelta.resolution
_WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Taken:
    """Steps that would have been taken: on the way one by one, repeats as so many in a week.

    moment: of the step, or somewhere in the week of its repeats; audience: names told
    """

    moment: datetime
    audience: tuple[str, ...]
    number: int = 1
    is_repeat: bool = False


@dataclass(frozen=True)
class Replayed:
    """outcome: kept, broken, running (at the end of the replay) or unknown (when it stopped)."""

    outcome: str
    due_at: datetime
    taken: tuple[Taken, ...] = ()


def replay(run: Run, past: Past, policy: Policy, at: datetime, zone: ZoneInfo) -> Replayed | None:
    """Run one clock again up to `at`; None where the policy promises nothing for it.

    zone: where weeks begin. Raises NoWorkingTime where its calendar has too little of it.
    Only *resolve* stands still while we wait for the customer.
    """
    waits = past.waits if run.kind == RESOLVE else ()
    plan = policy.plan(run.kind, past.case, run.started_at, waits)
    if plan is None:
        return None
    if not run.is_told:
        return Replayed(UNKNOWN, plan.due_at)
    stopped_at = run.stopped_at if run.stopped_at and run.stopped_at <= at else None
    before_waits = policy.plan(run.kind, past.case, run.started_at).due_at if waits else None
    calendar = policy.calendars[plan.hours]
    deadline = Deadline.of(run.started_at, plan.due_at, calendar, before_waits)
    # What falls due in the moment of the stop is not taken any more.
    end = stopped_at or at + _INSTANT
    taken = tuple(_taken(policy.climb(deadline), end, zone))
    return Replayed(_outcome(stopped_at, plan.due_at, at), plan.due_at, taken)


def _outcome(stopped_at, due_at, at):
    if stopped_at:
        return KEPT if stopped_at <= due_at else BROKEN
    return BROKEN if due_at <= at else RUNNING


def _taken(climb: Climb, end: datetime, zone: ZoneInfo) -> Iterator[Taken]:
    steps = climb.ladder.steps
    # One by one: most clocks stop early, and moments in working time are what a replay costs.
    for step, moment in zip(steps, climb.moments(), strict=True):
        if moment >= end:
            return
        yield Taken(moment, step.audience)
    for monday, number in _repeats(climb, moment, end, zone):
        yield Taken(max(monday, moment), step.audience, number, is_repeat=True)


def _repeats(climb, base, end, zone):
    """(Monday, how many) of the weeks in which the last step came again before `end`.

    Counted by the week and not one by one: something may have been open for years.
    """
    monday, counted = _monday(base, zone), 0
    while monday < end:
        following = _monday(monday + _WEEK + _WEEK / 2, zone)
        until = min(following, end) - _INSTANT
        number = climb.ladder.repeat.passed(base, climb.deadline, until)
        if number > counted:
            yield monday, number - counted
        monday, counted = following, max(counted, number)


def _monday(moment, zone):
    """The moment at which the week around it began there."""
    day = moment.astimezone(zone).date()
    return datetime.combine(day - timedelta(days=day.weekday()), time.min, zone).astimezone(UTC)
