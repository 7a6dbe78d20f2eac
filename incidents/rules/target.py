"""How long a promise may take: so much working time, so many days, or so many working days."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from fractions import Fraction
from functools import lru_cache
from zoneinfo import ZoneInfo

from incidents.rules.language import gettext, ngettext, written
from incidents.rules.working_time import NoWorkingTime, WorkingCalendar

TIME, DAYS, WORKING_DAYS = "time", "days", "working days"

LONGEST_DAYS = 3660

_UNITS = {
    "min": (TIME, 1),
    "mins": (TIME, 1),
    "minute": (TIME, 1),
    "minutes": (TIME, 1),
    "h": (TIME, 60),
    "hour": (TIME, 60),
    "hours": (TIME, 60),
    "d": (DAYS, 1),
    "day": (DAYS, 1),
    "days": (DAYS, 1),
    "week": (DAYS, 7),
    "weeks": (DAYS, 7),
    "working day": (WORKING_DAYS, 1),
    "working days": (WORKING_DAYS, 1),
}
_PART = re.compile(r"\s*(\d+(?:\.\d+)?)\s*(working days?|[a-z]+)\s*")


@dataclass(frozen=True)
class Target:
    """An amount of one of three kinds.

    TIME: `amount` minutes of the calendar's working time.
    DAYS: `amount` days later at the same time of day where the calendar is.
    WORKING_DAYS: the close of the `amount`-th day with working time after the day it starts on.
    """

    amount: int
    unit: str = TIME

    @classmethod
    @lru_cache(maxsize=1024)
    def parse(cls, text: str) -> "Target":
        """Read “30 min”, “88.5 h”, “1 h 30 min”, “5 d”, “8 weeks” or “3 working days”.

        Raises ValueError, with a sentence for whoever wrote it.
        """
        parts = _parts(text)
        units = {unit for _, unit in parts}
        amount = sum(number for number, _ in parts)
        if len(units) != 1 or amount.denominator != 1 or amount <= 0:
            raise ValueError(
                gettext(
                    "“%(text)s” is no length of time we know. Write it like 30 min, 8 h, 5 d or 3 "
                    "working days."
                )
                % {"text": text}
            )
        unit = units.pop()
        days = amount if unit != TIME else amount / 1440
        if days > LONGEST_DAYS:
            raise ValueError(gettext("“%(text)s” is longer than ten years.") % {"text": text})
        return cls(int(amount), unit)

    def __str__(self):
        """As `parse` reads it: “8 h”, “88 h 30 min”, “1 d”, “3 working days”."""
        if self.unit == TIME:
            hours, minutes = divmod(self.amount, 60)
            return " ".join([f"{hours} h"] * bool(hours) + [f"{minutes} min"] * bool(minutes))
        if self.unit == DAYS:
            return f"{self.amount} d"
        return f"{self.amount} working day{'s' * (self.amount != 1)}"

    @property
    def words(self) -> str:
        """The same for people to read."""
        if self.unit == TIME:
            hours, rest = divmod(self.amount, 60)
            if hours and rest:
                return gettext("%(hours)s h %(minutes)s min") % {"hours": hours, "minutes": rest}
            if hours:
                return gettext("%(hours)s h") % {"hours": hours}
            return gettext("%(minutes)s min") % {"minutes": rest} if rest else ""
        if self.unit == DAYS:
            return gettext("%(days)s d") % {"days": self.amount}
        words = ngettext("%(count)s working day", "%(count)s working days", self.amount)
        return words % {"count": self.amount}

    def due_at(self, start: datetime, calendar: WorkingCalendar) -> datetime:
        """When a promise that starts at `start` (aware) falls due: an aware moment in UTC.

        Raises NoWorkingTime when the calendar never has that much.
        """
        if self.unit == TIME:
            return calendar.add(start, timedelta(minutes=self.amount))
        if self.unit == DAYS:
            local = start.astimezone(ZoneInfo(calendar.tz))
            return (local + timedelta(days=self.amount)).astimezone(UTC)
        return self._close_of_day(start, calendar)

    def _close_of_day(self, start, calendar):
        zone = ZoneInfo(calendar.tz)
        day, left = start.astimezone(zone).date(), self.amount
        for _ in range(LONGEST_DAYS):
            day += timedelta(days=1)
            left -= bool(calendar.blocks_on(day))
            if not left:
                midnight = datetime.combine(day, time.min, zone)
                morrow = datetime.combine(day + timedelta(days=1), time.min, zone)
                return calendar.add(midnight, calendar.between(midnight, morrow))
        raise NoWorkingTime(
            gettext("There are no %(target)s within ten years of %(day)s.")
            % {"target": self.words, "day": written(start, "j F Y")}
        )


def _parts(text):
    parts, place = [], 0
    words = text.strip().lower()
    while found := _PART.match(words, place):
        unit, factor = _UNITS.get(found[2], (None, 0))
        parts.append((Fraction(found[1]) * factor, unit))
        place = found.end()
    return parts if place == len(words) else []


def minutes(text: str) -> timedelta:
    """A plain length of time (“4 h”, “2 d” as 48 hours). Raises ValueError as `Target.parse`."""
    target = Target.parse(text)
    if target.unit == WORKING_DAYS:
        raise ValueError(
            gettext("“%(text)s” has to be a plain length of time, such as 4 h or 2 d.")
            % {"text": text}
        )
    return (
        timedelta(minutes=target.amount) if target.unit == TIME else timedelta(days=target.amount)
    )
