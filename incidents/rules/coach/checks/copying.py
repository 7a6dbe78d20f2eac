"""Whether the letter is one that was sent before."""

from collections.abc import Iterator
from functools import lru_cache

from incidents.rules.coach import codes
from incidents.rules.coach.people import fold
from incidents.rules.coach.reading import Reading, Spot, missing
from incidents.rules.coach.text import sentences
from incidents.rules.coach.tokens import Token

RUN = 3
"""Words in a row that are compared."""
ALIKE = 0.6
"""The share of such runs, of this letter's, that makes it a copy."""
ENOUGH = 12
"""Fewer runs than these may be alike by chance: "Dear …, thank you"."""


def copy_paste(reading: Reading) -> Iterator[Spot]:
    """Largely the text of an earlier apology, names and numbers aside."""
    runs = _runs([token for one in reading.sentences() for token in one.tokens])
    if len(runs) < ENOUGH:
        return
    for text in reading.letter.earlier:
        earlier = _runs_of(text)
        if earlier and len(runs & earlier) >= ALIKE * len(runs):
            yield missing(codes.COPY_PASTE)
            return


@lru_cache(maxsize=200)
def _runs_of(text: str) -> set[tuple[str, ...]]:
    # A letter is compared with each keystroke; what was sent before it stays as it is.
    return _runs([token for one in sentences("", text) for token in one.tokens])


def _runs(tokens: list[Token]) -> set[tuple[str, ...]]:
    words = [_plain(token) for token in tokens if token.is_word]
    words = [word for word in words if word]
    return {tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}


def _plain(token):
    """A word as it is compared: names and numbers are left out, since they are what is swapped."""
    if "#digits" in token.keys or ("#capital" in token.keys and token.form != "i"):
        return ""
    return fold(token.form)


CHECKS = (copy_paste,)
