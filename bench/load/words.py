"""What people write: texts whose words are as frequent as words are, few often and many rarely."""

import re
from collections import Counter
from functools import cache
from itertools import accumulate
from pathlib import Path
from random import Random

from bench.load.names import COMMON, MIDDLING, RARE

SCENARIOS = Path(__file__).resolve().parents[2] / "incidents" / "library" / "scenarios.toml"
SIZE = 30_000
"""So many words there are; the known ones of the practice room first, the rest made up."""

COMMON_SHARE, MIDDLING_SHARE = 0.25, 0.01
"""The three words of `names` stand where these say and nowhere else."""
RARE_EVERY, RARE_MOST = 50, 40
"""The rare one stands in each so-manieth of the first open incidents, and in so many at the most:
as many in a small company as in a large one."""

_ONSETS = ("b", "br", "d", "f", "g", "gr", "k", "l", "m", "n", "p", "pl", "r", "s", "st", "t", "v")
_VOWELS = ("a", "e", "i", "o", "u", "ai", "ea", "ou")
_ENDS = ("", "l", "n", "r", "s", "t", "nd", "rk", "st")
_POOL = 1 << 17


@cache
def pool(seed: int) -> list[str]:
    """Words to draw from evenly: the one of rank r (Zipf) stands in it 1/r as often as the first.

    seed: the same gives the same words in the same order.
    """
    known = Counter(re.findall(r"[a-z]{2,}", SCENARIOS.read_text(encoding="utf-8").lower()))
    ranked = [word for word, _ in known.most_common() if word not in (COMMON, MIDDLING, RARE)]
    seen, random = set(ranked), Random(f"{seed} words")
    while len(ranked) < SIZE:
        word = made_up(random, random.choice((2, 3, 3)))
        if word not in seen:
            seen.add(word)
            ranked.append(word)
    weights = list(accumulate(1 / rank for rank in range(1, SIZE + 1)))
    ends = [round(_POOL * weight / weights[-1]) for weight in weights]
    drawn, last = [], 0
    for word, end in zip(ranked, ends, strict=True):
        # A word too rare for a place of its own shares one with its neighbours.
        drawn += [word] * (end - last)
        last = end
    return drawn


def made_up(random: Random, syllables: int) -> str:
    """Make up a word that can be said aloud."""
    return "".join(
        random.choice(_ONSETS) + random.choice(_VOWELS) + random.choice(_ENDS)
        for _ in range(syllables)
    )


def text(random: Random, words: list[str], least: int, most: int, *with_these: str) -> str:
    """Write sentences of `least` to `most` words in all, with these among them."""
    chosen = random.choices(words, k=random.randint(least, most))
    for word in with_these:
        chosen[random.randrange(1, len(chosen))] = word
    sentences = [" ".join(chosen[place : place + 12]) for place in range(0, len(chosen), 12)]
    return ". ".join(one[0].upper() + one[1:] for one in sentences) + "."
