"""Whether it can be read at once by somebody who is upset."""

from collections.abc import Iterator

from incidents.rules.coach import codes
from incidents.rules.coach.lexicon.officialese import OFFICIALESE
from incidents.rules.coach.reading import Reading, Spot, spot
from incidents.rules.coach.text import Sentence

WINDING, LONG = 45, 30
"""Words in one sentence that are too many; words that are too many if most sentences have them."""
PILE = 4
"""Pieces of officialese that make a pile."""


def hard_to_read(reading: Reading) -> Iterator[Spot]:
    """Winding sentences, or a pile of officialese."""
    body = list(reading.body())
    long = [sentence for sentence in body if sentence.words > LONG]
    found = [one for one in body if one.words > WINDING or one.goes_on]
    if not found and len(long) > 1 and 2 * len(long) > len(body):
        found = long
    yield from (_whole(sentence) for sentence in found)
    if found:
        return
    stiff = [(one, place) for one in body for place in OFFICIALESE.find(one)]
    words = sum(sentence.words for sentence in body)
    if len(stiff) >= PILE and len(stiff) * 30 > words:
        yield from (spot(codes.HARD_TO_READ, one, *place) for one, place in stiff)


def _whole(sentence: Sentence) -> Spot:
    return spot(codes.HARD_TO_READ, sentence, 0, len(sentence.tokens))


CHECKS = (hard_to_read,)
