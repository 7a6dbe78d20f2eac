"""Working time, counted the dumb way: minute by minute, each looked up on the wall.

It shares nothing with the product. It takes hours as people write them, and every clock change
near its minutes has to fall on a whole minute.
"""

from bisect import bisect_left
from datetime import datetime, timedelta
from functools import lru_cache
from itertools import accumulate
from zoneinfo import ZoneInfo

MINUTE = timedelta(minutes=1)


@lru_cache(maxsize=64)
def walls(tz: str, start: datetime, days: int) -> list[tuple]:
    """(local date, minute of the day) of each minute in so many days from `start` (UTC)."""
    zone = ZoneInfo(tz)
    local = [(start + n * MINUTE).astimezone(zone) for n in range(days * 1440)]
    return [(moment.date(), moment.hour * 60 + moment.minute) for moment in local]


class CountedMinutes:
    """The minutes of so many days from `start` (UTC, a whole minute), open or not."""

    def __init__(self, tz, week, closed, opened, start: datetime, days: int):
        on_the_wall = walls(tz, start, days)
        hours = {}
        for day, _ in on_the_wall:
            if day not in hours:
                off = [] if day in closed else week.get(day.weekday(), [])
                hours[day] = open_minutes(opened.get(day, off))
        self.start = start
        self.is_open = [minute in hours[day] for day, minute in on_the_wall]
        self.before = list(accumulate(self.is_open, initial=0))

    def worked_by(self, moment: datetime) -> timedelta:
        """The working time from `start` until a moment."""
        minute, rest = divmod(moment - self.start, MINUTE)
        whole = self.before[minute] * MINUTE
        return whole + rest if rest and self.is_open[minute] else whole

    def between(self, a: datetime, b: datetime) -> timedelta:
        """The working time in [a, b)."""
        return self.worked_by(b) - self.worked_by(a)

    def add(self, start: datetime, amount: timedelta) -> datetime:
        """The first moment by which `amount`, more than nothing, has been worked since `start`."""
        worked = self.worked_by(start) + amount
        minute = bisect_left(self.before, worked, key=lambda minutes: minutes * MINUTE) - 1
        return self.start + minute * MINUTE + (worked - self.before[minute] * MINUTE)


def open_minutes(blocks) -> set[int]:
    """The minutes of a day that lie in one of its blocks."""
    return {minute for start, end in blocks for minute in range(of_day(start), of_day(end))}


def of_day(text: str) -> int:
    """The minute of the day of “08:30”."""
    hours, minutes = text.split(":")
    return int(hours) * 60 + int(minutes)
