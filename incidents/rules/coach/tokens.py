"""Words, numbers and marks of a text, and where they stand."""

import re
from dataclasses import dataclass
from functools import lru_cache

from incidents.rules.coach.lemmas import is_participle, is_past, lemmas
from incidents.rules.coach.words import words

_TOKEN = re.compile(
    r"(?P<number>[£$€]?\d+(?:[.,:]\d+)*(?:st|nd|rd|th|am|pm|h)?\b%?)"
    r"|(?P<word>[^\W\d_]+(?:[-'’][^\W\d_]+)*[^\W_]*)"
    r"|(?P<break>\n\s*)"
    r"|(?P<mark>[^\w\s]|_)",
)
_DATE = re.compile(r"\d{1,4}[.]\d{1,2}(?:[.]\d{2,4})?|\d{4}-\d\d-\d\d|\d{1,2}(?:am|pm)")
_CONTRACTION = re.compile(r"(?:n['’]t|['’](?:s|re|ve|ll|d|m))$")
_FULL = {"n't": "not", "'re": "are", "'ve": "have", "'ll": "will", "'m": "am"}
_STEMS = {"wo": "will", "ca": "can", "sha": "shall"}
_NUMBERS = words(
    """two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred
    thousand dozen dozens half twice"""
)
_NO_ADVERBS = words(
    """family supply reply apply july italy friendly lovely likely assembly anomaly bully belly
    comply multiply imply sally emily polly molly kelly billy lonely elderly costly silly jelly
    unlikely"""
)


@dataclass(slots=True)
class Token:
    """A word, number or mark, and where it stands in its part.

    form: in lower case, contractions undone ("n't" is "not")
    keys: what a phrase may know it by: its form, "=form", its lemmas, its "#tags"
    """

    text: str
    form: str
    start: int
    end: int
    keys: frozenset[str]
    is_word: bool
    is_quoted: bool = False

    def tag(self, name: str) -> None:
        """Make it known by one more tag."""
        self.keys |= {name}


def tokens(text: str) -> list[tuple[str, Token]]:
    """(kind, token) for every word, number, break or mark; contractions come as two tokens."""
    found = []
    for match in _TOKEN.finditer(text.replace("\u00a0", " ").replace("\r", " ")):
        kind, start, end = match.lastgroup, match.start(), match.end()
        plain = match.group().replace("’", "'").replace("‘", "'")
        ending = _CONTRACTION.search(plain) if kind == "word" else None
        if ending and ending.start():
            cut = start + ending.start()
            found.append((kind, _token(text, start, cut, plain[: ending.start()], kind)))
            found.append((kind, _token(text, cut, end, ending.group(), kind)))
        elif kind == "word" and plain.lower() == "cannot":
            found.append((kind, _token(text, start, start + 3, "can", kind)))
            found.append((kind, _token(text, start + 3, end, "not", kind)))
        else:
            found.append((kind, _token(text, start, end, plain, kind)))
    return found


def _token(text, start, end, plain, kind):
    form = plain.lower()
    form = _FULL.get(form, form)
    if text[end : end + 3].lower() in {"n't", "n’t"}:
        form = _STEMS.get(form, form)
    return Token(
        text[start:end], form, start, end, _keys(form, kind, text[start].isupper()), kind != "mark"
    )


@lru_cache(maxsize=20_000)
def _keys(form, kind, has_capital):
    keys = {form, "=" + form}
    if kind == "word":
        keys |= lemmas(form) | {tag for tag, holds in _WORD_TAGS.items() if holds(form)}
        if "-" in form:
            keys |= _parts(form)
        if has_capital:
            keys.add("#capital")
    elif kind == "number":
        keys |= {tag for tag, holds in _NUMBER_TAGS.items() if holds(form)}
    return frozenset(keys)


def _parts(form):
    """ "Double-booked" is known by its parts and as "double-book", and is a past, too."""
    first, _, last = form.rpartition("-")
    keys = {*form.split("-"), *(f"{first}-{lemma}" for lemma in lemmas(last))}
    return keys | ({"#past", "#participle"} if is_past(last) else set())


_WORD_TAGS = {
    "#word": lambda form: True,
    "#past": is_past,
    "#participle": is_participle,
    "#ing": lambda form: form.endswith("ing") and len(form) > 4,
    "#ly": lambda form: form.endswith("ly") and len(form) > 4 and form not in _NO_ADVERBS,
    "#s": lambda form: form.endswith("s") and not form.endswith(("ss", "'s")),
    "#number": _NUMBERS.__contains__,
}
_NUMBER_TAGS = {
    "#number": lambda form: True,
    "#digits": lambda form: True,
    "#percent": lambda form: form.endswith("%"),
    "#ordinal": lambda form: form.endswith(("st", "nd", "rd", "th")),
    "#date": lambda form: (
        form.endswith(("st", "nd", "rd", "th")) or ":" in form or bool(_DATE.fullmatch(form))
    ),
}
