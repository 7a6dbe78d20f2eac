"""The sheet of the ladder: who hears when, around each deadline."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from incidents.forms.policy.sheet import Sheet
from incidents.forms.policy.typed import row, rows, text
from incidents.rules.audience import CHAT, NAMES, PERSON
from incidents.rules.offset import Offset
from incidents.rules.policy_words import audience_words, offset_words

STEPS = "ladder.steps"
NUMBERS = ("repeat", "shortest", "at_most")
COMMON = ("-1/2", "-1/4", "-1/10", "0", "+1/4", "+1/2", "+1", "+2 h", "+1 d wall")
"""Places on the ladder that the field suggests."""


class LadderSheet(Sheet):
    """Steps in order, and how the last one repeats."""

    slug, title = "ladder", gettext_lazy("Ladder")
    roots = parts = ("ladder",)
    blanks = {STEPS: {"when": "", "others": ""}}
    most = {STEPS: 20}

    def typed(self, document):
        """A row for each step; the people it tells by ticks, anybody else in writing."""
        ladder = document.get("ladder", {})
        typed = {f"ladder.{name}": str(ladder.get(name, "")) for name in NUMBERS}
        for number, step in enumerate(ladder.get("steps", ())):
            tell = list(step.get("tell", ()))
            start = f"{STEPS}.{number}"
            typed[f"{start}.when"] = str(step.get("when", ""))
            typed |= {f"{start}.{name}": "on" for name in NAMES if name in tell}
            typed[f"{start}.others"] = ", ".join(_written(n) for n in tell if n not in NAMES)
        return typed

    def fold(self, typed, document):
        """Whatever was typed can be kept."""
        ladder = {name: text(typed, f"ladder.{name}") for name in NUMBERS}
        ladder = {name: value for name, value in ladder.items() if value}
        if ladder.get("at_most", "").isdecimal() and len(ladder["at_most"]) < 7:
            ladder["at_most"] = int(ladder["at_most"])
        ladder["steps"] = [_step(row(typed, STEPS, number)) for number in rows(typed, STEPS)]
        return {**document, "ladder": ladder}, []

    def field_of(self, where, document):
        """Nobody told is told at the first tick of its step."""
        if where == STEPS:
            return "ladder.repeat"
        return where.removesuffix(".tell") + f".{NAMES[0]}" if where.endswith(".tell") else where

    def boxes(self, boxes, known):
        """The steps, each with its place in words."""
        steps = [self._step_boxes(boxes, number) for number in rows(boxes.typed, STEPS)]
        return {
            "steps": steps,
            "repeat": boxes.box("ladder.repeat", _("The last step comes again every")),
            "shortest": boxes.box("ladder.shortest", _("With at least so long in between")),
            "at_most": boxes.box("ladder.at_most", _("Once a day after so many times")),
            "common": [(one, offset_words(Offset.parse(one))) for one in COMMON],
        }

    def _step_boxes(self, boxes, number):
        start, words = f"{STEPS}.{number}", _("Step %(number)s") % {"number": number + 1}
        return {
            "place": start,
            "words": words,
            "said": _said(boxes.typed.get(f"{start}.when", "")),
            "when": boxes.box(f"{start}.when", _("%(words)s: when") % {"words": words}),
            "told": [boxes.box(f"{start}.{name}", audience_words(name)) for name in NAMES],
            "others": boxes.box(f"{start}.others", _("%(words)s: others") % {"words": words}),
        }


def _step(typed):
    others = (one.strip() for one in typed.get("others", "").split(","))
    tell = [name for name in NAMES if typed.get(name)]
    return {
        "when": typed.get("when", "").strip(),
        "tell": list(dict.fromkeys([*tell, *(_read(one) for one in others if one)])),
    }


def _read(other):
    """“#care” is a chat channel, an address is a person; what is neither stays as it is."""
    if other.startswith("#"):
        return CHAT + other[1:].strip()
    return PERSON + other if "@" in other and not other.startswith(PERSON) else other


def _written(name):
    return f"#{name.removeprefix(CHAT)}" if name.startswith(CHAT) else name.removeprefix(PERSON)


def _said(when):
    try:
        return offset_words(Offset.parse(when))
    except ValueError:
        return ""
