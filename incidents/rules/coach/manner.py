"""How a sentence speaks: whether it argues, makes small, or recites a rule."""

from incidents.rules.coach.deeds import RULE
from incidents.rules.coach.lexicon import arguing, policy, small
from incidents.rules.coach.lexicon.sure_of_us import MORE_ARGUING
from incidents.rules.coach.reading import Reading
from incidents.rules.coach.text import Sentence


def _rule_acts(reading, sentence):
    for deed in reading.deeds_of(sentence):
        if deed.subject == RULE and deed.does(policy.RULING) and not deed.is_past:
            return deed.head if deed.head is not None else deed.first, deed.last + 1
    return None


def _as_ever(sentence):
    """ "Orders placed after noon ship the next day": how it is for everybody, not for you."""
    if sentence.has(*policy.THIS_TIME):
        return None
    return policy.GENERAL.first(sentence)


def argued(sentence: Sentence, *, sure: bool = True) -> tuple[int, int] | None:
    """Where a sentence argues or praises us; what is only likely, too, unless it has to be sure."""
    for table in (arguing.ARGUING, MORE_ARGUING):
        place = _place(sentence, table.sure if sure else table.likely, arguing.NOT_ARGUING)
        if place:
            return place
    return _tautology(sentence)


def argues(sentence: Sentence) -> bool:
    """Whether a sentence argues or praises us."""
    return argued(sentence) is not None


def belittled(sentence: Sentence, *, sure: bool = True) -> tuple[int, int] | None:
    """Where a sentence makes it small."""
    return _place(sentence, small.SMALL.sure if sure else small.SMALL.likely, small.LARGE)


def belittles(sentence: Sentence) -> bool:
    """Whether a sentence makes it small."""
    return belittled(sentence) is not None


def _tautology(sentence):
    """ "It takes what it takes": the same verb around a "what"."""
    tokens = sentence.tokens
    for what in sentence.places.get("=what", ()):
        if not what or tokens[what].is_quoted or not _is_verb(tokens[what - 1]):
            continue
        for after in range(what + 1, min(what + 5, len(tokens))):
            if tokens[after].form == "you":
                break  # "do what you needed to do"
            if tokens[after].form == tokens[what - 1].form and tokens[after].is_word:
                return what - 1, after + 1
    return None


def rules(reading: Reading, sentence: Sentence) -> tuple[int, int] | None:
    """Where a sentence recites a rule."""
    if policy.OWN_CHANGE.within(sentence):
        return None
    return policy.RECITING.first(sentence) or _rule_acts(reading, sentence) or _as_ever(sentence)


def _is_verb(token):
    return token.is_word and token.form not in {
        "is",
        "was",
        "it",
        "that",
        "this",
        "and",
        "of",
        "to",
        "the",
    }


def _place(sentence, guilty, innocent):
    """The first phrase of the one table that none of the other lies over."""
    excused = None
    for first, last in guilty.find(sentence):
        if excused is None:
            excused = innocent.find(sentence)
        if not any(begin < last and first < end for begin, end in excused):
            return first, last
    return None
