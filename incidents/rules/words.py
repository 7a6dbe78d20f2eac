"""Times in words, short and calm, as they stand on a clock's badge and in mail."""

from datetime import date, datetime, timedelta, tzinfo


def span(length: timedelta) -> str:
    """A length of time in at most two units: “46 min”, “1 h 52 min”, “3 d 4 h”, “41 days”.

    Whole minutes, rounded down; under a minute is “under a minute”. Negative counts as nothing.
    """
    minutes = max(0, int(length.total_seconds())) // 60
    hours, days = minutes // 60, minutes // 1440
    if minutes < 1:
        return "under a minute"
    if hours < 1:
        return f"{minutes} min"
    if days < 1:
        return f"{hours} h {minutes % 60} min" if minutes % 60 else f"{hours} h"
    if days < 7:
        return f"{days} d {hours % 24} h" if hours % 24 else _days(days)
    return _days(days)


def _days(number):
    return f"{number} day" if number == 1 else f"{number} days"


def moment(when: datetime, at: datetime, tz: tzinfo) -> str:
    """A moment as people near `at` would say it, in `tz`: “14:20”, “Wed 10:15”, “24 Nov 10:15”."""
    local, today = when.astimezone(tz), at.astimezone(tz).date()
    clock = f"{local:%H:%M}"
    if local.date() == today:
        return clock
    if abs((local.date() - today).days) < 7 and when > at:
        return f"{local:%a} {clock}"
    year = f" {local.year}" if local.year != today.year else ""
    return f"{local.day} {local:%b}{year} {clock}"


def day(when: date, today: date) -> str:
    """A day as people near `today` would say it: “3 September”, “31 January 2027”."""
    year = f" {when.year}" if when.year != today.year else ""
    return f"{when.day} {when:%B}{year}"


def who(names: list[str], one: str, many: str) -> str:
    """People and the verb that goes with their number: “Mara is”, “Mara and Tomás are”."""
    if len(names) > 1:
        return f"{', '.join(names[:-1])} and {names[-1]} {many}"
    return f"{names[0] if names else 'nobody'} {one}"
