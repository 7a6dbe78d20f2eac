"""Whether we say what we did: in the first person, with an active verb."""

from collections.abc import Iterator

from incidents.rules.coach import codes
from incidents.rules.coach.deeds import NONE, OTHER
from incidents.rules.coach.lexicon import verbs
from incidents.rules.coach.lexicon.apology import HEARSAY
from incidents.rules.coach.lexicon.ownership import EVENT, GONE_WRONG
from incidents.rules.coach.manner import argues
from incidents.rules.coach.mistakes import ends_badly
from incidents.rules.coach.pointing import at_anybody
from incidents.rules.coach.reading import Reading, Spot, missing, spot
from incidents.rules.coach.stance import owns
from incidents.rules.coach.text import Sentence


def no_ownership(reading: Reading) -> Iterator[Spot]:
    """Nobody says "we did it" in the account; where it is told by itself, that is pointed at."""
    if all(reading.is_blank(part) for part in reading.account) or owns(reading):
        return
    yield missing(codes.NO_OWNERSHIP)
    for sentence in reading.body(*reading.account):
        place = ownerless(reading, sentence)
        if place and not (argues(sentence) or at_anybody(reading, sentence, trusting=False)):
            yield spot(codes.PASSIVE_MISTAKE, sentence, *place)


def ownerless(reading: Reading, sentence: Sentence) -> tuple[int, int] | None:
    """Where a sentence tells the mistake as if it had happened by itself."""
    if HEARSAY.within(sentence):
        return None  # "Sorry to hear that it did not live up to …" tells no mistake
    place = EVENT.first(sentence)
    if place:
        return place
    for deed in reading.deeds_of(sentence):
        if deed.is_asked or deed.is_condition or deed.verb.is_quoted or deed.is_modal:
            continue
        if deed.subject not in {OTHER, NONE} or not deed.is_past or deed.does(verbs.HANDLING):
            continue
        if deed.has("=by") and deed.has("=you"):
            continue  # "was booked by you" is no mistake
        if deed.is_passive or deed.is_negated or deed.does(GONE_WRONG) or ends_badly(deed):
            return deed.first, deed.last + 1
    return None


CHECKS = (no_ownership,)
