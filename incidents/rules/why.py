"""Why this time: a deadline explained from its parts, so that anybody can check it by hand."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo

from incidents.rules import kinds
from incidents.rules.target import TIME, WORKING_DAYS, Target
from incidents.rules.words import moment, span
from incidents.rules.working_time import WorkingCalendar

PIECES = 6

PROMISES = {
    kinds.CONTACT: "a first contact",
    kinds.ANSWER: "an answer",
    kinds.UPDATE: "our next word",
    kinds.DECISION: "a decision",
    kinds.RESOLVE: "making it right",
    kinds.ACTION: "this action",
    kinds.CHECK: "a look whether it worked",
}
_FROM = {
    kinds.UPDATE: "our last word to them",
    kinds.DECISION: "when it was asked for",
    kinds.ACTION: "when it was promised",
    kinds.CHECK: "when it was promised",
}


@dataclass(frozen=True)
class Parts:
    """What a deadline was worked out from.

    urgency, team, customer: as people read them; target: None where somebody stated the date
    hours: the calendar's name; chosen_by: why that one, as `Hours.of` says
    policy: “name, version 2”
    waits: (from, to) of when it did not run
    """

    kind: str
    urgency: str
    team: str
    customer: str
    policy: str
    target: Target | None
    hours: str
    chosen_by: str
    calendar: WorkingCalendar
    started_at: datetime
    due_at: datetime
    cycle: int = 1
    waits: Sequence[tuple[datetime, datetime]] = ()


def why(parts: Parts, at: datetime, zone: tzinfo) -> list[str]:
    """Sentences that lead from the promise to the deadline, for people near `at` in `zone`."""
    begin = moment(parts.started_at, at, zone)
    lines = [_promise(parts), f"It counts from {_start(parts)}: {begin}."]
    if parts.target and parts.target.unit != WORKING_DAYS and not parts.calendar.is_always:
        lines += _hours_counted(parts, at, zone) if parts.target.unit == TIME else []
    lines += _closures(parts, zone)
    lines += [_wait(wait, parts, at, zone) for wait in parts.waits if wait[0] < parts.due_at]
    return [*lines, _end(parts, at, zone)]


def why_in_short(parts: Parts, at: datetime, zone: tzinfo) -> str:
    """What was promised, and the deadline that came of it, without the steps in between."""
    return f"{_promise(parts)} {_end(parts, at, zone)}"


def _end(parts, at, zone):
    return f"So it is due {moment(parts.due_at, at, zone)}. That is {parts.policy}."


def _promise(parts):
    promise = PROMISES[parts.kind]
    if parts.target is None:
        return f"Somebody has said when: {promise} has a date of its own."
    within = f"{parts.urgency} means {promise} within {parts.target}"
    if parts.calendar.is_always:
        return f"{within}, round the clock."
    because = {
        "urgency": f"which count whenever it is {parts.urgency.lower()}",
        "customer": f"which we have agreed with {parts.customer}",
        "team": f"in which {parts.team} works",
        "default": "which are ours unless something else is agreed",
    }[parts.chosen_by]
    if parts.target.unit not in (TIME, WORKING_DAYS):
        return f"{within}, by the calendar of {parts.calendar.tz}."
    return f"{within}, in the hours “{parts.hours}”, {because}."


def _start(parts):
    first = "when we learned of it" if parts.cycle == 1 else "when it was opened again"
    return _FROM.get(parts.kind, first)


def _hours_counted(parts, at, zone):
    """“Fri 16:30 to 18:00 counts 1 h 30 min”, piece by piece, the longest runs shortened."""
    spans = parts.calendar.spans(parts.started_at, parts.due_at, PIECES + 1)
    pieces = [
        f"{moment(begin, at, zone)} to {end.astimezone(zone):%H:%M} ({span(end - begin)})"
        for begin, end in spans[:PIECES]
    ]
    if not pieces:
        return []
    if len(spans) > PIECES:
        rest = parts.calendar.between(spans[PIECES][0], parts.due_at)
        pieces.append(f"then {span(rest)} more")
    return [f"What counts: {'; '.join(pieces)}."]


def _closures(parts, zone):
    """The named days off that lie in between, in the first year."""
    first = parts.started_at.astimezone(zone).date()
    days = min((parts.due_at.astimezone(zone).date() - first).days, 366)
    dates = (first + timedelta(days=number) for number in range(days + 1))
    named = [(day, name) for day in dates if (name := parts.calendar.closure_name(day))][:PIECES]
    if not named or parts.target is None:
        return []
    days = "; ".join(f"{day:%a} {day.day} {day:%b}, {name}" for day, name in named)
    return [f"Days off in between: {days}."]


def _wait(wait, parts, at, zone):
    begin, end = wait
    return (
        f"From {moment(begin, at, zone)} to {moment(end, at, zone)} we waited for "
        f"{parts.customer}, and it stood still."
    )
