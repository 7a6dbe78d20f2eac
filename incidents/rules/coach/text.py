"""A text cut into sentences."""

from dataclasses import dataclass, field
from functools import cached_property

from incidents.rules.coach.tokens import Token, tokens
from incidents.rules.coach.words import words

LONGEST = 120
"""Tokens after which a sentence is cut, so that garbage costs no more than prose."""

_TITLES = words(
    """mr mrs ms dr prof st no nr ca approx etc e.g i.e a.m p.m vs inc ltd jr sr tel ext"""
)
_GREETINGS = words("dear hello hi hey hallo good madam sir")
_OPEN, _CLOSE = "“«„", "”»"
_BULLETS = frozenset("-–—•*·‣")
_ENDS = frozenset(".!?…")


@dataclass
class Sentence:
    """The tokens of a sentence (or of a slice of an endless one), in order."""

    part: str
    number: int
    tokens: list[Token]
    goes_on: bool = False
    found: dict = field(default_factory=dict)

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """For every key the indexes of the tokens that have it."""
        found = {}
        for index, token in enumerate(self.tokens):
            for key in token.keys:
                found.setdefault(key, []).append(index)
        return found

    @cached_property
    def words(self) -> int:
        """How many words and numbers it has."""
        return sum(token.is_word for token in self.tokens)

    @property
    def is_question(self) -> bool:
        """Whether it asks something."""
        return any(token.form == "?" for token in self.tokens[-3:])

    def has(self, *keys: str) -> bool:
        """Whether any token has any of these keys."""
        return any(key in self.places for key in keys)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The offsets from the token `first` to the token before `last`."""
        return self.tokens[first].start, self.tokens[max(first, last - 1)].end


def sentences(part: str, text: str) -> list[Sentence]:
    """The sentences of a part. Salutations, closings and list items are sentences of their own."""
    found, current = [], []

    def close(goes_on=False):
        nonlocal current
        if any(token.is_word for token in current):
            found.append(Sentence(part, len(found), current, goes_on))
        current = []

    raw = tokens(text)
    in_quotes = False
    for position, (kind, token) in enumerate(raw):
        if kind == "break":
            if _line_ends(token.text, current, raw, position):
                close()
                in_quotes = False
            continue
        in_quotes = _quoting(token, in_quotes)
        current.append(token)
        if _ends(text, kind, current):
            close()
        elif len(current) >= LONGEST:
            close(goes_on=True)
    close()
    return found


def _ends(text, kind, current):
    """Whether the last token ends its sentence; the comma after "Dear Elena" does, too."""
    if current[-1].form == ",":
        return current[0].form in _GREETINGS and len(current) < 8
    is_mark = kind == "mark" and current[-1].form in _ENDS
    return is_mark and _sentence_ends(text, current[-1], current)


def _quoting(token, in_quotes):
    """Mark a token as quoted; tell whether the quotation goes on."""
    if token.form in _OPEN or (token.form == '"' and not in_quotes):
        return True
    if token.form in _CLOSE or token.form == '"':
        return False
    token.is_quoted = in_quotes
    return in_quotes


def _sentence_ends(text, token, current):
    after = text[token.end : token.end + 1]
    if after and not after.isspace() and after not in "”»\"')’]":
        return False
    if token.form == ".":
        before = current[-2].form if len(current) > 1 else ""
        if before in _TITLES or (len(before) == 1 and before.isalpha() and before != "i"):
            return not text[token.end :].lstrip()[:1].isalnum()
    return True


def _line_ends(gap, current, raw, position):
    """Whether a line break ends a sentence, or is only where the writer's line was full."""
    if gap.count("\n") > 1 or not current or _starts_item(raw, position + 1):
        return True
    if current[-1].form in ".!?…:":
        return True
    following = next((token for kind, token in raw[position + 1 : position + 2]), None)
    length = current[-1].end - current[0].start
    return bool(following and length < 45 and following.text[:1].isupper())


def _starts_item(raw, position):
    """Whether a list item starts here: a bullet, "1." or "A)"."""
    ahead = [token.form for _, token in raw[position : position + 2]]
    if not ahead:
        return False
    if ahead[0] in _BULLETS:
        return True
    is_short = len(ahead[0]) == 1 and ahead[0].isalnum()
    return is_short and len(ahead) > 1 and ahead[1] in ".)"
