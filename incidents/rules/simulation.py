"""Trying a policy out: what it would promise in a case, and whom its ladder would tell when.

Pure: nothing is logged, nobody is told.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from incidents.rules.audience import Roster, Told, told
from incidents.rules.kinds import FROM_THE_START
from incidents.rules.ladder import Climb
from incidents.rules.language import gettext as _
from incidents.rules.offset import Deadline
from incidents.rules.policy import Case, Plan, Policy
from incidents.rules.working_time import NoWorkingTime, WorkingCalendar

THE_OWNER = -1
"""Stands for whoever will own it: no person has this id."""


@dataclass(frozen=True)
class Promise:
    """One deadline that a case would have.

    chosen_by: why these hours, as `Hours.of` says; climb: the ladder around it
    """

    kind: str
    started_at: datetime
    plan: Plan
    chosen_by: str
    calendar: WorkingCalendar
    climb: Climb


@dataclass(frozen=True)
class Rung:
    """A step that would be taken: when (aware), who is told, and whether that is a repeat."""

    at: datetime
    told: Told
    is_reminder: bool
    is_repeat: bool


def promised(policy: Policy, case: Case, start: datetime) -> list[Promise]:
    """What an incident that we learn of at `start` (aware) would promise, soonest first.

    Raises NoWorkingTime where the hours never have that much time.
    """
    chosen_by = policy.hours.of(case)[1]
    found = []
    for kind in FROM_THE_START:
        plan = policy.plan(kind, case, start)
        if plan:
            calendar = policy.calendars[plan.hours]
            climb = policy.climb(Deadline.of(start, plan.due_at, calendar))
            found.append(Promise(kind, start, plan, chosen_by, calendar, climb))
    return sorted(found, key=lambda promise: promise.plan.due_at)


def rungs(promise: Promise, team: int, roster: Roster, repeats: int = 1) -> list[Rung]:
    """Each step of the ladder around a promise, and the first `repeats` of the last one.

    team: the team's id, 0 for none. The owner is THE_OWNER.
    """
    climb = promise.climb
    return [
        Rung(
            at=climb.moment(number),
            told=told(climb.ladder.step(number).audience, THE_OWNER, team, roster),
            is_reminder=climb.ladder.step(number).is_reminder,
            is_repeat=climb.ladder.is_repeat(number),
        )
        for number in range(len(climb.ladder.steps) + repeats)
    ]


def unkeepable(policy: Policy, start: datetime) -> list[tuple[str, str]]:
    """Targets that would never fall due from `start` on: (where in the document, a sentence)."""
    problems = []
    for where, urgency, target in _targets(policy):
        names = dict.fromkeys(_calendars(policy, urgency))
        for name in names:
            try:
                target.due_at(start, policy.calendars[name])
            except (NoWorkingTime, OverflowError):
                problems.append(
                    (
                        where,
                        _("The hours “%(name)s” never have %(target)s to come.")
                        % {"name": name, "target": target.words},
                    )
                )
    return problems


def _targets(policy) -> Iterator:
    own = [("targets", policy.targets)]
    own += [
        (f"agreements.{number}.targets", agreement.targets)
        for number, agreement in enumerate(policy.agreements)
    ]
    for place, targets in own:
        for kind, row in targets.items():
            for urgency, target in row.items():
                yield f"{place}.{kind}.{urgency}", urgency, target


def _calendars(policy, urgency):
    """The calendars that may count at this urgency."""
    hours = policy.hours
    if hours.urgencies.get(urgency):
        return [hours.urgencies[urgency]]
    return [hours.default, *hours.customers.values(), *hours.teams.values()]
