"""When the clocks of a time zone are changed, and by how much.

Moments are counted here from EPOCH, in UTC, as a timedelta: exact, and free of a calendar's edges.
"""

from bisect import bisect_left
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from incidents.rules.language import gettext as _

EPOCH = datetime.min.replace(tzinfo=UTC)
END_OF_TIME = datetime.max.replace(tzinfo=UTC) - EPOCH

PERIOD = timedelta(days=3650)
"""Changes are looked up and remembered by periods of about ten years; period 0 begins at EPOCH."""

# zoneinfo tells offsets but not when they change, so we look for it. The closest that any zone of
# tzdata has gone back and forth is a week less an hour; shorter steps than that miss nothing.
_STEP = timedelta(days=5)
_SECOND = timedelta(seconds=1)

# Nearer to either end of the calendar a wall clock may read what no datetime can.
_FIRST, _LAST = timedelta(days=1), timedelta(days=END_OF_TIME.days)


@dataclass(frozen=True)
class ClockChange:
    """at: since EPOCH; before, after: what the wall clock is ahead of UTC until then, and then."""

    at: timedelta
    before: timedelta
    after: timedelta


def time_zone(name: str) -> ZoneInfo:
    """The zone of that name; raises ValueError, in words for whoever wrote it, if there is none."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError(
            _("There is no time zone “%(name)s”. Write it like Europe/Berlin.") % {"name": name}
        ) from None


def offset(zone: ZoneInfo, at: timedelta) -> timedelta:
    """How far the wall clock is ahead of UTC at a moment since EPOCH."""
    return (EPOCH + min(max(at, _FIRST), _LAST)).astimezone(zone).utcoffset()


@lru_cache(maxsize=2048)
def clock_changes(zone: ZoneInfo, period: int) -> tuple[ClockChange, ...]:
    """The changes in one period, earliest first; one at its very end belongs to it."""
    return tuple(_changes(zone, max(period * PERIOD, _FIRST), min((period + 1) * PERIOD, _LAST)))


def _changes(zone, start, end):
    before = offset(zone, start)
    while start < end:
        until = min(start + _STEP, end)
        if offset(zone, until) != before:
            until = _first_second(zone, before, start, until)
            after = offset(zone, until)
            yield ClockChange(until, before, after)
            before = after
        start = until


def _first_second(zone, before, start, until):
    """The first whole second after `start`, and by `until`, whose offset isn't `before`."""
    seconds = range(1, (until - start) // _SECOND + 1)
    changed = bisect_left(
        seconds, True, key=lambda second: offset(zone, start + second * _SECOND) != before
    )
    return start + seconds[changed] * _SECOND
