"""What was typed into a search box, taken apart: words, "exact words", -without, name:value."""

import re
import unicodedata
from collections.abc import Container
from dataclasses import dataclass

MOST_LETTERS, MOST_TERMS, LONGEST = 200, 12, 200
_QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"'})
_PIECE = re.compile(
    r"""
    (?P<minus>-)?
    (?:(?P<name>[A-Za-z_]+):)?
    (?: "(?P<quoted>[^"]*)"? | (?P<plain>[^\s"]+) )
    """,
    re.VERBOSE,
)
_REFERENCE = re.compile(r"r-?(\d{1,17})", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")
# Letters that no decomposition takes apart; the database's `unaccent` reads them so, too.
_LETTERS = str.maketrans(
    {"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "þ": "th", "ı": "i"}
)


@dataclass(frozen=True)
class Term:
    """One thing to look for.

    words: plain, as `plain_words` gives them; several stand beside each other in this order
    is_exact: in quotes, or with digits in it: its other forms are not meant
    is_excluded: what has it is not wanted
    is_begun: it is the last word and may go on
    reference: of an incident (1042 for “R-1042”), or None
    """

    words: tuple[str, ...]
    is_exact: bool = False
    is_excluded: bool = False
    is_begun: bool = False
    reference: int | None = None


@dataclass(frozen=True)
class Narrowing:
    """`name:value`; with a minus before it, everything else."""

    name: str
    value: str
    is_excluded: bool = False


@dataclass(frozen=True)
class Typed:
    """A search, taken apart."""

    terms: tuple[Term, ...] = ()
    narrowings: tuple[Narrowing, ...] = ()

    @property
    def plain(self) -> str:
        """All words that are wanted, plain and in order."""
        return " ".join(word for one in self.terms if not one.is_excluded for word in one.words)

    @property
    def reference(self) -> int | None:
        """The one incident that is named by its reference, or by its number alone."""
        if len(self.terms) != 1 or self.terms[0].is_excluded:
            return None
        term = self.terms[0]
        number = term.words[0] if len(term.words) == 1 else ""
        named = int(number) if number.isascii() and number.isdigit() and len(number) < 18 else None
        return term.reference or named


def taken_apart(text: str, names: Container[str] = ()) -> Typed:
    """Take apart what was typed. Whatever is typed means something; nothing is raised.

    names: which words before a colon narrow; others are words like any other
    """
    text = text[:MOST_LETTERS].translate(_QUOTES).replace("\0", " ")
    terms, narrowings = [], []
    for piece in _PIECE.finditer(text):
        name, quoted, plain = piece["name"], piece["quoted"], piece["plain"] or ""
        minus = piece["minus"] is not None
        value = (quoted if quoted is not None else plain).strip()
        if name and name.lower() in names:
            if value:
                narrowings.append(Narrowing(name.lower(), value, minus))
        elif quoted is not None:
            words = plain_words(f"{name} {quoted}" if name else quoted)
            terms += [Term(words, is_exact=True, is_excluded=minus)] if words else []
        else:
            said = f"{name}:{plain}" if name else plain
            is_last = piece.end() == len(text) and not minus
            terms += _terms(said, minus, is_last)
    return Typed(tuple(terms[:MOST_TERMS]), tuple(narrowings[:MOST_TERMS]))


def _terms(said, minus, is_last):
    named = _REFERENCE.fullmatch(said)
    if named:
        number = int(named[1])
        return [Term(("r", str(number)), is_exact=True, is_excluded=minus, reference=number)]
    words = plain_words(said)
    if len(words) > 1 and any(character.isdigit() for character in said):
        return [Term(words, is_exact=True, is_excluded=minus)]
    if len(words) > 1:
        # What is left of “it’s” and “month’s” says nothing.
        words = [word for word in words if len(word) > 1] or words
    return [
        Term((word,), is_excluded=minus, is_begun=is_last and not word.isdigit())
        for word in dict.fromkeys(words)
    ]


def plain_words(text: str) -> tuple[str, ...]:
    """The words of a text in order: letters and digits, small, without accents."""
    return tuple(word[:LONGEST] for word in _WORD.findall(plain_text(text)))


def plain_text(text: str) -> str:
    """A text in small letters without accents, as the database's own `incidents_plain` has it."""
    small = text.lower()
    if small.isascii():
        return small
    apart = unicodedata.normalize("NFKD", small.translate(_LETTERS))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))
