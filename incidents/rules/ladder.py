"""The escalation ladder: what happens around a clock's deadline, and when.

Offsets are fractions of the clock's target, so that one ladder serves a half-hour promise and a
five-day promise alike.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from fractions import Fraction

from incidents.rules import audience


@dataclass(frozen=True)
class Step:
    """One rung.

    offset: where it lies, in targets from the deadline (-1/4: a quarter of the target before it)
    audience: whom it tells, names from `rules.audience`
    """

    offset: Fraction
    audience: tuple[str, ...]

    @property
    def is_reminder(self):
        """True before the deadline: nothing is late yet."""
        return self.offset < 0


@dataclass(frozen=True)
class Ladder:
    """Steps in the order of their offsets; after the last one it repeats every `repeat` targets.

    Step numbers count from 0. Numbers past the last step are its repeats, so a number says for
    ever which moment is meant, however often it has repeated.
    """

    steps: tuple[Step, ...]
    repeat: Fraction
    shortest_repeat: timedelta

    def step(self, number: int) -> Step:
        """The step behind a number; every repeat is the last step again."""
        return self.steps[min(number, len(self.steps) - 1)]

    def moment(self, number: int, due_at: datetime, target: timedelta) -> datetime:
        """When step `number` of a clock due at `due_at` is to be taken (aware, as `due_at`)."""
        repeats = max(0, number - len(self.steps) + 1)
        return due_at + _times(target, self.step(number).offset) + repeats * self._every(target)

    def passed(self, first: int, due_at: datetime, target: timedelta, at: datetime) -> list[int]:
        """The numbers from `first` on whose moment has come by `at`, lowest first.

        Of the repeats only the latest is named: three weeks of silence are one thing to tell.
        """
        last = len(self.steps) - 1
        numbers = [n for n in range(first, last) if self.moment(n, due_at, target) <= at]
        if self.moment(max(first, last), due_at, target) <= at:
            repeats = (at - self.moment(last, due_at, target)) // self._every(target)
            numbers.append(last + repeats)
        return numbers

    def first_after(self, due_at: datetime, target: timedelta, at: datetime) -> int:
        """The lowest step number whose moment is still to come at `at`."""
        passed = self.passed(0, due_at, target, at)
        return passed[-1] + 1 if passed else 0

    def _every(self, target):
        return max(_times(target, self.repeat), self.shortest_repeat)


def _times(target, fraction):
    return target * fraction.numerator / fraction.denominator


STANDARD = Ladder(
    steps=(
        Step(Fraction(-1, 4), (audience.OWNER,)),
        Step(Fraction(0), (audience.OWNER, audience.LEAD)),
        Step(Fraction(1, 2), (audience.MANAGERS,)),
    ),
    repeat=Fraction(1),
    shortest_repeat=timedelta(hours=1),
)
"""Remind the owner, tell owner and lead at the deadline, then the managers, again and again."""
