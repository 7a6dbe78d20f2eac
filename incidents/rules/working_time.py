"""Working time: how much of it lies between two moments, and when so much of it will have passed.

A moment is working time if what the wall clock reads then lies in a block of that day. So an hour
that a change of clocks skips isn't worked, and one that comes twice is worked twice.

No day is walked over. By the wall clock, working time is plain arithmetic (`rules.timetable`).
Between two changes of clocks the wall clock runs along with time; and at a change it jumps, over so
much working time, or back by so much. A `Course` (`rules.course`) adds up these jumps once; then a
question is a look into a sorted list.
"""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta

from incidents.rules.clock_changes import END_OF_TIME, EPOCH, PERIOD, time_zone
from incidents.rules.course import Course
from incidents.rules.language import gettext as _
from incidents.rules.timetable import DAY, NOTHING, Blocks, Timetable, day_number, written

_INSTANT = timedelta.resolution


class NoWorkingTime(Exception):
    """A calendar has less working time to come than was asked for."""


class WorkingCalendar:
    """When people work, in one time zone. Never changes; equal calendars mean the same hours.

    A calendar without any working time can be made: nothing lies between two moments then, and
    there is nothing to add. is_always: whether every moment is working time
    """

    __slots__ = ("_closed", "_course", "_timetable", "_zone", "is_always")

    def __init__(
        self,
        tz: str,
        week: Mapping[int, Blocks] | None = None,
        closed: Mapping[date, str] | None = None,
        opened: Mapping[date, Blocks] | None = None,
    ):
        """Take the hours as people write them.

        tz: name of a time zone, “Europe/Berlin”
        week: weekday (0 is Monday) → blocks [from, to) of local time; “24:00” may end one
        closed: local date → the name of a whole day off
        opened: local date → its blocks, in place of its weekday's; wins over `closed`

        Raises ValueError, in words for whoever edits the calendar, if it can't be read.
        """
        self._zone = time_zone(tz)
        self._closed = dict(closed or {})
        self._timetable = Timetable.read(week or {}, self._closed, opened or {})
        self._course = None
        self.is_always = self._timetable.is_always

    @classmethod
    def always(cls, tz: str) -> "WorkingCalendar":
        """Round the clock, every day."""
        return cls(tz, {weekday: [("00:00", "24:00")] for weekday in range(7)})

    @property
    def tz(self) -> str:
        """The name of its time zone."""
        return self._zone.key

    def between(self, a: datetime, b: datetime) -> timedelta:
        """The working time in [a, b), both aware; none if `b` comes before `a`."""
        start, end = _since_epoch(a), _since_epoch(b)
        if end <= start:
            return NOTHING
        if self.is_always:
            return end - start
        course = self._course_over(start, end)
        return course.worked_by(end) - course.worked_by(start)

    def add(self, start: datetime, amount: timedelta) -> datetime:
        """The first moment, in UTC, by which `amount` has been worked since `start` (aware).

        That is the end of a block if the block is just long enough, and `start` itself if there is
        nothing to add, whether it is working time or not.

        Raises NoWorkingTime if there is less of it from then on until the last opened day or,
        if every week has some, until the year 9999; ValueError if `amount` is negative.
        """
        if amount < NOTHING:
            raise ValueError(f"Working time can be added but not taken away: {amount}.")
        since = _since_epoch(start)
        if not amount:
            return start.astimezone(UTC)
        if amount > END_OF_TIME - since:
            raise _too_little(start, amount)
        if self.is_always:
            return EPOCH + since + amount
        course = self._course_over(since, since)
        while (worked := course.worked_by(since) + amount) > course.worked_by(course.end):
            if course.end >= self._last_moment:
                raise _too_little(start, amount)
            further = 2 * course.end - since
            course = self._course_over(since, min(further, self._last_moment))
        return EPOCH + course.moment_when(worked)

    def is_open(self, moment: datetime) -> bool:
        """Tell whether a moment (aware) is working time."""
        return self._block_at(_since_epoch(moment)) is not None

    def blocks_on(self, day: date) -> tuple[tuple[str, str], ...]:
        """The blocks of a local date, earliest first: ("08:00", "12:00"), …"""
        blocks = self._timetable.hours_on(day_number(day)).blocks
        return tuple((written(start), written(end)) for start, end in blocks)

    def closure_name(self, day: date) -> str | None:
        """What a whole day off is called; None on every other day."""
        name = self._closed.get(day)
        return None if name is None or self.blocks_on(day) else name

    def spans(self, a: datetime, b: datetime, limit: int) -> list[tuple[datetime, datetime]]:
        """The working time in [a, b) piece by piece, as (from, to) in UTC: the first `limit`.

        A piece lies in one block of one local date, and its clocks aren't changed on the way.
        """
        found = []
        while len(found) < limit and self.between(a, b):
            opens = self.add(a, _INSTANT) - _INSTANT
            a = min(self._piece_end(opens), b.astimezone(UTC))
            found.append((opens, a))
        return found

    def __eq__(self, other):
        if not isinstance(other, WorkingCalendar):
            return NotImplemented
        return self._value == other._value

    def __hash__(self):
        return hash(self._value)

    @property
    def _value(self):
        special = frozenset(self._timetable.special.items())
        return self.tz, self._timetable.week, special, frozenset(self._closed.items())

    @property
    def _last_moment(self):
        last = self._timetable.last_day
        # No wall clock is a whole day ahead of UTC or behind it.
        return END_OF_TIME if last is None else min((last + 2) * DAY, END_OF_TIME)

    def _course_over(self, start, end):
        """A course that takes in `start` and `end`, kept for the next question.

        It is replaced as a whole, so threads may share a calendar; at worst two do the same work.
        """
        first, last = start // PERIOD, end // PERIOD
        known = self._course
        if known and known.first <= first and last <= known.last:
            return known
        if known:
            first, last = min(first, known.first), max(last, known.last)
        self._course = course = Course(self._zone, self._timetable, first, last)
        return course

    def _piece_end(self, opens):
        opens = _since_epoch(opens)
        course = self._course_over(opens, opens)
        return EPOCH + min(self._block_at(opens)[1], course.next_change(opens))

    def _block_at(self, moment):
        """The block a moment lies in, if any, as it lies in time: (from, to)."""
        reading = self._course_over(moment, moment).reading(moment)
        day, time = divmod(reading, DAY)
        block = self._timetable.hours_on(day).block_at(time)
        return block and (moment - time + block[0], moment - time + block[1])


def _since_epoch(moment):
    if moment.utcoffset() is None:
        raise ValueError(f"A moment needs a time zone here, and {moment} has none.")
    return moment - EPOCH


def _too_little(start, amount):
    return NoWorkingTime(
        _("The calendar has less than %(amount)s of working time after %(start)s.")
        % {"amount": amount, "start": start}
    )
