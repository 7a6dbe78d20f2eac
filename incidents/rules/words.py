"""Times in words, short and calm, as they stand on a clock's badge and in mail."""

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta, tzinfo

from incidents.rules.language import gettext as _
from incidents.rules.language import kept, ngettext, written

_AFTER_A_NUMBER = re.compile(r"(?<=\d) ")


def unbroken(words: str) -> str:
    """The same, in which a number and its unit stay on one line: “1 h 52 min” has one place left
    to break."""
    return _AFTER_A_NUMBER.sub("\u00a0", words)


def span(length: timedelta) -> str:
    """A length of time in at most two units: “46 min”, “1 h 52 min”, “3 d 4 h”, “41 days”.

    Whole minutes, rounded down; under a minute is “under a minute”. Negative counts as nothing.
    """
    return _span(max(0, int(length.total_seconds())) // 60)


@kept
def _span(minutes):
    return unbroken(_in_two_units(minutes))


def _in_two_units(minutes):
    hours, days = minutes // 60, minutes // 1440
    if minutes < 1:
        return _("under a minute")
    if hours < 1:
        return _("%(minutes)s min") % {"minutes": minutes}
    if days < 1:
        return _hours(hours, minutes % 60)
    if days < 7 and hours % 24:
        return _("%(days)s d %(hours)s h") % {"days": days, "hours": hours % 24}
    return ngettext("%(days)s day", "%(days)s days", days) % {"days": days}


def _hours(hours, minutes):
    if minutes:
        return _("%(hours)s h %(minutes)s min") % {"hours": hours, "minutes": minutes}
    return _("%(hours)s h") % {"hours": hours}


def moment(when: datetime, at: datetime, tz: tzinfo) -> str:
    """A moment as people near `at` would say it, in `tz`: “14:20”, “Wed 10:15”, “24 Nov 10:15”."""
    local, today = when.astimezone(tz), at.astimezone(tz).date()
    if local.date() == today:
        return written(local, "H:i")
    if abs((local.date() - today).days) < 7 and when > at:
        return written(local, "D H:i")
    return written(local, "j M H:i" if local.year == today.year else "j M Y H:i")


def day(when: date, today: date) -> str:
    """A day as people near `today` would say it: “3 September”, “31 January 2027”."""
    return written(when, "j F" if when.year == today.year else "j F Y")


def listed(words: Sequence[str]) -> str:
    """Words in a row: “Mara, Jonas and Tomás”."""
    if len(words) < 2:
        return words[0] if words else ""
    return _("%(first)s and %(last)s") % {"first": ", ".join(words[:-1]), "last": words[-1]}


def either(words: Sequence[str]) -> str:
    """Words to choose from: “Mara, Jonas or Tomás”."""
    if len(words) < 2:
        return words[0] if words else ""
    return _("%(first)s or %(last)s") % {"first": ", ".join(words[:-1]), "last": words[-1]}
