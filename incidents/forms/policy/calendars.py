"""Working calendars as fields: a week by days, days off and extra days one a line."""

import re

from django.utils.translation import gettext, gettext_lazy

from incidents.forms.policy.sheet import Problems
from incidents.forms.policy.typed import Typed
from incidents.rules.calendar_document import DAYS, read_calendar
from incidents.rules.policy_words import blocks_words, weekday_words
from incidents.rules.public_holidays import countries, public_holidays, regions
from incidents.rules.refusal import Refused

DAY_OFF = gettext_lazy("Day off")
MOST_DAYS = 1000


def typed_of(name: str, calendar: dict) -> Typed:
    """The fields of one calendar. `key` is the name that it had when the page was made."""
    closed = calendar.get("closed", {})
    opened = calendar.get("opened", {})
    week = calendar.get("week", {})
    return {
        "key": name,
        "name": name,
        "time_zone": str(calendar.get("time_zone", "UTC")),
        **({"always": "on"} if calendar.get("always") else {}),
        **{f"week.{day}": blocks_words(week.get(day, ())) for day in DAYS},
        "closed": "\n".join(f"{day} {closed[day]}" for day in sorted(closed, key=str)),
        "opened": "\n".join(
            f"{day} {blocks_words(opened[day])}" for day in sorted(opened, key=str)
        ),
        "country": str(calendar.get("country", "")),
        "region": str(calendar.get("region", "")),
        "years": "",
    }


def document_of(typed: Typed) -> tuple[dict, Problems]:
    """The calendar in some fields, and what of them no document could hold, by field."""
    problems = []
    closed = _dated(typed.get("closed", ""), "closed", problems)
    opened = _dated(typed.get("opened", ""), "opened", problems)
    week = {day: _blocks(typed.get(f"week.{day}", "")) for day in DAYS}
    calendar = {
        "time_zone": typed.get("time_zone", "").strip(),
        "always": bool(typed.get("always")),
        "week": {day: blocks for day, blocks in week.items() if blocks},
        "closed": {day: name or DAY_OFF for day, name in closed.items()},
        "opened": {day: _blocks(hours) for day, hours in opened.items()},
        "country": typed.get("country", "").strip(),
        "region": typed.get("region", "").strip(),
    }
    return {name: value for name, value in calendar.items() if value}, problems


def _blocks(text):
    """“9:00–12:00, 13–17” as blocks; what is no time of day stays as it was typed."""
    blocks = (part.replace("–", "-").replace(" ", "") for part in text.split(","))
    return ["-".join(map(_time, block.split("-"))) for block in blocks if block]


def _time(text):
    """“9” and “9:00” as “09:00”."""
    found = re.fullmatch(r"([0-9]{1,2})(?::([0-9]{2}))?", text)
    return f"{int(found[1]):02}:{found[2] or '00'}" if found else text


def _dated(text, field, problems):
    found = {}
    for line in text.splitlines():
        day, _, rest = line.strip().partition(" ")
        if day in found:
            problems.append(
                (
                    field,
                    gettext("%(day)s stands here twice. Keep one of the two lines.") % {"day": day},
                )
            )
        elif day:
            found[day] = rest.strip()
    if len(found) > MOST_DAYS:
        problems.append(
            (
                field,
                gettext("There are %(count)s days here, and at most %(most_days)s fit.")
                % {"count": len(found), "most_days": MOST_DAYS},
            )
        )
    return found


def problems_of(calendar: dict) -> Problems:
    """What is wrong in a calendar, part by part, where `read_calendar` stops at the first."""
    parts = [("time_zone", {"time_zone": calendar.get("time_zone", "")}, None)]
    parts += [
        (f"week.{day}", {"week": {day: blocks}}, None)
        for day, blocks in calendar.get("week", {}).items()
    ]
    some_week = {"monday": ["09:00-17:00"]}
    for field in ("closed", "opened"):
        parts += [
            (field, {"week": some_week, field: {day: what}}, day)
            for day, what in calendar.get(field, {}).items()
        ]
    found = []
    for field, part, day in parts:
        part.setdefault("week", some_week)
        try:
            read_calendar(part)
        except ValueError as problem:
            where = f"{day}: " if day and day not in str(problem) else ""
            sentence = str(problem)
            if field.startswith("week."):
                weekday = weekday_words(field.removeprefix("week."))
                sentence = sentence.removeprefix(f"{weekday}: ")
            found.append((field, f"{where}{sentence}"))
    if not found and not calendar.get("always") and not calendar.get("week"):
        found.append(
            ("week.monday", gettext("Nobody works on any day: give it hours, or round the clock."))
        )
    return found


def take_over(typed: Typed) -> Typed:
    """The fields with the public holidays of their country among the days off.

    A day that is there already keeps its name. Raises Refused for what is no country or year.
    """
    country, region = typed.get("country", ""), typed.get("region", "")
    years = [int(year) for year in re.findall(r"\b\d{4}\b", typed.get("years", ""))]
    try:
        found = public_holidays(country, region, years)
    except ValueError as problem:
        raise Refused(str(problem)) from problem
    lines = [line.strip() for line in typed.get("closed", "").splitlines() if line.strip()]
    there = {line.split()[0] for line in lines}
    lines += [f"{day} {name}" for day, name in found.items() if str(day) not in there]
    return {**typed, "closed": "\n".join(sorted(lines))}


def places(typed: Typed) -> tuple[list, list]:
    """Countries to choose from, and the regions of the one that is chosen, as (code, name)."""
    known = regions(typed.get("country", ""))
    return (
        [("", gettext("Choose a country")), *countries().items()],
        [("", gettext("The whole country")), *known.items()],
    )
