"""What a review costs: `python -m bench.coach [--json]`.

The letters that the tests use are joined until they have 400 words; each such letter is reviewed
several times, once warm. And what one piece of writing costs, said again and again for 20,000
characters, against 5,000 of them: 4 where it costs in proportion.
"""

import gc
import sys
from itertools import cycle, islice
from statistics import quantiles
from time import perf_counter

from bench.coach_report import letter_of, letters
from bench.report import machine, report
from incidents.rules.coach import Letter, review

WORDS = 400
LETTERS = 60
ROUNDS = 20
PIECES = (
    "sorry ",
    "a",
    "you not ",
    "[",
    "{{",
    "<a ",
    "1.",
    "\n",
    "“",
    "a'",
    "😀",
    "can you or ",
    "-\n",
)
SHORT, LONG = 5_000, 20_000
TRIES = 3


def main():
    """Measure, and print a table; with `--json` a line for programs."""
    figures = measure()
    rows = [
        ("median", f"{figures['p50_ms']} ms"),
        ("99 of 100 stay under", f"{figures['p99_ms']} ms"),
        ("the first one, cold", f"{figures['first_ms']} ms"),
        (f"{LONG:,} characters of one thing", f"{figures['long_ms']} ms"),
        (f"the same against {SHORT:,} of them", f"{figures['growth']} ×"),
    ]
    title = f"Review of a letter of {WORDS} words, {figures['reviews']} reviews:"
    report(title, rows, figures, as_json="--json" in sys.argv[1:])


def measure() -> dict:
    """Every figure by name, times in milliseconds."""
    joined = list(islice(long_letters(), LETTERS))
    first = lasts(joined[0])
    for letter in joined:
        review(letter)
    gc.collect()
    times = sorted(lasts(letter) for _ in range(ROUNDS) for letter in joined)
    percent = quantiles(times, n=100)
    return {
        "words": WORDS,
        "reviews": len(times),
        "p50_ms": round(percent[49], 1),
        "p99_ms": round(percent[98], 1),
        "first_ms": round(first, 1),
        **again_and_again(),
    } | machine()


def again_and_again() -> dict:
    """The worst of PIECES: `long_ms`, what LONG characters of one cost, and `growth` from SHORT."""
    costs = {
        size: [
            min(lasts(Letter(*[(piece * size)[:size]] * 3)) for _ in range(TRIES))
            for piece in PIECES
        ]
        for size in (SHORT, LONG)
    }
    growths = [long / short for short, long in zip(*costs.values(), strict=True)]
    return {"long_ms": round(max(costs[LONG]), 1), "growth": round(max(growths), 1)}


def long_letters():
    """Letters of at least 400 words, made of labelled ones, without an end."""
    parts = {"happened": [], "why": [], "next": []}
    for table in cycle(letters()):
        for name, texts in parts.items():
            texts.append(table[name])
        if sum(len(text.split()) for texts in parts.values() for text in texts) >= WORDS:
            joined = {name: "\n\n".join(texts) for name, texts in parts.items()}
            yield Letter(**(vars(letter_of(table)) | joined))
            parts = {name: [] for name in parts}


def lasts(letter: Letter) -> float:
    """The milliseconds that one review takes."""
    began = perf_counter()
    review(letter)
    return (perf_counter() - began) * 1e3


if __name__ == "__main__":
    main()
