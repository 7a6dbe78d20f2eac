"""Whether the letter says sorry: once, for the mistake, without a but."""

from collections.abc import Iterator
from itertools import pairwise

from incidents.rules.coach import codes
from incidents.rules.coach.deeds import YOU
from incidents.rules.coach.lexicon import apology as words
from incidents.rules.coach.lexicon import conditional, turning, verbs
from incidents.rules.coach.manner import argues
from incidents.rules.coach.mistakes import is_mistake, is_ours
from incidents.rules.coach.pointing import at_customer
from incidents.rules.coach.reading import NEXT, Reading, Spot, missing, spot
from incidents.rules.coach.text import Sentence
from incidents.rules.coach.words import words as words_of

_OPINION = words_of("think believe feel see agree accept")
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
        innocent = conditional.INNOCENT_IF.find(sentence)
        for first, last in _narrowest(conditional.CONDITION.find(sentence), places):
            excused = any(begin <= first < end for begin, end in innocent)
            is_main = any(first < begin < last for begin, _ in places)  # "If …, we apologise"
            if (is_main or not excused) and any(
                _belongs(sentence.tokens, first, place[0]) for place in places
            ):
                yield spot(codes.CONDITIONAL_APOLOGY, sentence, first, last)
                break


def _narrowest(conditions, places):
    """Those that stand apart from the apology come first: they are what is to be underlined."""
    return sorted(conditions, key=lambda span: any(begin == span[0] for begin, _ in places))


def _belongs(tokens, condition, apology):
    """Whether a condition is one of this apology, and not of a clause that follows it."""
    opens = condition <= 1 and condition < apology  # "Should …, we would wish to apologise"
    if abs(condition - apology) > NEAR and not opens:
        return False
    between = [one.form for one in tokens[min(condition, apology) : max(condition, apology)]]
    if tokens[condition].form not in {"if", "whether", "may", "might", "could"}:
        return True
    if ";" in between:
        return False
    after = pairwise(between)
    return condition < apology or not any(
        pair[0] in {",", "–"} and pair[1] in {"and", "but", "so"} for pair in after
    )


def but_after_sorry(reading: Reading) -> Iterator[Spot]:
    """An apology taken back in the same breath or the next."""
    for sentence in reading.sentences():
        places = apologies(sentence)
        if not places:
            continue
        turn = _turn(reading, sentence, places[0][1]) or _run_up(reading, sentence)
        if turn:
            yield spot(codes.BUT_AFTER_SORRY, sentence, *turn)
            continue
        following = reading.after(sentence)
        turn = following and _turn(reading, following, 0, at_start=True)
        if turn:
            yield spot(codes.BUT_AFTER_SORRY, following, *turn)
            continue
        later = following and reading.after(following)
        for place in turning.FAR.find(later) if later else ():
            yield spot(codes.BUT_AFTER_SORRY, later, *place)
            break


def _turn(reading, sentence, since, *, at_start=False):
    innocent = turning.OWNING_TURN.find(sentence)
    for first, last in turning.TURNING_PHRASES.find(sentence):
        if first < since or any(begin <= first < end for begin, end in innocent):
            continue
        if at_start and any(token.is_word for token in sentence.tokens[:first]):
            continue
        if not _speaks_for_them(reading, sentence, first):
            return first, last
    for first, last in turning.MIDDLE.find(sentence) if at_start else ():
        if not innocent and not _speaks_for_them(reading, sentence, 0):
            return first, last
    return None


def _run_up(reading, sentence):
    """ "Although we are sorry, …": what stands behind the comma is what it comes to."""
    place = turning.LEADING.first(sentence)
    commas = [at for at, one in enumerate(sentence.tokens) if one.form == "," and place]
    if not place or not commas or _speaks_for_them(reading, sentence, commas[0]):
        return None
    rest = {one.form for one in sentence.tokens[commas[0] :]}
    return None if rest & {"know", "undo", "enough", "back", "words", "help"} else place


def _speaks_for_them(reading, sentence, since):
    """Whether what follows a turn is about their side, or owns more."""
    deed = next((one for one in reading.deeds_of(sentence) if one.last > since), None)
    if deed is None or argues(sentence):
        return False
    if deed.subject == YOU:
        if deed.does({"know", "understand", "see", "appreciate"}):
            return False
        obliged = deed.is_modal or {"to", "have"} <= set(deed.auxiliaries)
        return not obliged and not at_customer(reading, sentence, trusting=True)
    return is_ours(deed) and is_mistake(deed) and not deed.does(verbs.FEELING | _OPINION)


CHECKS = (no_apology, over_apology, apology_in_next, conditional_apology, but_after_sorry)
