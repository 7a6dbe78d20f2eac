"""What every sheet of the editor has in common."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext

from incidents.forms.policy import typed as rows_of
from incidents.forms.policy.typed import Typed
from incidents.rules.refusal import Refused

Problems = list[tuple[str, str]]
"""(name of a field, or of a part of the document; a sentence)."""


def id_of(name: str) -> str:
    """The id on the page of the field of this name."""
    return f"id_{name.replace('.', '_')}"


@dataclass
class Box:
    """One field on the screen. choices: (value, words) of a list to choose from."""

    name: str
    label: str
    value: str = ""
    problems: list[str] = field(default_factory=list)
    choices: list[tuple[str, str]] = field(default_factory=list)
    is_first: bool = False

    @property
    def id(self):
        """Its id on the page."""
        return id_of(self.name)

    @property
    def is_checked(self):
        """Whether its tick is set, if it is one."""
        return bool(self.value)


class Boxes:
    """Makes the boxes of a sheet out of what was typed, and remembers them for the summary."""

    def __init__(self, typed: Typed, problems: Problems, start: str = ""):
        """start: the beginning of the name of the field that is to be gone on with"""
        self.typed = typed
        self._problems, self._start = problems, start
        self._made: dict[str, Box] = {}

    def box(self, name: str, label: str, choices=()) -> Box:
        """The box of a field; a value that is none of its choices stays among them."""
        value, choices = self.typed.get(name, ""), list(choices)
        if choices and value not in dict(choices):
            gone = (
                gettext("%(value)s (not here any more)") % {"value": value}
                if value
                else gettext("Choose")
            )
            choices.insert(0, (value, gone))
        told = [sentence for where, sentence in self._problems if where == name]
        is_first = bool(self._start) and name.startswith(self._start)
        self._start = "" if is_first else self._start
        self._made[name] = Box(name, label, value, told, choices, is_first)
        return self._made[name]

    @property
    def summary(self) -> list[tuple[Box | None, str]]:
        """All problems, with the boxes they are about, in the order of the page."""
        order = {name: number for number, name in enumerate(self._made)}
        told = sorted(self._problems, key=lambda one: order.get(one[0], -1))
        return [(self._made.get(name), sentence) for name, sentence in told]


class Sheet:
    """One tab of the editor: a part of the document as fields, and back.

    slug: in its address; roots: what its fields' names begin with; parts: which parts of a document
    are told on it; blanks: place of its rows → a new row's fields; most: how many rows there may be
    """

    slug = title = ""
    roots: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    blanks: Mapping[str, Typed] = {}
    most: Mapping[str, int] = {}

    @property
    def template(self):
        """What shows it."""
        return f"policy/_{self.slug}.html"

    def typed(self, document: Mapping) -> Typed:
        """The fields that a document fills."""
        raise NotImplementedError

    def fold(self, typed: Typed, document: Mapping) -> tuple[dict, Problems]:
        """The document with this part as typed, and what of it no document could hold."""
        raise NotImplementedError

    def boxes(self, boxes: Boxes, known) -> dict:
        """What its template shows. known: `queries.policies.Known` names to choose from"""
        raise NotImplementedError

    def field_of(self, where: str, document: Mapping) -> str:
        """The name of the field that holds what is at `where` in a document."""
        return where

    def whole(self, typed: Typed) -> Typed:
        """The fields without empty rows."""
        for place, blank in self.blanks.items():
            typed = rows_of.without_blanks(typed, place, blank)
        return typed

    def too_many(self, typed: Typed) -> Problems:
        """Rows beyond what fits, told at the first of them."""
        counted = {place: len(rows_of.rows(typed, place)) for place in self.most}
        return [
            (
                next(name for name in typed if name.startswith(f"{place}.")),
                gettext("There are %(number)s here, and at most %(most)s fit. Remove some.")
                % {"number": number, "most": self.most[place]},
            )
            for place, number in counted.items()
            if number > self.most[place]
        ]

    def problems(self, told: Problems, document: Mapping) -> Problems:
        """Those of a document's problems that belong on this sheet, each at its field."""
        return [
            (self.field_of(where, document), sentence)
            for where, sentence in told
            if where.partition(".")[0] in self.parts
        ]

    def press(self, typed: Typed, button: str) -> tuple[Typed, str]:
        """Do what a button of the sheet says: “add:place”, “remove:place.2”, “up:…”, “down:…”.

        Returns the fields, and the start of the name of the field to go on with. Raises Refused
        when there are as many rows as there may be, and for a button that does not exist.
        """
        verb, _, target = button.partition(":")
        if verb == "add" and target in self.blanks:
            return self._add(typed, target)
        place, _, number = target.rpartition(".")
        if place not in self.blanks or not number.isdecimal() or len(number) > 4:
            raise Refused(gettext("That button is not known here. What you typed is still here."))
        if verb == "remove":
            return rows_of.remove(typed, place, int(number)), f"{place}."
        steps = {"up": -1, "down": 1}[verb] if verb in ("up", "down") else 0
        there = max(0, int(number) + steps)
        return rows_of.move(typed, place, int(number), steps), f"{place}.{there}."

    def _add(self, typed, place):
        number = len(rows_of.rows(typed, place))
        if number >= self.most[place]:
            raise Refused(
                gettext("There are %(number)s already, and more don’t fit on one page.")
                % {"number": number}
            )
        return rows_of.add(typed, place, self.blank(typed, place)), f"{place}.{number}."

    def blank(self, typed: Typed, place: str) -> Typed:
        """The fields of a new row."""
        return dict(self.blanks[place])
