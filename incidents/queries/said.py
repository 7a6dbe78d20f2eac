"""What the search box says: filters by name, `urgency:high -tag:vip`, and words to be found."""

import re
from dataclasses import dataclass, field

from incidents.queries.filters import FILTERS
from incidents.rules.search_words import Typed, taken_apart

_PIECE = re.compile(r'(?:[^\s"“”„«»]|["“”„«»][^"“”„«»]*["“”„«»]?)+')


@dataclass(frozen=True)
class Said:
    """values, but_not: by filter, those wanted and those not wanted
    words: what was typed without the wanted values; it says the rest again when it is read again
    typed: those words, taken apart; of them only the terms are to be looked for
    """

    values: dict[str, list[str]] = field(default_factory=dict)
    but_not: dict[str, list[str]] = field(default_factory=dict)
    words: str = ""
    typed: Typed = field(default_factory=Typed)


def said_in(text: str) -> Said:
    """Take apart what was typed into the search box."""
    values, but_not = {}, {}
    for one in taken_apart(text, FILTERS).narrowings:
        (but_not if one.is_excluded else values).setdefault(one.name, []).append(one.value)
    words = " ".join(piece for piece in _PIECE.findall(text) if not _is_wanted(piece))
    return Said(values, but_not, words, taken_apart(words, FILTERS))


def _is_wanted(piece):
    found = taken_apart(piece, FILTERS)
    return not found.terms and any(not one.is_excluded for one in found.narrowings)
