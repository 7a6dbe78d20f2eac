"""The coach: reads an apology before it is sent, says what is missing and what may hurt.

Text in, findings out, each with its place, its reason and a suggestion. It asks no clock and no
network, rolls no dice, and never judges who wrote it.
"""

from incidents.rules.coach.advice import ADVICE
from incidents.rules.coach.checks import CHECKS
from incidents.rules.coach.codes import BLOCKING, CODES, EMPTY_PART
from incidents.rules.coach.letter import PARTS, Finding, Letter, Mark, Marks, Review
from incidents.rules.coach.marks import marks
from incidents.rules.coach.reading import Reading, Spot

__all__ = ["BLOCKING", "CODES", "Finding", "Letter", "Mark", "Marks", "Review", "review"]


def review(letter: Letter) -> Review:
    """Read a letter and say what to look at again."""
    reading = Reading(letter)
    spots = [spot for check in CHECKS for spot in check(reading)]
    if not reading.filled:
        spots = [spot for spot in spots if spot.code == EMPTY_PART]
    spots.sort(key=_place)
    codes = frozenset(spot.code for spot in spots)
    return Review(tuple(_finding(spot) for spot in spots), marks(reading, codes))


def _place(spot: Spot):
    """Findings in the letter's order; what is missing comes behind the part it would go to."""
    part = PARTS.index(spot.part) if spot.part else len(PARTS)
    start = spot.start if spot.start is not None else float("inf")
    return part, start, CODES.index(spot.code)


def _finding(spot):
    advice = ADVICE[spot.code]
    return Finding(
        spot.code, spot.part, spot.start, spot.end,
        str(advice.message), str(advice.suggestion), advice.practice,
    )  # fmt: skip
