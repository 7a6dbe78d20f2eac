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

from incidents.rules.audience import CHAT, NAMES, PERSON
from incidents.rules.calendar_document import read_calendar
from incidents.rules.kinds import TARGETED, URGENCIES
from incidents.rules.ladder import Ladder, Repeat, Step
from incidents.rules.language import gettext as _
from incidents.rules.offset import Offset
from incidents.rules.policy import Agreement, Hours, Limits, Policy
from incidents.rules.policy_reading import Reading
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


def too_long_a_name() -> str:
    """What is said of a calendar whose name is too long, or empty."""
    return _("Its name has 1 to %(longest)s characters.") % {"longest": LONGEST_NAME}


def read_policy(document: Mapping) -> Policy:
    """The policy that a document describes. Raises BadPolicy with everything that is wrong."""
    if not isinstance(document, Mapping):
        raise BadPolicy([("policy", _("is not what belongs here."))])
    reader = _Reader()
    policy = reader.policy(document)
    if reader.problems:
        raise BadPolicy(reader.problems)
    return policy


class _Reader(Reading):
    """Reads part by part."""

    def policy(self, document):
        known = {"name", "about", "source", "targets", "hours", "calendars", "ladder", "limits"}
        self.only(document, known | {"agreements", "spending", "review"}, "policy")
        calendars = {
            name: self.attempt(f"calendars.{name}", read_calendar, one)
            for name, one in self.table(document, "calendars").items()
        }
        for name in calendars:
            if not 0 < len(name) <= LONGEST_NAME:
                self.wrong(f"calendars.{name}", too_long_a_name())
        targets = self._targets(self.table(document, "targets"), "targets")
        if not targets and not document.get("agreements"):
            self.wrong("targets", _("A policy promises something: give it a target."))
        return Policy(
            name=self._name(document.get("name", "")),
            about=str(document.get("about", "")),
            source=str(document.get("source", "")),
            targets=targets,
            hours=self.attempt("hours", self._hours, self.table(document, "hours"), calendars),
            calendars=calendars,
            ladder=self._ladder(self.table(document, "ladder")),
            limits=self._limits(self.table(document, "limits")),
            spending=self._part(document, "spending", read_spending),
            review=self._part(document, "review", read_review),
            agreements=tuple(
                self.attempt(f"agreements.{number}", self._agreement, one, f"agreements.{number}")
                for number, one in enumerate(self.list_of(document, "agreements", "agreements"))
            ),
        )

    def _part(self, document, name, read):
        part, problems = read(self.table(document, name))
        self.problems += [(f"{name}.{w}" if w else name, sentence) for w, sentence in problems]
        return part

    def _name(self, name):
        if not isinstance(name, str) or not 0 < len(name.strip()) <= LONGEST_NAME:
            self.wrong(
                "name",
                _("Give it a name of at most %(longest)s characters.") % {"longest": LONGEST_NAME},
            )
        return str(name).strip()

    def _targets(self, table, where):
        self.only(table, TARGETED, where)
        targets = {}
        for kind in TARGETED:
            row = table.get(kind, {})
            if isinstance(row, str):
                # The same for every urgency: answer = "8 h"
                target = self.attempt(f"{where}.{kind}", Target.parse, row)
                targets[kind] = dict.fromkeys(URGENCIES, target)
                continue
            if not isinstance(row, Mapping):
                self.wrong(f"{where}.{kind}", _("is not what belongs here."))
                continue
            self.only(row, URGENCIES, f"{where}.{kind}")
            read = {
                urgency: self.attempt(f"{where}.{kind}.{urgency}", Target.parse, row[urgency])
                for urgency in URGENCIES
                if row.get(urgency)
            }
            if read:
                targets[kind] = read
        return targets

    def _hours(self, table, calendars):
        self.only(table, {"default", "teams", "customers", "urgencies"}, "hours")
        default = table.get("default", "")
        if default not in calendars:
            self.wrong(
                "hours.default", _("There is no calendar “%(default)s”.") % {"default": default}
            )
        parts = {}
        for part in ("urgencies", "customers", "teams"):
            parts[part] = {
                name: calendar for name, calendar in table.get(part, {}).items() if calendar
            }
            for name, calendar in parts[part].items():
                if calendar not in calendars:
                    self.wrong(
                        f"hours.{part}.{name}",
                        _("There is no calendar “%(calendar)s”.") % {"calendar": calendar},
                    )
        self.only(parts["urgencies"], URGENCIES, "hours.urgencies")
        return Hours(default, **parts)

    def _ladder(self, table):
        self.only(table, {"steps", "repeat", "shortest", "at_most"}, "ladder")
        steps = tuple(
            self.attempt(f"ladder.steps.{number}", self._step, one, f"ladder.steps.{number}")
            for number, one in enumerate(self.list_of(table, "steps", "ladder.steps"))
        )
        if not steps:
            self.wrong("ladder.steps", _("A ladder has a step, or nobody is ever told."))
        every = self.attempt("ladder.repeat", _offset, table.get("repeat", "1"))
        if every and every.share <= 0 and not every.length:
            self.wrong("ladder.repeat", _("It repeats after a while: +1 or +2 h."))
        shortest = self.attempt("ladder.shortest", minutes, table.get("shortest", "1 h"))
        at_most = table.get("at_most", Repeat.at_most)
        if not isinstance(at_most, int) or at_most < 1:
            self.wrong("ladder.at_most", _("How often it repeats is a whole number."))
        return Ladder(steps, Repeat(every, shortest, at_most))

    def _step(self, table, where):
        self.only(table, {"when", "tell"}, where)
        audience = tuple(self.list_of(table, "tell", f"{where}.tell"))
        if not audience:
            self.wrong(f"{where}.tell", _("A step tells somebody."))
        for name in audience:
            if name not in NAMES and not (
                name.startswith((PERSON, CHAT)) and name.partition(":")[2].strip()
            ):
                self.wrong(
                    f"{where}.tell", _("“%(name)s” is nobody a step could tell.") % {"name": name}
                )
        return Step(self.attempt(f"{where}.when", _offset, table.get("when", "")), audience)

    def _limits(self, table):
        self.only(table, {"acknowledge", "snooze", "snoozes", "wait"}, "limits")
        lengths = {
            name: self.attempt(f"limits.{name}", minutes, table[name])
            for name in ("acknowledge", "snooze", "wait")
            if name in table
        }
        snoozes = table.get("snoozes", Limits.snoozes)
        if not isinstance(snoozes, int) or not 0 <= snoozes <= 20:
            self.wrong("limits.snoozes", _("Snoozes are a whole number from 0 to 20."))
        return Limits(**lengths, snoozes=snoozes)

    def _agreement(self, table, where):
        self.only(table, {*AGREED, "targets"}, where)
        named = [name for name in AGREED if table.get(name)]
        if len(named) != 1:
            self.wrong(f"{where}.name", _("It is with one team, customer or category."))
            return None
        targets = self._targets(self.table(table, "targets"), f"{where}.targets")
        if not targets:
            self.wrong(f"{where}.targets", _("Nothing is agreed here: give it a target."))
        return Agreement(named[0], str(table[named[0]]), targets)


def _offset(text):
    """An offset whose moments stay within the calendar, whatever the target."""
    offset = Offset.parse(text)
    if max(abs(offset.share.numerator), offset.share.denominator) > LARGEST_PART:
        raise ValueError(
            _("“%(text)s” is too long or too fine. Use numbers up to %(largest_part)s.")
            % {"text": text, "largest_part": LARGEST_PART}
        )
    return offset
