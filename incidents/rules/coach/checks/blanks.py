"""Parts that are blank, and templates not filled in: what keeps a letter from being sent."""

import re
from collections.abc import Iterator

from incidents.rules.coach import codes
from incidents.rules.coach.letter import PARTS
from incidents.rules.coach.reading import Reading, Spot, missing

_SLOT = re.compile(
    r"\[[^\[\]]{0,600}\]|\{\{[^{}\n]{0,60}\}\}|\{[A-Za-z_][^{}\n]{0,60}\}"
    r"|%[A-Z_]{2,30}%|\$\{[^{}\n]{0,60}\}"
    r"|<<[^<>\n]{1,60}>>|<[A-Za-z][^<>@\n]{0,60}>|«[A-Za-z][^«»\n]{0,40}»"
    r"|\b(?:X{2,}|x{4,})\b|\b[xX]{2,}[/.-][xX]{2,}|_{3,}|\.{6,}|…{3,}"
    r"|\b(?:TODO|FIXME|TBC|TBD|TBA|tbc|tbd|tba|Tbc|Tbd)\b"
    r"|\b[Ll]orem ipsum\b|\b(?:dd|DD)[./-](?:mm|MM)\b|\?{3,}|#{3,}"
    r"|\b(?:[Ii]nsert|INSERT|[Ff]ill in|FILL IN|[Aa]dd) (?:[\w'’-]{1,20} ){0,5}(?:here|HERE)\b"
    r"|\((?:insert|add|fill in|customer|name|date|order number|company|amount|your name|product"
    r"|sender|recipient)\b[^()\n]{0,40}\)",
)
_INNOCENT = re.compile(r"\[(?:sic!?|…|\.\.\.|\d{1,3}|x| |)\]|[xX]{2}", re.IGNORECASE)
_SHORT = 62
_INSTRUCTION = re.compile(r"(?:\b[a-z][a-z'’-]*\b\W+){3}")
"""Three words in lower case, one after the other: a long bracket with them tells what to write."""


def empty_parts(reading: Reading) -> Iterator[Spot]:
    """A spot for every blank part."""
    for part in PARTS:
        if reading.is_blank(part):
            yield missing(codes.EMPTY_PART, part)


def placeholders(reading: Reading) -> Iterator[Spot]:
    """A spot for every slot of a template."""
    for part, match in reading.matches(_SLOT):
        slot = match.group()
        is_long = slot.startswith("[") and (len(slot) > _SHORT or "\n" in slot)
        if not _INNOCENT.fullmatch(slot) and (not is_long or _INSTRUCTION.search(slot)):
            yield Spot(codes.PLACEHOLDER, part, match.start(), match.end())


CHECKS = (empty_parts, placeholders)
