"""Who does what in a sentence: a shallow reading of its verbs and their subjects."""

from dataclasses import dataclass

from incidents.rules.coach.lemmas import is_participle, is_past
from incidents.rules.coach.lexicon.grammar import (
    BOUNDS,
    COLLEAGUE,
    ME,
    NONE,
    OTHER,
    OUTSIDER,
    PRONOUNS,
    RELATIVE,
    RULE,
    WE,
    YOU,
)
from incidents.rules.coach.lexicon.verbs import AUXILIARIES
from incidents.rules.coach.subjects import subject_of
from incidents.rules.coach.text import Sentence
from incidents.rules.coach.tokens import Token
from incidents.rules.coach.verb_groups import group_at

__all__ = ["COLLEAGUE", "ME", "NONE", "OTHER", "OUTSIDER", "RULE", "WE", "YOU", "Deed", "deeds"]


@dataclass(slots=True)
class Deed:
    """A verb with its subject.

    subject: who; head: the index of its noun, or None
    verb: the token that says what is done; first, last: its auxiliaries and it, as indexes
    rest: the indexes after the verb up to the next deed's subject
    is_asked, is_condition: as a question; behind "if", "unless", "had you"
    """

    sentence: Sentence
    subject: str
    head: int | None
    start: int
    first: int
    last: int
    verb: Token
    auxiliaries: tuple[str, ...]
    is_negated: bool
    is_passive: bool
    is_asked: bool = False
    is_condition: bool = False
    end: int = 0
    is_relative: bool = False

    @property
    def is_past(self) -> bool:
        """Whether it tells of something that happened."""
        if self.is_future or "should" in self.auxiliaries or "would" in self.auxiliaries:
            return False
        if self.auxiliaries:
            return bool(
                {"did", "was", "were", "had", "have", "has", "been", "'d"} & set(self.auxiliaries)
            )
        return is_past(self.verb.form)

    @property
    def is_future(self) -> bool:
        """Whether it tells of something to come."""
        return bool({"will", "'ll", "shall"} & set(self.auxiliaries)) or (
            "going" in self.auxiliaries and bool({"am", "are", "is"} & set(self.auxiliaries))
        )

    @property
    def is_modal(self) -> bool:
        """Whether it is no plain fact: can, could, would, should, may, might, must."""
        if "'d" in self.auxiliaries and not is_participle(self.verb.form):
            return True
        return bool(
            {"can", "could", "would", "should", "may", "might", "must"} & set(self.auxiliaries)
        )

    @property
    def rest(self) -> list[Token]:
        """What follows the verb in its clause."""
        return self.sentence.tokens[self.last + 1 : self.end]

    def has(self, *keys: str) -> bool:
        """Whether a token of the verb or of what follows has any of these keys."""
        tokens = self.sentence.tokens[self.first : self.end]
        return any(key in token.keys for token in tokens for key in keys)

    def does(self, verbs: frozenset[str]) -> bool:
        """Whether its verb is one of these."""
        return not verbs.isdisjoint(self.verb.keys)


def deeds(sentence: Sentence) -> list[Deed]:
    """The deeds of a sentence, in order."""
    found: list[Deed] = []
    index = 0
    tokens = sentence.tokens
    while index < len(tokens):
        group = group_at(tokens, index)
        if group is None:
            index += 1
            continue
        deed = _deed(sentence, group, found)
        if found:
            found[-1].end = max(_border(tokens, deed), found[-1].last + 1)
        found.append(deed)
        index = deed.last + 1
    return found


_SUBJECTS = frozenset({"i", "we", "you", "he", "she", "they", "it", "who"})


def _border(tokens, deed):
    """Where what belongs to the deed before it ends."""
    if deed.start and tokens[deed.start - 1].form in BOUNDS:
        return deed.start
    # "had nothing to do", "know you waited": no comma parts them.
    has_own = deed.head is not None and deed.start <= deed.head < deed.first
    return deed.head if has_own and tokens[deed.head].form in _SUBJECTS else deed.first


def _deed(sentence, group, found):
    tokens = sentence.tokens
    is_asked = group.inverted is not None
    condition = False
    if is_asked:
        head, start = group.inverted, group.first
        if tokens[group.first].form in {"had", "should", "were"} and not sentence.is_question:
            condition, is_asked = True, False
        subject = PRONOUNS[tokens[head].form]
    else:
        floor = found[-1].last + 1 if found else 0
        start, subject, head = subject_of(tokens, floor, group.first, found)
        condition = _conditional(tokens, start, group.first)
    verb = tokens[group.last]
    last_be = next((form for form in reversed(group.auxiliaries) if form in AUXILIARIES), "")
    is_passive = (
        last_be in {"am", "is", "are", "was", "were", "be", "been", "being", "'s", "got", "get"}
        and is_participle(verb.form)
        and "#ing" not in verb.keys
    )
    return Deed(
        sentence, subject, head, start, group.first, group.last, verb, group.auxiliaries,
        group.is_negated, is_passive, is_asked, condition, len(tokens),
        any(token.form in RELATIVE for token in tokens[max(start - 1, 0) : start + 1]),
    )  # fmt: skip


def _conditional(tokens, start, first):
    return any(
        tokens[at].form in {"if", "unless", "provided", "assuming"}
        for at in range(max(0, start - 2), first)
    )
