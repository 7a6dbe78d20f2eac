"""Why this time: a deadline explained from its parts, so that anybody can check it by hand."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo

from incidents.rules import kinds
from incidents.rules.language import gettext, written
from incidents.rules.language import gettext_lazy as _
from incidents.rules.target import TIME, WORKING_DAYS, Target
from incidents.rules.urgency_words import URGENCY_LABELS, URGENCY_WORDS
from incidents.rules.words import moment, span
from incidents.rules.working_time import WorkingCalendar

PIECES = 6

_DATED = {
    # A promise whose date somebody has stated.
    kinds.CONTACT: _("Somebody has said when: a first contact has a date of its own."),
    kinds.ANSWER: _("Somebody has said when: an answer has a date of its own."),
    kinds.UPDATE: _("Somebody has said when: our next word has a date of its own."),
    kinds.DECISION: _("Somebody has said when: a decision has a date of its own."),
    kinds.RESOLVE: _("Somebody has said when: making it right has a date of its own."),
    kinds.ACTION: _("Somebody has said when: this action has a date of its own."),
    kinds.CHECK: _("Somebody has said when: a look whether it worked has a date of its own."),
}
_WITHIN = {
    kinds.CONTACT: _("%(urgency)s means a first contact within %(target)s"),
    kinds.ANSWER: _("%(urgency)s means an answer within %(target)s"),
    kinds.UPDATE: _("%(urgency)s means our next word within %(target)s"),
    kinds.DECISION: _("%(urgency)s means a decision within %(target)s"),
    kinds.RESOLVE: _("%(urgency)s means making it right within %(target)s"),
    kinds.ACTION: _("%(urgency)s means this action within %(target)s"),
    kinds.CHECK: _("%(urgency)s means a look whether it worked within %(target)s"),
}
_FROM = {
    kinds.UPDATE: _("It counts from our last word to them: %(begin)s."),
    kinds.DECISION: _("It counts from when it was asked for: %(begin)s."),
    kinds.ACTION: _("It counts from when it was promised: %(begin)s."),
    kinds.CHECK: _("It counts from when it was promised: %(begin)s."),
}
_LEARNED = _("It counts from when we learned of it: %(begin)s.")
_REOPENED = _("It counts from when it was opened again: %(begin)s.")
_IN_HOURS = {
    # whose hours they are, as `Hours.of` says
    "urgency": _("%(within)s, in the hours “%(hours)s”, which count whenever it is %(urgency)s."),
    "customer": _("%(within)s, in the hours “%(hours)s”, which we have agreed with %(customer)s."),
    "team": _("%(within)s, in the hours “%(hours)s”, in which %(team)s works."),
    "default": _(
        "%(within)s, in the hours “%(hours)s”, which are ours unless something else is agreed."
    ),
}


@dataclass(frozen=True)
class Parts:
    """What a deadline was worked out from.

    team, customer: as people read them; target: None where somebody stated the date
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
    lines = [_promise(parts), _start(parts) % {"begin": begin}]
    if parts.target and parts.target.unit != WORKING_DAYS and not parts.calendar.is_always:
        lines += _hours_counted(parts, at, zone) if parts.target.unit == TIME else []
    lines += _closures(parts, zone)
    lines += [_wait(wait, parts, at, zone) for wait in parts.waits if wait[0] < parts.due_at]
    return [*map(str, lines), _end(parts, at, zone)]


def why_in_short(parts: Parts, at: datetime, zone: tzinfo) -> str:
    """What was promised, and the deadline that came of it, without the steps in between."""
    return f"{_promise(parts)} {_end(parts, at, zone)}"


def _end(parts, at, zone):
    return gettext("So it is due %(due)s. The policy: %(policy)s.") % {
        "due": moment(parts.due_at, at, zone),
        "policy": parts.policy,
    }


def _promise(parts):
    if parts.target is None:
        return str(_DATED[parts.kind])
    words = {"urgency": URGENCY_LABELS[parts.urgency], "target": parts.target.words}
    within = str(_WITHIN[parts.kind] % words)
    if parts.calendar.is_always:
        return gettext("%(within)s, round the clock.") % {"within": within}
    if parts.target.unit not in (TIME, WORKING_DAYS):
        words = {"within": within, "zone": parts.calendar.tz}
        return gettext("%(within)s, by the calendar of %(zone)s.") % words
    words = {
        "within": within,
        "hours": parts.hours,
        "urgency": URGENCY_WORDS[parts.urgency],
        "customer": parts.customer,
        "team": parts.team,
    }
    return str(_IN_HOURS[parts.chosen_by] % words)


def _start(parts):
    return _FROM.get(parts.kind, _LEARNED if parts.cycle == 1 else _REOPENED)


def _hours_counted(parts, at, zone):
    """“Fri 16:30 to 18:00 counts 1 h 30 min”, piece by piece, the longest runs shortened."""
    spans = parts.calendar.spans(parts.started_at, parts.due_at, PIECES + 1)
    pieces = [
        gettext("%(begin)s to %(end)s (%(span)s)")
        % {
            "begin": moment(begin, at, zone),
            "end": written(end.astimezone(zone), "H:i"),
            "span": span(end - begin),
        }
        for begin, end in spans[:PIECES]
    ]
    if not pieces:
        return []
    if len(spans) > PIECES:
        rest = parts.calendar.between(spans[PIECES][0], parts.due_at)
        pieces.append(gettext("then %(span)s more") % {"span": span(rest)})
    return [gettext("What counts: %(pieces)s.") % {"pieces": "; ".join(pieces)}]


def _closures(parts, zone):
    """The named days off that lie in between, in the first year."""
    first = parts.started_at.astimezone(zone).date()
    days = min((parts.due_at.astimezone(zone).date() - first).days, 366)
    dates = (first + timedelta(days=number) for number in range(days + 1))
    named = [(day, name) for day in dates if (name := parts.calendar.closure_name(day))][:PIECES]
    if not named or parts.target is None:
        return []
    days = "; ".join(f"{written(day, 'D j M')}, {name}" for day, name in named)
    return [gettext("Days off in between: %(days)s.") % {"days": days}]


def _wait(wait, parts, at, zone):
    begin, end = wait
    return gettext("From %(begin)s to %(end)s we waited for %(customer)s, and it stood still.") % {
        "begin": moment(begin, at, zone),
        "end": moment(end, at, zone),
        "customer": parts.customer,
    }
