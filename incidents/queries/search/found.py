import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from html import escape
from unicodedata import normalize

from django.utils.safestring import SafeString

from incidents.rules.search_words import plain_text

_WORD = re.compile(r"[^\W_]+")


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
    _meant: dict[str, bool] = field(default_factory=dict, compare=False, repr=False)

    def in_order(self, incidents: Iterable) -> list:
        """Rows of incidents (with a `pk`) in the order of what was found."""
        places = {pk: place for place, pk in enumerate(self.ids)}
        return sorted(incidents, key=lambda one: places[one.pk])

    def marked(self, text: str) -> SafeString:
        """The text, escaped, with each word that was looked for in <mark>."""
        text, pieces, end = normalize("NFC", text), [], 0
        for word in _WORD.finditer(text):
            if self.is_meant(word[0]):
                pieces.append(f"{escape(text[end : word.start()])}<mark>{escape(word[0])}</mark>")
                end = word.end()
        return SafeString("".join([*pieces, escape(text[end:])]))

    def has(self, text: str) -> bool:
        """Whether a word that was looked for stands in this text."""
        return any(self.is_meant(word) for word in _WORD.findall(normalize("NFC", text)))

    def is_meant(self, word: str) -> bool:
        """Whether this is a word that was looked for, however it is written."""
        is_meant = self._meant.get(word)
        if is_meant is None:
            # Texts of one list have many words in common.
            is_meant = self._meant[word] = self._knows(plain_text(word))
        return is_meant

    def _knows(self, plain):
        return plain in self.words or (bool(self.beginnings) and plain.startswith(self.beginnings))
