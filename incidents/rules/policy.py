"""What we promise: how long each clock may run, in which hours, and what happens around it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from incidents.rules.ladder import Climb, Ladder
from incidents.rules.offset import Deadline
from incidents.rules.spending import Review, Spending
from incidents.rules.target import TIME, WORKING_DAYS, Target
from incidents.rules.working_time import WorkingCalendar

Targets = Mapping[str, Mapping[str, Target]]
"""Clock kind → urgency → target; what is missing is not promised."""

Waits = Iterable[tuple[datetime, datetime]]


@dataclass(frozen=True)
class Case:
    """What of an incident a policy looks at: names, as people know them."""

    urgency: str
    team: str = ""
    customer: str = ""
    category: str = ""


@dataclass(frozen=True)
class Agreement:
    """Targets of their own for one team, customer or category; it keeps silent on the others.

    field: "team", "customer" or "category"; name: whose targets they are
    """

    field: str
    name: str
    targets: Targets


@dataclass(frozen=True)
class Hours:
    """Which calendar counts, by name: that of the urgency, else the customer's, else the team's."""

    default: str
    urgencies: Mapping[str, str] = field(default_factory=dict)
    customers: Mapping[str, str] = field(default_factory=dict)
    teams: Mapping[str, str] = field(default_factory=dict)

    def of(self, case: Case) -> tuple[str, str]:
        """The calendar's name, and why: "urgency", "customer", "team" or "default"."""
        for why in ("urgency", "customer", "team"):
            name = getattr(self, _PLURAL[why]).get(getattr(case, why))
            if name:
                return name, why
        return self.default, "default"


_PLURAL = {"urgency": "urgencies", "customer": "customers", "team": "teams"}


@dataclass(frozen=True)
class Limits:
    """How long an escalation may be kept quiet.

    acknowledge: after this it comes back; snooze: the longest one; snoozes: how many a clock has;
    wait: how long we wait for the customer before the clock runs again by itself
    """

    acknowledge: timedelta = timedelta(hours=4)
    snooze: timedelta = timedelta(days=2)
    snoozes: int = 2
    wait: timedelta = timedelta(days=14)


@dataclass(frozen=True)
class Plan:
    """One clock's deadline and its parts. target is None where somebody stated the date."""

    due_at: datetime
    hours: str
    target: Target | None


@dataclass(frozen=True)
class Policy:
    """One version of what we promise. Pure: nothing in it knows of a database.

    calendars: name → hours; agreements: the first that fits and has the target wins
    """

    name: str
    targets: Targets
    hours: Hours
    calendars: Mapping[str, WorkingCalendar]
    ladder: Ladder
    agreements: tuple[Agreement, ...] = ()
    limits: Limits = field(default_factory=Limits)
    spending: Spending = field(default_factory=Spending)
    review: Review = field(default_factory=Review)
    about: str = ""
    source: str = ""

    def target(self, kind: str, case: Case) -> Target | None:
        """The time allowed to a clock of this kind in such a case; None if none is promised."""
        for agreement in self.agreements:
            if getattr(case, agreement.field) == agreement.name:
                target = agreement.targets.get(kind, {}).get(case.urgency)
                if target:
                    return target
        return self.targets.get(kind, {}).get(case.urgency)

    def plan(self, kind: str, case: Case, start: datetime, waits: Waits = ()) -> Plan | None:
        """The deadline of a clock that starts at `start` (aware); None if none is promised.

        waits: (from, to) of when it did not run, earliest first
        """
        target, hours = self.target(kind, case), self.hours.of(case)[0]
        if target is None:
            return None
        return Plan(due_after(target, start, self.calendars[hours], waits), hours, target)

    def climb(self, deadline: Deadline) -> Climb:
        """The ladder around a deadline."""
        return self.ladder.around(deadline)

    def climb_of(self, hours: str, target: str, started_at: datetime, due_at: datetime) -> Climb:
        """The ladder around the deadline of a clock, from the parts that it keeps.

        hours: the calendar's name; target: its text, empty where somebody stated the date
        """
        calendar, planned_for = self.calendars[hours], None
        if target:
            parsed = Target.parse(target)
            if parsed.unit == TIME:
                length = timedelta(minutes=parsed.amount)
                return self.climb(Deadline(started_at, due_at, length, calendar))
            planned_for = parsed.due_at(started_at, calendar)
        return self.climb(Deadline.of(started_at, due_at, calendar, planned_for))


def due_after(
    target: Target, start: datetime, calendar: WorkingCalendar, waits: Waits = ()
) -> datetime:
    """When a promise falls due (UTC) that does not run while we wait for the customer.

    A wait moves it by the working time that lies in it; a target in days by the wait's own length.
    """
    due = target.due_at(start, calendar)
    for begin, end in waits:
        begin = max(begin, start)
        if begin >= due or end <= begin:
            continue
        if target.unit in (TIME, WORKING_DAYS):
            due = calendar.add(due, calendar.between(begin, end))
        else:
            due += end - begin
    return due
