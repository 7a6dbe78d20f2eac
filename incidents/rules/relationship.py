"""How things stand between a customer and us, and which way it goes (practice P23).

What we think and what they say are told apart: an estimate of ours and a rating of theirs are two
measures, however alike their scales.
"""

from collections.abc import Sequence

from incidents.rules.big_picture import RELATIONSHIP

CONTENT = {1: "very unhappy", 2: "unhappy", 3: "so-so", 4: "content", 5: "very content"}
"""What the ratings of the survey's “before” and “now” mean."""


def our_view(estimates: Sequence[int]) -> str:
    """Our own estimates, 1 to 5, newest first: “2 of 5, strained; down from 4”. Empty for none."""
    return _standing(estimates, RELATIONSHIP)


def their_view(ratings: Sequence[int]) -> str:
    """Their ratings, 1 to 5, newest first: “4 of 5, content; up from 2”. Empty for none."""
    return _standing(ratings, CONTENT)


def _standing(scores, words):
    if not scores:
        return ""
    now, *before = scores
    said = f"{now} of 5, {words[now]}"
    return f"{said}; {_change(now, before[0])}" if before else said


def _change(now, before):
    if now == before:
        return "as before"
    return f"{'up' if now > before else 'down'} from {before}"
