"""Where a step of a ladder lies: an offset from a clock's deadline."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from fractions import Fraction
from functools import cached_property

from incidents.rules.language import gettext as _
from incidents.rules.target import minutes
from incidents.rules.working_time import WorkingCalendar

NOTHING = timedelta()


@dataclass(frozen=True)
class Deadline:
    """One clock's deadline, as a ladder stands around it.

    started_at, due_at: aware; length: the working time that was allowed in between, without waits;
    calendar: the hours in which the clock runs
    """

    started_at: datetime
    due_at: datetime
    length: timedelta
    calendar: WorkingCalendar

    @classmethod
    def of(cls, started_at, due_at, calendar, planned_for=None) -> "Deadline":
        """Measure the length: up to `planned_for`, where it was due before any wait.

        A promise for a moment that no working time leads to is counted round the clock.
        """
        planned_for = planned_for or due_at
        length = calendar.between(started_at, planned_for)
        if not length:
            calendar = WorkingCalendar.always("UTC")
            length = max(NOTHING, planned_for - started_at)
        return cls(started_at, due_at, length, calendar)

    @cached_property
    def _whole(self):
        return self.calendar.between(self.started_at, self.due_at)

    def before(self, amount: timedelta) -> datetime:
        """The moment with `amount` of working time left, the start at the earliest."""
        left = self._whole - amount
        return self.calendar.add(self.started_at, left) if left > NOTHING else self.started_at


@dataclass(frozen=True)
class Offset:
    """Where a step lies: a share of the target, or a length, before (negative) or after it.

    share: of the clock's length; length: instead of a share; is_wall: the length runs on at night
    """

    share: Fraction = Fraction(0)
    length: timedelta = NOTHING
    is_wall: bool = False

    @classmethod
    def parse(cls, text: str) -> "Offset":
        """Read “-1/4”, “0”, “+1/2”, “+2 h” (working time) or “+2 h wall”.

        Raises ValueError, with a sentence for whoever wrote it.
        """
        found = re.fullmatch(r"([+-]?)\s*(\d+)(?:/([1-9]\d*))?", text.strip())
        if found:
            return cls(share=Fraction(int(f"{found[1]}{found[2]}"), int(found[3] or 1)))
        words = text.strip().removeprefix("+").strip()
        wall = words.endswith(" wall")
        try:
            return cls(length=minutes(words.removesuffix(" wall")), is_wall=wall)
        except ValueError:
            raise ValueError(
                _(
                    "“%(text)s” is no place on a ladder. Write a share of the target such as -1/4, "
                    "0 or +1/2, or a time after it such as +2 h or +2 h wall."
                )
                % {"text": text}
            ) from None

    def __str__(self):
        if self.length:
            hours, rest = divmod(int(self.length.total_seconds()) // 60, 60)
            words = " ".join([f"{hours} h"] * bool(hours) + [f"{rest} min"] * bool(rest))
            return f"+{words}{' wall' * self.is_wall}"
        return f"+{self.share}" if self.share > 0 else str(self.share)

    @property
    def is_before(self):
        """True before the deadline: nothing is late yet."""
        return self.share < 0

    def times(self, number: int, deadline: Deadline) -> timedelta:
        """`number` times this offset's size, as a length of time."""
        if self.length:
            return number * self.length
        return number * deadline.length * self.share.numerator / self.share.denominator

    def moment(self, deadline: Deadline) -> datetime:
        """When a step at this offset is to be taken (aware)."""
        size = self.times(1, deadline)
        if size < NOTHING:
            return deadline.before(-size)
        if not size:
            return deadline.due_at
        if self.is_wall:
            return deadline.due_at + size
        return deadline.calendar.add(deadline.due_at, size)
