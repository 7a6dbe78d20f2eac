"""A letter as the checks read it: its sentences, who is named, who does what."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from incidents.rules.coach.deeds import Deed, deeds
from incidents.rules.coach.letter import HAPPENED, NEXT, PARTS, WHY, Letter
from incidents.rules.coach.lexicon.frame import CLOSING, GREETING
from incidents.rules.coach.people import tag_people
from incidents.rules.coach.phrases import Phrases
from incidents.rules.coach.text import Sentence, sentences


@dataclass(frozen=True)
class Spot:
    """Where a check saw something; start and end are None where something is missing."""

    code: str
    part: str | None = None
    start: int | None = None
    end: int | None = None


class Reading:
    """What every check is given. It is read once; checks change nothing in it."""

    def __init__(self, letter: Letter):
        self.letter = letter
        self.parts = {name: sentences(name, letter.part(name)) for name in PARTS}
        tag_people(letter, [sentence for part in self.parts.values() for sentence in part])
        self.filled = tuple(name for name in PARTS if letter.part(name).strip())
        self._deeds: dict[int, list[Deed]] = {}
        self._answers: dict = {}

    def sentences(self, *parts: str) -> Iterator[Sentence]:
        """The sentences of these parts, of all if none is named; greeting and closing too."""
        for name in parts or PARTS:
            yield from self.parts[name]

    @cached_property
    def framing(self) -> frozenset[int]:
        """The ids of sentences that only greet or sign."""
        return frozenset(
            id(sentence)
            for sentence in self.sentences()
            if sentence.words <= 8 and (GREETING.within(sentence) or CLOSING.within(sentence))
        )

    def body(self, *parts: str) -> Iterator[Sentence]:
        """The sentences of these parts without greeting and closing."""
        return (item for item in self.sentences(*parts) if id(item) not in self.framing)

    def deeds(self, *parts: str) -> Iterator[Deed]:
        """Who does what in these parts."""
        for sentence in self.body(*parts):
            yield from self.deeds_of(sentence)

    def deeds_of(self, sentence: Sentence) -> list[Deed]:
        """Who does what in a sentence."""
        key = id(sentence)
        if key not in self._deeds:
            self._deeds[key] = deeds(sentence)
        return self._deeds[key]

    def after(self, sentence: Sentence) -> Sentence | None:
        """The next sentence of the same part."""
        following = self.parts[sentence.part][sentence.number + 1 : sentence.number + 2]
        return following[0] if following else None

    def before(self, sentence: Sentence) -> Sentence | None:
        """The sentence before it in the same part."""
        return self.parts[sentence.part][sentence.number - 1] if sentence.number else None

    def any(self, phrases: Phrases, *parts: str) -> bool:
        """Whether any of the phrases stands in these parts."""
        return any(phrases.within(sentence) for sentence in self.body(*parts))

    def spots(self, code: str, phrases: Phrases, *parts: str) -> Iterator[Spot]:
        """A spot for every sentence of these parts in which a phrase stands: its first one."""
        for sentence in self.body(*parts):
            span = phrases.first(sentence)
            if span:
                yield spot(code, sentence, *span)

    def once(self, question: Callable, *about):
        """The answer to a question about this letter (or a sentence of it), worked out once."""
        key = (question, *map(id, about))
        if key not in self._answers:
            self._answers[key] = question(self, *about)
        return self._answers[key]

    @property
    def account(self) -> tuple[str, str]:
        """The parts that tell what happened."""
        return HAPPENED, WHY

    def is_blank(self, part: str) -> bool:
        """Whether nothing stands in a part."""
        return part not in self.filled

    def matches(self, pattern: re.Pattern, *parts: str) -> Iterable[tuple[str, re.Match]]:
        """(part, match) for every match of an expression in these parts."""
        for name in parts or PARTS:
            for match in pattern.finditer(self.letter.part(name)):
                yield name, match


def spot(code: str, sentence: Sentence, first: int, last: int) -> Spot:
    """A spot on the tokens from `first` to before `last`."""
    return Spot(code, sentence.part, *sentence.span(first, last))


def missing(code: str, part: str | None = None) -> Spot:
    """A spot for what is not there, in the part where it would go."""
    return Spot(code, part)


__all__ = ["HAPPENED", "NEXT", "WHY", "Reading", "Spot", "missing", "spot"]
