"""A policy as a document: what TOML files hold and published versions keep, and back again.

name = "Consumer support"
[targets.answer]
critical = "6 h"
low = "5 working days"
[hours]
default = "office"
teams = { "Night desk" = "always" }
urgencies = { critical = "always" }
[calendars.office]
time_zone = "Europe/Berlin"
week = { monday = ["09:00-12:00", "13:00-17:00"] }
closed = { "2026-12-25" = "Christmas Day" }
opened = { "2026-12-19" = ["10:00-14:00"] }
[calendars.always]
time_zone = "Europe/Berlin"
always = true
[ladder]
repeat = "1"
steps = [{ when = "-1/4", tell = ["owner"] }]
[limits]
acknowledge = "4 h"
[spending]
currency = "EUR"
staff = 200
[review]
difficult = true
value = 50000
[[agreements]]
customer = "Brightwater Foods"
targets = { answer = { high = "4 h" } }
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from incidents.rules.audience import CHAT, NAMES, PERSON
from incidents.rules.calendar_document import read_calendar
from incidents.rules.kinds import TARGETED, URGENCIES
from incidents.rules.ladder import Ladder, Repeat, Step
from incidents.rules.offset import Offset
from incidents.rules.policy import Agreement, Hours, Limits, Policy
from incidents.rules.spending_document import read_review, read_spending
from incidents.rules.target import Target, minutes

AGREED = ("team", "customer", "category")
LONGEST_NAME = 60
LARGEST_PART = 100


class BadPolicy(Exception):
    """A document that is no policy. `problems`: (where, sentence) pairs, all of them."""

    def __init__(self, problems):
        self.problems = problems
        super().__init__(" ".join(f"{where}: {what}" for where, what in problems))


def read_policy(document: Mapping) -> Policy:
    """The policy that a document describes. Raises BadPolicy with everything that is wrong."""
    if not isinstance(document, Mapping):
        raise BadPolicy([("policy", "is not what belongs here.")])
    reader = _Reader()
    policy = reader.policy(document)
    if reader.problems:
        raise BadPolicy(reader.problems)
    return policy


@dataclass
class _Reader:
    """Reads part by part, and keeps what is wrong, so that all of it is told at once."""

    problems: list[tuple[str, str]] = field(default_factory=list)

    def _try(self, where, read, *args):
        try:
            return read(*args)
        except (ValueError, TypeError, AttributeError) as problem:
            sentence = (
                str(problem) if isinstance(problem, ValueError) else "is not what belongs here."
            )
            self.problems.append((where, sentence))
            return None

    def policy(self, document):
        known = {"name", "about", "source", "targets", "hours", "calendars", "ladder", "limits"}
        self._only(document, known | {"agreements", "spending", "review"}, "policy")
        calendars = {
            name: self._try(f"calendars.{name}", read_calendar, one)
            for name, one in self._table(document, "calendars").items()
        }
        for name in calendars:
            if not 0 < len(name) <= LONGEST_NAME:
                self.problems.append(
                    (f"calendars.{name}", f"Its name has 1 to {LONGEST_NAME} characters.")
                )
        targets = self._targets(self._table(document, "targets"), "targets")
        if not targets and not document.get("agreements"):
            self.problems.append(("targets", "A policy promises something: give it a target."))
        return Policy(
            name=self._name(document.get("name", "")),
            about=str(document.get("about", "")),
            source=str(document.get("source", "")),
            targets=targets,
            hours=self._try("hours", self._hours, self._table(document, "hours"), calendars),
            calendars=calendars,
            ladder=self._ladder(self._table(document, "ladder")),
            limits=self._limits(self._table(document, "limits")),
            spending=self._part(document, "spending", read_spending),
            review=self._part(document, "review", read_review),
            agreements=tuple(
                self._try(f"agreements.{number}", self._agreement, one, f"agreements.{number}")
                for number, one in enumerate(self._list(document, "agreements", "agreements"))
            ),
        )

    def _part(self, document, name, read):
        part, problems = read(self._table(document, name))
        self.problems += [(f"{name}.{w}" if w else name, sentence) for w, sentence in problems]
        return part

    def _table(self, document, name):
        part = document.get(name, {})
        if isinstance(part, Mapping):
            return part
        self.problems.append((name, "is not what belongs here."))
        return {}

    def _list(self, table, name, where):
        part = table.get(name, ())
        if isinstance(part, (list, tuple)):
            return part
        self.problems.append((where, "is not what belongs here."))
        return ()

    def _only(self, table, known, where):
        for name in sorted(set(table) - set(known)):
            self.problems.append((where, f"“{name}” is nothing we know here."))

    def _name(self, name):
        if not isinstance(name, str) or not 0 < len(name.strip()) <= LONGEST_NAME:
            self.problems.append(("name", f"Give it a name of at most {LONGEST_NAME} characters."))
        return str(name).strip()

    def _targets(self, table, where):
        self._only(table, TARGETED, where)
        targets = {}
        for kind in TARGETED:
            row = table.get(kind, {})
            if isinstance(row, str):
                # The same for every urgency: answer = "8 h"
                target = self._try(f"{where}.{kind}", Target.parse, row)
                targets[kind] = dict.fromkeys(URGENCIES, target)
                continue
            if not isinstance(row, Mapping):
                self.problems.append((f"{where}.{kind}", "is not what belongs here."))
                continue
            self._only(row, URGENCIES, f"{where}.{kind}")
            read = {
                urgency: self._try(f"{where}.{kind}.{urgency}", Target.parse, row[urgency])
                for urgency in URGENCIES
                if row.get(urgency)
            }
            if read:
                targets[kind] = read
        return targets

    def _hours(self, table, calendars):
        self._only(table, {"default", "teams", "customers", "urgencies"}, "hours")
        default = table.get("default", "")
        if default not in calendars:
            self.problems.append(("hours.default", f"There is no calendar “{default}”."))
        parts = {}
        for part in ("urgencies", "customers", "teams"):
            parts[part] = {
                name: calendar for name, calendar in table.get(part, {}).items() if calendar
            }
            for name, calendar in parts[part].items():
                if calendar not in calendars:
                    self.problems.append(
                        (f"hours.{part}.{name}", f"There is no calendar “{calendar}”.")
                    )
        self._only(parts["urgencies"], URGENCIES, "hours.urgencies")
        return Hours(default, **parts)

    def _ladder(self, table):
        self._only(table, {"steps", "repeat", "shortest", "at_most"}, "ladder")
        steps = tuple(
            self._try(f"ladder.steps.{number}", self._step, one, f"ladder.steps.{number}")
            for number, one in enumerate(self._list(table, "steps", "ladder.steps"))
        )
        if not steps:
            self.problems.append(("ladder.steps", "A ladder has a step, or nobody is ever told."))
        every = self._try("ladder.repeat", _offset, table.get("repeat", "1"))
        if every and every.share <= 0 and not every.length:
            self.problems.append(("ladder.repeat", "It repeats after a while: +1 or +2 h."))
        shortest = self._try("ladder.shortest", minutes, table.get("shortest", "1 h"))
        at_most = table.get("at_most", Repeat.at_most)
        if not isinstance(at_most, int) or at_most < 1:
            self.problems.append(("ladder.at_most", "How often it repeats is a whole number."))
        return Ladder(steps, Repeat(every, shortest, at_most))

    def _step(self, table, where):
        self._only(table, {"when", "tell"}, where)
        audience = tuple(self._list(table, "tell", f"{where}.tell"))
        if not audience:
            self.problems.append((f"{where}.tell", "A step tells somebody."))
        for name in audience:
            if name not in NAMES and not (
                name.startswith((PERSON, CHAT)) and name.partition(":")[2].strip()
            ):
                self.problems.append((f"{where}.tell", f"“{name}” is nobody a step could tell."))
        return Step(self._try(f"{where}.when", _offset, table.get("when", "")), audience)

    def _limits(self, table):
        self._only(table, {"acknowledge", "snooze", "snoozes", "wait"}, "limits")
        lengths = {
            name: self._try(f"limits.{name}", minutes, table[name])
            for name in ("acknowledge", "snooze", "wait")
            if name in table
        }
        snoozes = table.get("snoozes", Limits.snoozes)
        if not isinstance(snoozes, int) or not 0 <= snoozes <= 20:
            self.problems.append(("limits.snoozes", "Snoozes are a whole number from 0 to 20."))
        return Limits(**lengths, snoozes=snoozes)

    def _agreement(self, table, where):
        self._only(table, {*AGREED, "targets"}, where)
        named = [name for name in AGREED if table.get(name)]
        if len(named) != 1:
            self.problems.append((f"{where}.name", "It is with one team, customer or category."))
            return None
        targets = self._targets(self._table(table, "targets"), f"{where}.targets")
        if not targets:
            self.problems.append((f"{where}.targets", "Nothing is agreed here: give it a target."))
        return Agreement(named[0], str(table[named[0]]), targets)


def _offset(text):
    """An offset whose moments stay within the calendar, whatever the target."""
    offset = Offset.parse(text)
    if max(abs(offset.share.numerator), offset.share.denominator) > LARGEST_PART:
        raise ValueError(f"“{text}” is too long or too fine. Use numbers up to {LARGEST_PART}.")
    return offset
