"""Two people have written at the same time: what each of them has that the other has not."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

BOTH, THEIRS, MINE = "both", "theirs", "mine"

_SENTENCE = re.compile(r"\S.*?(?:[.!?…][”’\")\]]*(?=\s|\Z)|(?=\n)|\Z)\s*", re.DOTALL)


@dataclass(frozen=True)
class Piece:
    """Some sentences in a row, and who has them: BOTH, THEIRS or MINE."""

    whose: str
    text: str


def sentences(text: str) -> list[str]:
    """The sentences of a text, each with the space after it."""
    return _SENTENCE.findall(text)


def difference(theirs: str, mine: str) -> list[Piece]:
    """The two texts side by side, sentence by sentence, in the order in which they stand."""
    return list(_pieces(sentences(theirs), sentences(mine)))


def merged(theirs: str, mine: str) -> str:
    """One text with all sentences of both: where they differ, theirs first, then mine."""
    told = [piece.text for piece in difference(theirs, mine)]
    # A sentence that ended the text has no space after it yet.
    spaced = (text if text[-1:].isspace() else f"{text} " for text in told[:-1])
    return "".join([*spaced, *told[-1:]])


def _pieces(theirs: list[str], mine: list[str]) -> Iterator[Piece]:
    matcher = SequenceMatcher(
        None, [one.strip() for one in theirs], [one.strip() for one in mine], autojunk=False
    )
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            yield Piece(BOTH, "".join(mine[c:d]))
            continue
        if b > a:
            yield Piece(THEIRS, "".join(theirs[a:b]))
        if d > c:
            yield Piece(MINE, "".join(mine[c:d]))
