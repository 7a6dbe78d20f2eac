"""What pointing at anybody has in common: where, how much counts, and what owns it instead."""

from itertools import pairwise

from incidents.rules.coach.deeds import Deed
from incidents.rules.coach.lexicon.blame import OWN_LOOKS
from incidents.rules.coach.mistakes import is_mistake, is_ours
from incidents.rules.coach.phrases import Graded, Phrases
from incidents.rules.coach.reading import HAPPENED, WHY, Reading
from incidents.rules.coach.text import Sentence

Place = tuple[int, int]


def graded(table: Graded, trusting: bool) -> Phrases:
    """As much of a table of faults as counts."""
    return table.sure if trusting else table.likely


def owned_here(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence itself tells a mistake of ours: "you rang, and I did not pick up"."""
    return any(is_ours(deed) and is_mistake(deed) for deed in reading.deeds_of(sentence))


def had_they_only(deed: Deed) -> bool:
    """ "A line from your side would have helped": what did not come from them, as the cause."""
    ahead = deed.sentence.tokens[: deed.first]
    forms = [one.form for one in ahead]
    supposed = deed.sentence.part == HAPPENED and "with" in forms and deed.is_negated
    if not (deed.sentence.part == WHY or supposed) or not in_vain(deed):
        return False
    to_us = any(pair in {("with", "us"), ("to", "us")} for pair in pairwise(forms))
    theirs = to_us or "you" in forms or "your" in forms
    return theirs and not any(one.keys & OWN_LOOKS for one in ahead)


def in_vain(deed: Deed) -> bool:
    """Whether it is what could have been and was not."""
    forms = set(deed.auxiliaries)
    return "have" in forms and bool({"would", "could", "might", "should", "'d"} & forms)


def place_of(deed: Deed) -> Place:
    """The words from the subject's noun to the verb."""
    first = deed.first if deed.head is None else min(deed.head, deed.first)
    return first, deed.last + 1
