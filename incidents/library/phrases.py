from dataclasses import dataclass
from functools import cache

from incidents.library import read, text_of


@dataclass(frozen=True)
class Phrase:
    """Words to say or write, with [gaps] for the writer.

    practice: the row of the practices it comes from, such as “P55”; instead_of: what people tend to
    say in its place, or empty
    """

    text: str
    practice: str
    instead_of: str = ""


@cache
def phrase_bank() -> dict[str, tuple[Phrase, ...]]:
    """The phrases by group, both in the order of the file. Raises LibraryError."""
    groups: dict[str, list[Phrase]] = {}
    for number, entry in enumerate(read("phrases", "phrase"), 1):
        where = f"phrases.toml, phrase {number}"
        phrase = Phrase(
            text_of(entry, "text", where),
            text_of(entry, "practice", where),
            text_of(entry, "instead_of", where, required=False),
        )
        groups.setdefault(text_of(entry, "group", where), []).append(phrase)
    return {group: tuple(phrases) for group, phrases in groups.items()}
