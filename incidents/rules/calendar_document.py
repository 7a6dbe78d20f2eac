"""A working calendar as a document: what TOML files hold and published policies keep."""

from collections.abc import Mapping
from datetime import date

from incidents.rules.language import gettext as _
from incidents.rules.working_time import WorkingCalendar

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
KEYS = {"time_zone", "always", "week", "closed", "opened", "country", "region"}
"""country, region: whose public holidays were taken over into `closed`, for the next edit."""


def read_calendar(document: Mapping) -> WorkingCalendar:
    """The calendar that a part of a document describes. Raises ValueError with a sentence."""
    if not isinstance(document, Mapping):
        raise TypeError(document)
    if unknown := set(document) - KEYS:
        raise ValueError(_("“%(name)s” is nothing a calendar has.") % {"name": sorted(unknown)[0]})
    zone = document.get("time_zone", "UTC")
    if document.get("always"):
        return WorkingCalendar.always(zone)
    week = document.get("week", {})
    if unknown := set(week) - set(DAYS):
        raise ValueError(_("“%(name)s” is no day of the week.") % {"name": sorted(unknown)[0]})
    if not any(week.values()):
        raise ValueError(_("Nobody works on any day of its week, so nothing would ever fall due."))
    return WorkingCalendar(
        tz=zone,
        week={DAYS.index(day): _blocks(blocks) for day, blocks in week.items()},
        closed={_date(day): str(name) for day, name in document.get("closed", {}).items()},
        opened={_date(day): _blocks(b) for day, b in document.get("opened", {}).items()},
    )


def _blocks(texts):
    blocks = []
    for text in texts:
        begin, dash, end = str(text).replace("–", "-").partition("-")
        if not dash:
            raise ValueError(
                _("“%(text)s” is no block of hours. Write it like 09:00-17:00.") % {"text": text}
            )
        blocks.append((begin.strip(), end.strip()))
    return blocks


def _date(text):
    try:
        return text if isinstance(text, date) else date.fromisoformat(text)
    except ValueError:
        raise ValueError(
            _("“%(text)s” is no date. Write it like 2026-12-25.") % {"text": text}
        ) from None
