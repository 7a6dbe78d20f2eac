"""When things happen in the story: told in words, worked out from the moment the demo is loaded."""

import re
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

_LENGTH = r"(?:(?P<days>\d+)d)?(?:(?P<hours>\d+)h)?(?:(?P<minutes>\d+)m)?"
_AGO = re.compile(rf"{_LENGTH} ago")
_IN = re.compile(rf"in {_LENGTH}")
_DAY = re.compile(r"(?P<since>day |today\+)(?P<number>-?\d+)(?: (?P<clock>\d\d:\d\d))?")
_LEARNED = re.compile(
    r"(?:(?P<days>\d+) days ago|(?P<weekday>\w+day) (?P<weeks>\d+) weeks? ago) (?P<clock>\d\d:\d\d)"
)
_IN_TEXT = re.compile(r"\{([^{}|]+)(?:\|(\w+))?\}")

NOON = "12:00"
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
SATURDAY = WEEKDAYS.index("saturday")


class Moments:
    """The moments around one incident.

    “5h14m ago” and “in 95m” count from now. “day 2 14:10” is the second working day after the day
    on which we learned of it, “day -1” the one before; “today+2 12:00” counts from today. An
    incident of the past is learned of “tuesday 8 weeks ago 09:20”, in weeks that begin on a Monday,
    or “3 days ago 09:20”, on the Friday before if that is a weekend.
    """

    def __init__(self, now: datetime, zone: ZoneInfo, learned: str):
        """now: aware; zone: where Tidewell’s offices are; learned: in words"""
        self.now, self.zone = now, zone
        self.today = now.astimezone(zone).date()
        self.learned = self._learned(learned)

    def _learned(self, words):
        if told := _LEARNED.fullmatch(words):
            return self._at(self._day_of(told), told["clock"])
        return self.of(words)

    def _day_of(self, told):
        if told["days"]:
            return _last_working_day(self.today - timedelta(days=int(told["days"])))
        monday = self.today - timedelta(days=self.today.weekday(), weeks=int(told["weeks"]))
        return monday + timedelta(days=WEEKDAYS.index(told["weekday"]))

    def of(self, words: str) -> datetime:
        """The moment (aware) that these words name. Raises ValueError for other words."""
        if told := _AGO.fullmatch(words):
            return self.now - _length(told)
        if told := _IN.fullmatch(words):
            return self.now + _length(told)
        if told := _DAY.fullmatch(words):
            first = self.today if told["since"] == "today+" else self._first_day
            return self._at(_working_days(first, int(told["number"])), told["clock"] or NOON)
        raise ValueError(f"“{words}” is no moment.")

    def fill(self, text: str) -> str:
        """The text with its moments said as people say them.

        “{day 2}” becomes “Thursday 14 May”; “|weekday”, “|date”, “|month” and “|time” tell a part.
        """
        return _IN_TEXT.sub(lambda told: self._said(told[1], told[2]), text)

    @property
    def _first_day(self):
        return self.learned.astimezone(self.zone).date()

    def _at(self, on, clock):
        return datetime.combine(on, time.fromisoformat(clock), self.zone)

    def _said(self, words, part):
        when = self.of(words).astimezone(self.zone)
        parts = {
            "weekday": f"{when:%A}",
            "date": f"{when.day} {when:%B}",
            "month": f"{when:%B}",
            "time": f"{when:%H:%M}",
        }
        return parts[part] if part else f"{parts['weekday']} {parts['date']}"


def _length(told):
    parts = {name: int(number or 0) for name, number in told.groupdict().items()}
    return timedelta(**parts)


def _last_working_day(on: date):
    return on - timedelta(days=max(0, on.weekday() - SATURDAY + 1))


def _working_days(first, number):
    """The day so many working days after (or before) `first`."""
    on, step = first, timedelta(days=1 if number > 0 else -1)
    for _ in range(abs(number)):
        on += step
        while on.weekday() >= SATURDAY:
            on += step
    return on
