"""A small language for phrases, matched against the tokens of a sentence.

A phrase is a row of elements with blanks between them:

    word        a token with this form or lemma; "=word" this form only; "#tag" a tag
    a|b|@set    any of these; a set is named in `lexicon.sets`
    word?       may be there or not
    ..  ..7     up to four (seven) tokens of any kind, but no full stop inside a sentence
    _2          up to two words, with no comma or other mark between
    !a|b        the next token is none of these;  <!a|b  nor was the one before
    ^  $        the sentence starts (ends) here, marks aside
"""

from dataclasses import dataclass

from incidents.rules.coach.lexicon.sets import SETS
from incidents.rules.coach.text import Sentence
from incidents.rules.coach.words import words

_COMMON = words("""be have do will not the a to of in it that this for and you we i our your""")


@dataclass(frozen=True, slots=True)
class _Element:
    text: str
    kind: str  # token, gap, run, ahead, behind, start, end
    keys: frozenset[str] = frozenset()
    least: int = 1
    most: int = 1


class Phrases:
    """A table of phrases, one a line; `#` starts a comment where blanks surround it."""

    def __init__(self, table: str):
        self._by_anchor: dict[str, list] = {}
        for line in table.splitlines():
            row = line.split(" # ")[0].strip()
            if row:
                self._add(row)

    def _add(self, row):
        elements = tuple(_element(word) for word in row.split())
        anchors = [
            number
            for number, element in enumerate(elements)
            if element.kind == "token" and element.least
        ]
        if not anchors:
            raise ValueError(f"nothing to look for in {row!r}")
        anchor = min(anchors, key=lambda number: _weight(elements[number].keys))
        before = elements[:anchor]
        least = sum(element.least for element in before)
        most = sum(element.most for element in before)
        for key in elements[anchor].keys:
            self._by_anchor.setdefault(key, []).append((elements, least, most))

    def find(self, sentence: Sentence) -> list[tuple[int, int]]:
        """The (first, last + 1) tokens of every phrase found, in order.

        Words in quotation marks are somebody else's: no phrase is looked for there.
        """
        if self not in sentence.found:
            sentence.found[self] = sorted(set(self._search(sentence)))
        return sentence.found[self]

    def _search(self, sentence):
        tokens = sentence.tokens
        for key in sentence.places.keys() & self._by_anchor.keys():
            for index in sentence.places[key]:
                if tokens[index].is_quoted:
                    continue
                for elements, least, most in self._by_anchor[key]:
                    for begin in range(max(0, index - most), index - least + 1):
                        end = _match(elements, 0, tokens, begin)
                        if end is not None and end > index:
                            yield _trim(tokens, begin, end)

    def first(self, sentence: Sentence) -> tuple[int, int] | None:
        """The phrase that starts first; of several the longest."""
        return min(self.find(sentence), key=lambda span: (span[0], -span[1]), default=None)

    def within(self, sentence: Sentence) -> bool:
        """Whether any phrase is there."""
        return bool(self.find(sentence))


class Graded:
    """A table in two strengths: all of it, and without the rows that start with "~".

    What such a row finds is likely, not sure; a check decides from the rest of the letter how much
    it takes.
    """

    def __init__(self, table: str):
        rows = [line.strip() for line in table.splitlines()]
        self.sure = Phrases("\n".join(row for row in rows if not row.startswith("~")))
        self.likely = Phrases("\n".join(row.removeprefix("~").strip() for row in rows))


def says(sentence: Sentence, meant: Phrases, unmeant: Phrases) -> bool:
    """Whether a phrase stands in a sentence and no phrase that takes it back lies over it."""
    excused = unmeant.find(sentence)
    return any(
        not any(begin < last and first < end for begin, end in excused)
        for first, last in meant.find(sentence)
    )


def _trim(tokens, begin, end):
    """Marks at the rims, which gaps may take in, are no part of a phrase."""
    while end - begin > 1 and not tokens[end - 1].is_word and tokens[end - 1].form not in "%?":
        end -= 1
    while end - begin > 1 and not tokens[begin].is_word:
        begin += 1
    return begin, end


def _weight(keys):
    return (
        len(keys) + 50 * sum(key in _COMMON for key in keys) + 30 * sum(k[0] == "#" for k in keys)
    )


def _element(word):
    if word in {"^", "$"}:
        return _Element(word, "start" if word == "^" else "end", least=0, most=0)
    if word.startswith(".."):
        return _Element(word, "gap", least=0, most=int(word[2:] or 4))
    if word[0] == "_" and word[1:].isdigit():
        return _Element(word, "run", least=0, most=int(word[1:]))
    if word.startswith("<!"):
        return _Element(word, "behind", _keys(word[2:]), 0, 0)
    if word[0] == "!" and len(word) > 1:
        return _Element(word, "ahead", _keys(word[1:]), 0, 0)
    if len(word) > 1 and word.endswith("?"):
        return _Element(word, "token", _keys(word[:-1]), 0, 1)
    return _Element(word, "token", _keys(word))


def _keys(word):
    keys = set()
    for name in word.split("|"):
        keys |= SETS[name[1:]] if name.startswith("@") else {name}
    return frozenset(keys)


def _match(elements, number, tokens, at):
    """Where the elements from `number` on end if they start at token `at`; None if they don't."""
    if number == len(elements):
        return at
    element = elements[number]
    match element.kind:
        case "token":
            if at < len(tokens) and not element.keys.isdisjoint(tokens[at].keys):
                end = _match(elements, number + 1, tokens, at + 1)
                if end is not None:
                    return end
            return None if element.least else _match(elements, number + 1, tokens, at)
        case "ahead":
            fits = at >= len(tokens) or element.keys.isdisjoint(tokens[at].keys)
        case "behind":
            fits = at == 0 or element.keys.isdisjoint(tokens[at - 1].keys)
        case "start":
            fits = not any(token.is_word for token in tokens[:at])
        case "end":
            fits = not any(token.is_word for token in tokens[at:])
        case _:
            return _skip(elements, number, tokens, at)
    return _match(elements, number + 1, tokens, at) if fits else None


def _skip(elements, number, tokens, at):
    """A gap, the shortest first."""
    element = elements[number]
    for length in range(element.most + 1):
        if length and not _may_skip(tokens, at + length - 1, element.kind):
            return None
        end = _match(elements, number + 1, tokens, at + length)
        if end is not None:
            return end
    return None


def _may_skip(tokens, index, kind):
    if index >= len(tokens):
        return False
    return (
        tokens[index].is_word if kind == "run" else tokens[index].form not in {";", ":", "(", ")"}
    )
