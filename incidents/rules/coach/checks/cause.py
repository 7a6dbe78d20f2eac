"""Whether the letter says why: a cause, or candidates with a day when we will know."""

from collections.abc import Iterator

from incidents.rules.coach import codes
from incidents.rules.coach.checks.plan import time_places
from incidents.rules.coach.checks.presence import rare_words
from incidents.rules.coach.deeds import OTHER, YOU
from incidents.rules.coach.lexicon import cause, verbs
from incidents.rules.coach.manner import argues, belittles, rules
from incidents.rules.coach.pointing import at_anybody
from incidents.rules.coach.reading import HAPPENED, WHY, Reading, Spot, missing
from incidents.rules.coach.stance import owns
from incidents.rules.coach.words import words

_LINKS = words("because since as so when while until and that which nobody no only never from if")
_TAGS = words("#word #past #participle #ing #ly #s #number #digits #date #ordinal #capital #name")
RARE = 3
"""Words outside the stock of stock letters that make a sentence tell of one thing."""


def no_cause(reading: Reading) -> Iterator[Spot]:
    """Neither a cause nor candidates with a day when we will know."""
    if reading.is_blank(WHY):
        return
    if not any(explains(reading, sentence) for sentence in reading.body(WHY)):
        yield missing(codes.NO_CAUSE, WHY)


def explains(reading: Reading, sentence) -> bool:
    """Whether a sentence tells how it came about, rather than blames, argues or reassures."""
    if _shifts(reading, sentence):
        return False
    if cause.CANDIDATES.within(sentence) and _dated(reading, sentence):
        return True
    if cause.LOOKING.within(sentence) or cause.STOCK.within(sentence):
        return False
    if not owns(reading):
        # Who owns nothing rarely explains: then only a mechanism counts, one thing led to another.
        return cause.MECHANISM.within(sentence) or _tells_a_thing(reading, sentence)
    return not _restates(reading, sentence) and any(
        _tells(sentence, deed) for deed in reading.deeds_of(sentence)
    )


def _shifts(reading, sentence):
    """Whether it argues, belittles, recites or blames, which is no cause."""
    if argues(sentence) or belittles(sentence) or rules(reading, sentence):
        return True
    is_ours = owns(reading) and sentence.has("=nobody")  # "nobody had told me to change it"
    return not is_ours and bool(at_anybody(reading, sentence, trusting=owns(reading)))


def _tells(sentence, deed):
    """Whether a deed tells how it came about, in a letter that owns it."""
    if deed.is_condition or deed.is_asked or deed.is_future or deed.subject == YOU:
        return False
    empty = cause.EMPTY.find(sentence)
    if any(begin <= deed.last < end or begin <= deed.first < end for begin, end in empty):
        return False
    return deed.is_past or not cause.VALUES.within(sentence)


def _restates(reading, sentence):
    """Whether it tells the mistake once more and nothing that part one has not told."""
    if sentence.part != WHY or sentence.has(*_LINKS):
        return False
    if any(deed.is_negated for deed in reading.deeds_of(sentence)):
        return False
    told = {key for one in reading.body(HAPPENED) for token in one.tokens for key in token.keys}
    rare = set(rare_words(sentence))
    telling = [token for token in sentence.tokens if token.form in rare]
    known = (told - _TAGS) | cause.FILLER
    return bool(telling) and all(token.keys & known for token in telling)


def _dated(reading, sentence):
    """Whether a day when we will know stands beside the candidates."""
    following = reading.after(sentence)
    near = [sentence] if following is None else [sentence, following]
    return any(
        time_places(one) and any(deed.is_future for deed in reading.deeds_of(one)) for one in near
    )


def _tells_a_thing(reading, sentence):
    """Whether it tells what befell a thing by its name: "the valve was not opened"."""
    if len(set(rare_words(sentence))) < RARE:
        return False
    return any(
        deed.subject == OTHER
        and (deed.is_passive or deed.is_negated)
        and deed.is_past
        and not deed.does(verbs.HANDLING)
        and not deed.is_condition
        for deed in reading.deeds_of(sentence)
    )


CHECKS = (no_cause,)
