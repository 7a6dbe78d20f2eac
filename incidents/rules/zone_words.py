"""In whose time a time is told, as people write it beside the time."""

from datetime import datetime, tzinfo

from incidents.rules.language import gettext as _

_HOUR = 3600


def short_zone(at: datetime, zone: tzinfo) -> str:
    """What people in `zone` call its time at the moment `at`: “CET”, and where the tz database has
    no letters for it, how far it is from UTC: “UTC+5:30”.
    """
    local = at.astimezone(zone)
    name = local.tzname() or ""
    if name.isalpha():
        return name
    seconds = int(local.utcoffset().total_seconds())
    hours, rest = divmod(abs(seconds), _HOUR)
    minutes = f":{rest // 60:02}" if rest else ""
    return f"UTC{'-' if seconds < 0 else '+'}{hours}{minutes}"


def times_are_in(at: datetime, zone: tzinfo) -> str:
    """A sentence to stand once beside many times: “Times are in Europe/Lisbon (WET).”"""
    told = {"zone": str(zone), "short": short_zone(at, zone)}
    if told["zone"] == told["short"]:
        return _("Times are in %(zone)s.") % told
    return _("Times are in %(zone)s (%(short)s).") % told


def differs(at: datetime, one: tzinfo, other: tzinfo) -> bool:
    """Whether the clocks on the wall show different times in two zones at this moment."""
    return at.astimezone(one).utcoffset() != at.astimezone(other).utcoffset()
