"""What a review costs: `python -m bench.coach [--json]`.

The letters that the tests use are joined until they have 400 words; each such letter is reviewed
several times, once warm.
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


def main():
    """Measure, and print a table; with `--json` a line for programs."""
    figures = measure()
    rows = [
        ("median", f"{figures['p50_ms']} ms"),
        ("99 of 100 stay under", f"{figures['p99_ms']} ms"),
        ("the first one, cold", f"{figures['first_ms']} ms"),
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
    } | machine()


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
