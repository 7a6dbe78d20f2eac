"""Working time as it is written down: by the wall clock, block by block and day by day.

Nothing here knows of time zones. Days are counted from Monday, 1 January of the year 1, which is
day 0, and a **reading** of the wall clock is the time since that day began, as a timedelta.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import accumulate, pairwise

from incidents.rules import language
from incidents.rules.language import gettext
from incidents.rules.language import gettext_lazy as _

DAY = timedelta(days=1)
NOTHING = timedelta()

Blocks = Iterable[tuple[str, str]]
"""As people write them: ("08:00", "12:00"), from and to, in any order."""

_WEEKDAYS = (
    _("Monday"),
    _("Tuesday"),
    _("Wednesday"),
    _("Thursday"),
    _("Friday"),
    _("Saturday"),
    _("Sunday"),
)
_TIME = re.compile("([01][0-9]|2[0-3]):([0-5][0-9])|24:00")


@dataclass(frozen=True)
class Hours:
    """The blocks of one day, earliest first, each (from, to) in time since midnight."""

    blocks: tuple[tuple[timedelta, timedelta], ...] = ()

    @classmethod
    def read(cls, blocks: Blocks, day: str | date) -> "Hours":
        """Read the blocks of a day; `day` is what errors call it.

        Raises ValueError, in words for whoever wrote them, where a time can't be read, a block
        doesn't end after it begins, or two overlap.
        """
        read = sorted((_time(start, day), _time(end, day)) for start, end in blocks)
        for start, end in read:
            if end <= start:
                raise ValueError(
                    gettext(
                        "%(day)s: %(written)s has to end after it begins. Work past midnight is "
                        "two blocks, one on each day."
                    )
                    % {"day": _named(day), "written": _written(start, end)}
                )
        for first, second in pairwise(read):
            if second[0] < first[1]:
                raise ValueError(
                    gettext("%(day)s: %(first)s and %(second)s overlap.")
                    % {"day": _named(day), "first": _written(*first), "second": _written(*second)}
                )
        return cls(tuple(read))

    def worked_by(self, time: timedelta) -> timedelta:
        """The working time from midnight until `time`."""
        return sum((min(time, end) - start for start, end in self.blocks if start < time), NOTHING)

    def time_when(self, worked: timedelta) -> timedelta:
        """The first time by which `worked` has been worked: more than nothing, at most all."""
        for start, end in self.blocks:
            if worked <= end - start:
                return start + worked
            worked -= end - start
        raise ValueError(gettext("There is less working time in the day."))

    def block_at(self, time: timedelta) -> tuple[timedelta, timedelta] | None:
        """The block that `time` lies in, if any; its end lies outside it."""
        return next((block for block in self.blocks if block[0] <= time < block[1]), None)


class Timetable:
    """The hours of every day: those of its weekday, unless it has hours of its own.

    week: seven, from Monday; special: day number → hours
    """

    def __init__(self, week: tuple[Hours, ...], special: Mapping[int, Hours]):
        self.week = week
        self.special = dict(sorted(special.items()))
        self._special_days = list(self.special)
        self._by_weekday = running_total(hours.worked_by(DAY) for hours in week)
        self._by_special_day = running_total(
            hours.worked_by(DAY) - week[day % 7].worked_by(DAY)
            for day, hours in self.special.items()
        )

    @classmethod
    def read(
        cls, week: Mapping[int, Blocks], closed: Iterable[date], opened: Mapping[date, Blocks]
    ) -> "Timetable":
        """Read a week by weekday (0 is Monday), days off, and days with blocks of their own.

        Raises ValueError as `Hours.read` does, and for what is no weekday or no date.
        """
        for weekday in week:
            if weekday not in range(7):
                raise ValueError(f"There is no weekday {weekday!r}: 0 is Monday, 6 is Sunday.")
        special = {day_number(day): Hours() for day in closed}
        for day, blocks in opened.items():
            special[day_number(day)] = Hours.read(blocks, day)
        usual = (Hours.read(week.get(number, ()), name) for number, name in enumerate(_WEEKDAYS))
        return cls(tuple(usual), special)

    def hours_on(self, day: int) -> Hours:
        """The hours of a day."""
        return self.special.get(day, self.week[day % 7])

    def worked_by(self, reading: timedelta) -> timedelta:
        """The working time of all days, from day 0 until a reading of the wall clock."""
        day, time = divmod(reading, DAY)
        return self._worked_before(day) + self.hours_on(day).worked_by(time)

    def reading_when(self, worked: timedelta, start: timedelta, end: timedelta) -> timedelta:
        """The first reading by which `worked` has been worked.

        It has to lie after the reading `start` and no later than `end`.
        """
        days = range(start // DAY + 1, end // DAY + 1)
        day = days.start - 1 + bisect_left(days, worked, key=self._worked_before)
        time = self.hours_on(day).time_when(worked - self._worked_before(day))
        return day * DAY + time

    @property
    def is_always(self) -> bool:
        """Whether no day has a moment that isn't working time."""
        return all(hours.worked_by(DAY) == DAY for hours in (*self.week, *self.special.values()))

    @property
    def last_day(self) -> int | None:
        """The last day that may have working time; None where every week has some."""
        if self._by_weekday[-1]:
            return None
        return max(self.special, default=0)

    def _worked_before(self, day):
        """The working time of whole weeks and weekdays, and what special days add to it or take."""
        weeks, weekday = divmod(day, 7)
        passed = bisect_left(self._special_days, day)
        return (
            weeks * self._by_weekday[-1] + self._by_weekday[weekday] + self._by_special_day[passed]
        )


def running_total(amounts: Iterable[timedelta]) -> list[timedelta]:
    """What has come together before each amount, and at last by all of them."""
    return list(accumulate(amounts, initial=NOTHING))


def _time(text, day):
    match = _TIME.fullmatch(str(text))
    if not match:
        raise ValueError(
            gettext("%(day)s: “%(text)s” is no time of day. Write it like 08:30, up to 24:00.")
            % {"day": _named(day), "text": text}
        )
    hours, minutes = str(text).split(":")
    return timedelta(hours=int(hours), minutes=int(minutes))


def _named(day):
    return language.written(day, "j F Y") if isinstance(day, date) else day


def _written(start, end):
    return f"{written(start)}–{written(end)}"


def written(time: timedelta) -> str:
    """A time since midnight the way it is given: “08:30”, “24:00”."""
    hours, rest = divmod(time, timedelta(hours=1))
    return f"{hours:02}:{rest // timedelta(minutes=1):02}"


def day_number(day: date) -> int:
    """The number of a date; raises ValueError for anything that isn't a plain date."""
    if isinstance(day, datetime) or not isinstance(day, date):
        raise ValueError(f"A day is given as a date; {day!r} is none.")
    return day.toordinal() - 1
