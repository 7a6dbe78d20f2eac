"""Weeks as figures count them: from Monday to Sunday, by UTC, named as ISO 8601 does (2026-W47)."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

WEEK = timedelta(weeks=1)
NAME = re.compile(r"(?P<year>[0-9]{4})-W(?P<week>[0-9]{2})")
FIRST_YEAR, LAST_YEAR = 1970, 2999


def monday_of(moment: datetime) -> date:
    """The Monday of the week, by UTC, in which an aware moment lies."""
    day = moment.astimezone(UTC).date()
    return day - timedelta(days=day.weekday())


@dataclass(frozen=True)
class Weeks:
    """Whole weeks on end. first, last: their Mondays, both within."""

    first: date
    last: date

    @classmethod
    def parse(cls, text: str) -> "Weeks":
        """“2026-W41” or “2026-W41..2026-W47”. Raises ValueError for anything else."""
        first, dots, last = text.partition("..")
        first, last = _monday(first), _monday(last if dots else first)
        if not (first and last and first <= last):
            raise ValueError(f"“{text}” names no weeks.")
        return cls(first, last)

    def __str__(self):
        first, last = _name(self.first), _name(self.last)
        return first if first == last else f"{first}..{last}"

    def __iter__(self):
        return (self.first + number * WEEK for number in range(len(self)))

    def __len__(self):
        return (self.last - self.first) // WEEK + 1

    @property
    def begin(self) -> datetime:
        """Their first moment (aware, UTC)."""
        return datetime.combine(self.first, time.min, UTC)

    @property
    def end(self) -> datetime:
        """The first moment after them (aware, UTC)."""
        return datetime.combine(self.last + WEEK, time.min, UTC)

    @property
    def last_day(self) -> date:
        """The Sunday on which they end."""
        return self.last + timedelta(days=6)


def of_year(year: int) -> Weeks:
    """The weeks of a year as ISO 8601 counts them: those with their Thursday in it."""
    return Weeks(date.fromisocalendar(year, 1, 1), date.fromisocalendar(year + 1, 1, 1) - WEEK)


def _monday(text):
    """The Monday of a week by its name; None where there is no such week."""
    named = NAME.fullmatch(text)
    if not named or not FIRST_YEAR <= int(named["year"]) <= LAST_YEAR:
        return None
    try:
        return date.fromisocalendar(int(named["year"]), int(named["week"]), 1)
    except ValueError:
        return None


def _name(monday):
    year, week, _ = monday.isocalendar()
    return f"{year}-W{week:02}"
