"""Who is named in a letter: its writer, its reader, colleagues, others."""

import unicodedata

from incidents.rules.coach.letter import Letter
from incidents.rules.coach.lexicon.generic import COMMON, GENERIC
from incidents.rules.coach.lexicon.who import (
    CUSTOMER_SIDE,
    DEPARTMENTS,
    FIRST_NAMES,
    NOT_NAMES,
    OUTSIDERS,
    STAFF,
    WE_NOUNS,
)
from incidents.rules.coach.text import Sentence
from incidents.rules.coach.words import words

_TITLES = words("mr mrs ms miss dr prof nurse sister sir madam frau herr")
_NOUN_ENDINGS = tuple(
    words("s tion sion ment ing ness ity ance ence ery ure ly one body thing ship al ed")
)
_COMMON_NOUNS = GENERIC | COMMON | DEPARTMENTS | STAFF | OUTSIDERS | CUSTOMER_SIDE | WE_NOUNS
_PARTICLES = words("van von der den de del da di la le el al bin ibn mac o")


def tag_people(letter: Letter, sentences: list[Sentence]) -> None:
    """Tag tokens that name somebody: #sender, #recipient, #colleague, and #name for anybody."""
    known = {
        "#recipient": _words([letter.recipient]),
        "#sender": _words([letter.sender]),
        "#colleague": _words(letter.colleagues),
    }
    # A colleague who shares a name with writer or reader is told apart by the full name only.
    known["#colleague"] -= known["#sender"] | known["#recipient"]
    for sentence in sentences:
        for index, token in enumerate(sentence.tokens):
            if "#capital" not in token.keys:
                continue
            plain = fold(token.text)
            tags = [tag for tag, words in known.items() if plain in words]
            for tag in tags:
                token.tag(tag)
            if tags or _is_person(sentence, index):
                token.tag("#person")
                token.tag("#name")
            elif _looks_like_a_name(sentence, index):
                token.tag("#name")


def fold(word: str) -> str:
    """A word without accents and case."""
    if word.isascii():
        return word.lower()
    parts = unicodedata.normalize("NFKD", word)
    return "".join(part for part in parts if not unicodedata.combining(part)).lower()


def _words(names):
    words = {fold(word.strip(".,")) for name in names for word in name.replace("-", " ").split()}
    # "Support Team" signs, too, but names nobody.
    common = _PARTICLES | NOT_NAMES | _COMMON_NOUNS
    return {word for word in words if len(word) > 1 and word not in common}


def _is_person(sentence, index):
    """A first name, a name behind a title, or behind another name."""
    if fold(sentence.tokens[index].text) in FIRST_NAMES:
        return True
    ahead = sentence.tokens[index + 1 : index + 5]
    if (
        ahead
        and ahead[0].form in {"in", "at", "from"}
        and any(token.keys & DEPARTMENTS for token in ahead)
    ):
        return (
            sentence.tokens[index].form not in NOT_NAMES
            and not sentence.tokens[index].keys & _COMMON_NOUNS
        )
    before = sentence.tokens[index - 1] if index else None
    if before is not None and before.form == "." and index > 1:
        before = sentence.tokens[index - 2]
    return before is not None and (before.form in _TITLES or "#person" in before.keys)


def _looks_like_a_name(sentence, index):
    """A capital inside a sentence, or a first name anywhere."""
    token = sentence.tokens[index]
    if token.form in NOT_NAMES or token.text.isupper() or token.is_quoted:
        return False
    before = sentence.tokens[index - 1] if index else None
    if before is None or not any(other.is_word for other in sentence.tokens[:index]):
        return _opens_like_a_name(sentence, index)
    return before.is_word or before.form in {",", "("}


def _opens_like_a_name(sentence, index):
    """A word with a capital that opens a sentence, is no word we know, and then does something."""
    token = sentence.tokens[index]
    after = sentence.tokens[index + 1].form if index + 1 < len(sentence.tokens) else ""
    if after not in {"will", "'ll", "has", "is", "and"} or token.form.endswith(_NOUN_ENDINGS):
        return False
    return len(token.form) > 2 and not token.keys & _COMMON_NOUNS
