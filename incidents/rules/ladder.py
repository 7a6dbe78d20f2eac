"""The escalation ladder: what happens around a clock's deadline, and when."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from itertools import accumulate

from incidents.rules.audience import PERSON
from incidents.rules.offset import Deadline, Offset

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Step:
    """One rung: where it lies, and whom it tells, names from `rules.audience`."""

    offset: Offset
    audience: tuple[str, ...]

    @property
    def is_reminder(self):
        """True before the deadline: nothing is late yet."""
        return self.offset.is_before


@dataclass(frozen=True)
class Repeat:
    """How the last step comes again: `every` so often, `shortest` at the least.

    at_most: after so many times it slows to once a day, for it never falls silent
    """

    every: Offset
    shortest: timedelta = timedelta(hours=1)
    at_most: int = 1_000_000

    def moment(self, number: int, base: datetime, deadline: Deadline) -> datetime:
        """The moment of the `number`-th repeat (from 1) of a step taken at `base`."""
        quick = min(number, self.at_most)
        moment = self._after(base, quick * self._size(deadline), deadline)
        return moment + (number - quick) * DAY

    def passed(self, base: datetime, deadline: Deadline, at: datetime) -> int:
        """How many repeats have come due by `at`."""
        if at <= base:
            return 0
        run = at - base if self.every.is_wall else deadline.calendar.between(base, at)
        number = min(run // self._size(deadline), self.at_most)
        if number == self.at_most:
            number += (at - self.moment(number, base, deadline)) // DAY
        return number

    def _size(self, deadline):
        return max(self.every.times(1, deadline), self.shortest)

    def _after(self, base, length, deadline):
        return base + length if self.every.is_wall else deadline.calendar.add(base, length)


@dataclass(frozen=True)
class Ladder:
    """Steps in the order of their offsets; the last one repeats.

    Step numbers count from 0. Numbers past the last step are its repeats, so a number says for
    ever which moment is meant, however often it has repeated.
    """

    steps: tuple[Step, ...]
    repeat: Repeat

    @cached_property
    def people(self) -> frozenset[str]:
        """E-mail addresses of the people it names."""
        names = (name for step in self.steps for name in step.audience)
        return frozenset(name.removeprefix(PERSON) for name in names if name.startswith(PERSON))

    def step(self, number: int) -> Step:
        """The step behind a number; every repeat is the last step again."""
        return self.steps[min(number, len(self.steps) - 1)]

    def is_repeat(self, number: int) -> bool:
        """Whether this number is the last step's coming again."""
        return number >= len(self.steps)

    def around(self, deadline: Deadline) -> "Climb":
        """This ladder as it stands around one deadline."""
        return Climb(self, deadline)


@dataclass(frozen=True)
class Climb:
    """A ladder around one deadline: the moments of its steps."""

    ladder: Ladder
    deadline: Deadline

    def moments(self) -> Iterator[datetime]:
        """The steps' moments, worked out one by one; none before the one below it."""
        moments = (step.offset.moment(self.deadline) for step in self.ladder.steps)
        return accumulate(moments, max)

    @cached_property
    def _rungs(self):
        return list(self.moments())

    def moment(self, number: int) -> datetime:
        """When step `number` is to be taken (aware)."""
        repeats = number - len(self._rungs) + 1
        if repeats <= 0:
            return self._rungs[number]
        return self.ladder.repeat.moment(repeats, self._rungs[-1], self.deadline)

    def look_again_at(
        self, number: int, snoozed_until: datetime | None, quiet_until: datetime | None
    ) -> datetime:
        """When to see to step `number`, with regard to snoozes, and to quiet if it is a repeat."""
        moment = self.moment(number)
        if snoozed_until:
            moment = max(moment, snoozed_until)
        if quiet_until and self.ladder.is_repeat(number):
            moment = max(moment, quiet_until)
        return moment

    def passed(self, first: int, at: datetime) -> list[int]:
        """The numbers from `first` on whose moment has come by `at`, lowest first.

        Of the repeats only the latest is named: three weeks of silence are one thing to tell.
        """
        last = len(self._rungs) - 1
        numbers = [n for n in range(first, last) if self._rungs[n] <= at]
        top = self._rungs[-1]
        if top <= at:
            latest = last + self.ladder.repeat.passed(top, self.deadline, at)
            if latest >= first:
                numbers.append(latest)
        return numbers

    def first_after(self, at: datetime) -> int:
        """The lowest step number whose moment is still to come at `at`."""
        passed = self.passed(0, at)
        return passed[-1] + 1 if passed else 0


def ladder(steps: Iterable[tuple[str, tuple[str, ...]]], every: str, **limits) -> Ladder:
    """A ladder from texts: (offset, audience) pairs, and how often the last one repeats.

    limits: `shortest` and `at_most`, as `Repeat` has them
    """
    rungs = tuple(Step(Offset.parse(offset), audience) for offset, audience in steps)
    return Ladder(rungs, Repeat(Offset.parse(every), **limits))
