"""Whether the letter makes it small, argues, or recites rules."""

from collections.abc import Callable, Iterator

from incidents.rules.coach import codes
from incidents.rules.coach.manner import argued, belittled, rules
from incidents.rules.coach.reading import Reading, Spot, spot
from incidents.rules.coach.stance import owns


def minimising(reading: Reading) -> Iterator[Spot]:
    """The mistake or what it did is made small."""
    yield from _spots(reading, codes.MINIMISING, belittled)


def defensive(reading: Reading) -> Iterator[Spot]:
    """The letter argues, or praises us to offset the mistake."""
    yield from _spots(reading, codes.DEFENSIVE, argued)


def recites_policy(reading: Reading) -> Iterator[Spot]:
    """Rules are recited to justify or refuse."""
    for sentence in reading.body():
        place = rules(reading, sentence)
        if place:
            yield spot(codes.POLICY, sentence, *place)


def _spots(reading: Reading, code: str, where: Callable) -> Iterator[Spot]:
    """Where nobody owns the mistake, the likely counts as well as the sure."""
    sure = owns(reading)
    for sentence in reading.body():
        place = where(sentence, sure=sure)
        if place:
            yield spot(code, sentence, *place)


CHECKS = (minimising, defensive, recites_policy)
