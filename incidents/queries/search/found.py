import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from unicodedata import normalize

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from incidents.rules.search_words import plain_text, plain_words

_PIECE = re.compile(r"[^\W_]+|[\W_]+")


@dataclass(frozen=True)
class Instead:
    """A word as it was typed, and the words that were searched for instead."""

    typed: str
    used: tuple[str, ...]


@dataclass(frozen=True)
class Found:
    """What a search has found.

    ids: of incidents, best first; is_cut: whether there may be more than these
    instead: words that occur nowhere, and what was taken in their place
    words, beginnings: what is marked, plain
    """

    ids: list[int] = field(default_factory=list)
    is_cut: bool = False
    instead: tuple[Instead, ...] = ()
    words: frozenset[str] = frozenset()
    beginnings: tuple[str, ...] = ()

    def in_order(self, incidents: Iterable) -> list:
        """Rows of incidents (with a `pk`) in the order of what was found."""
        places = {pk: place for place, pk in enumerate(self.ids)}
        return sorted(incidents, key=lambda one: places[one.pk])

    def marked(self, text: str) -> SafeString:
        """The text, escaped, with each word that was looked for in <mark>."""
        pieces = _PIECE.findall(normalize("NFC", text))
        return format_html_join("", "{}", ((self._piece(one),) for one in pieces))

    def _piece(self, piece):
        return format_html("<mark>{}</mark>", piece) if self.is_meant(piece) else piece

    def has(self, text: str) -> bool:
        """Whether a word that was looked for stands in this text."""
        return any(self._knows(word) for word in plain_words(text))

    def is_meant(self, word: str) -> bool:
        """Whether this is a word that was looked for, however it is written."""
        return self._knows(plain_text(word))

    def _knows(self, plain):
        return plain in self.words or (bool(self.beginnings) and plain.startswith(self.beginnings))
