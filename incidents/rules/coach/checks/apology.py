"""Whether the letter says sorry: once, for the mistake, without a but."""

from collections.abc import Iterator

from incidents.rules.coach import codes
from incidents.rules.coach.lexicon import apology as words
from incidents.rules.coach.reading import NEXT, Reading, Spot, missing, spot
from incidents.rules.coach.text import Sentence

MANY = 3
NEAR = 16
"""Tokens within which an if or a perhaps belongs to an apology."""

APART = 4
"""Apologies closer than this many tokens are one: "sorry, truly sorry"."""


def apologies(sentence: Sentence) -> list[tuple[int, int]]:
    """The places where a sentence apologises, as (first, last + 1) tokens."""
    innocent = words.NO_APOLOGY.find(sentence)
    found = []
    for first, last in words.SORRY.find(sentence):
        if any(begin < last and first < end for begin, end in innocent):
            continue
        if found and _is_same(sentence.tokens[found[-1][1] : last], first - found[-1][1]):
            continue
        found.append((first, last))
    return found


def _is_same(between, distance):
    """Whether two apologies are one: "sorry, truly sorry", not "I am sorry, and I apologise"."""
    return distance < APART and not any(token.form in {"i", "we"} for token in between)


def no_apology(reading: Reading) -> Iterator[Spot]:
    """Nothing in the whole letter says sorry."""
    if not _apologises(reading) and not reading.any(words.HEARSAY):
        yield missing(codes.NO_APOLOGY)


def _apologises(reading):
    return any(apologies(sentence) for sentence in reading.sentences())


def over_apology(reading: Reading) -> Iterator[Spot]:
    """Three apologies or more, or grovelling."""
    places = [
        (sentence, place) for sentence in reading.sentences() for place in apologies(sentence)
    ]
    for sentence, place in places[MANY - 1 :]:
        yield spot(codes.OVER_APOLOGY, sentence, *place)
    yield from reading.spots(codes.OVER_APOLOGY, words.GROVELLING)


def apology_in_next(reading: Reading) -> Iterator[Spot]:
    """An apology where the way ahead should stand."""
    for sentence in reading.sentences(NEXT):
        for place in apologies(sentence):
            yield spot(codes.APOLOGY_IN_NEXT, sentence, *place)


def conditional_apology(reading: Reading) -> Iterator[Spot]:
    """An apology that leaves open whether there is anything to be sorry for."""
    if not _apologises(reading):
        yield from reading.spots(codes.CONDITIONAL_APOLOGY, words.HEARSAY)
    for sentence in reading.sentences():
        places = apologies(sentence)
        if not places:
            continue
        innocent = words.INNOCENT_IF.find(sentence)
        for first, last in words.CONDITION.find(sentence):
            if not any(begin <= first < end for begin, end in innocent) and any(
                abs(first - place[0]) <= NEAR for place in places
            ):
                yield spot(codes.CONDITIONAL_APOLOGY, sentence, first, last)
                break


def but_after_sorry(reading: Reading) -> Iterator[Spot]:
    """An apology taken back in the same breath or the next."""
    for sentence in reading.sentences():
        places = apologies(sentence)
        if not places:
            continue
        turn = _turn(sentence, places[0][1])
        if turn:
            yield spot(codes.BUT_AFTER_SORRY, sentence, *turn)
            continue
        following = reading.after(sentence)
        turn = following and _turn(following, 0, at_start=True)
        if turn:
            yield spot(codes.BUT_AFTER_SORRY, following, *turn)


def _turn(sentence, since, *, at_start=False):
    innocent = words.OWNING_TURN.find(sentence)
    for first, last in words.TURNING_PHRASES.find(sentence):
        if first < since or any(begin <= first < end for begin, end in innocent):
            continue
        if at_start and any(token.is_word for token in sentence.tokens[:first]):
            continue
        return first, last
    return None


CHECKS = (no_apology, over_apology, apology_in_next, conditional_apology, but_after_sorry)
