"""When digests come: at seven in the morning of their reader, the day's one on working days."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from incidents.rules.working_time import WorkingCalendar

AT, UNTIL = time(7), time(12)
"""Local times. A morning that was missed until noon is over: nobody needs it in the afternoon."""
MONDAY, SATURDAY = 0, 5
LONGEST_HOLIDAY = 31


def is_morning(at: datetime, zone: str) -> bool:
    """Whether it is the time for digests in this time zone at `at` (aware)."""
    return AT <= at.astimezone(ZoneInfo(zone)).time() < UNTIL


def is_working_day(day: date, calendar: WorkingCalendar) -> bool:
    """Whether people come to work on this local date.

    Hours that never close are kept by people who take turns: then it is Monday to Friday.
    """
    if calendar.is_always:
        return day.weekday() < SATURDAY
    return bool(calendar.blocks_on(day))


def last_working_day(day: date, works: Callable[[date], bool]) -> date:
    """The working day before this one; just the day before after more than a month off."""
    before = (day - timedelta(days=number) for number in range(1, LONGEST_HOLIDAY))
    return next((one for one in before if works(one)), day - timedelta(days=1))
