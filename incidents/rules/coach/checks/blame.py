"""Whether the letter points at somebody else: the customer, a colleague, an outsider."""

from collections.abc import Iterator

from incidents.rules.coach import codes, pointing
from incidents.rules.coach.reading import Reading, Spot, spot
from incidents.rules.coach.stance import owns


def blames_customer(reading: Reading) -> Iterator[Spot]:
    """What the customer did or left undone is given as the cause."""
    for sentence in reading.body():
        place = pointing.at_customer(reading, sentence, trusting=owns(reading))
        if place:
            yield spot(codes.BLAMES_CUSTOMER, sentence, *place)


def blames_colleague(reading: Reading) -> Iterator[Spot]:
    """A colleague or a department of ours is pointed at by somebody speaking of others."""
    for sentence in reading.body():
        place = pointing.at_colleague(reading, sentence, trusting=owns(reading))
        if place:
            yield spot(codes.BLAMES_COLLEAGUE, sentence, *place)


def blames_third_party(reading: Reading) -> Iterator[Spot]:
    """An outsider's failing is given as the cause, and nobody here owns it."""
    for sentence in reading.body():
        place = pointing.at_outsider(reading, sentence, trusting=owns(reading))
        if place and not pointing.is_owned(reading, sentence):
            yield spot(codes.BLAMES_THIRD_PARTY, sentence, *place)


CHECKS = (blames_customer, blames_colleague, blames_third_party)
