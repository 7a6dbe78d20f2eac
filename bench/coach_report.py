"""How well the coach agrees with labels: `python -m bench.coach_report [--unseen FOLDER]`.

Without a folder it takes the letters that the tests use. What is compared is the set of codes of
each letter; precision and recall are counted over all of them.
"""

import argparse
import tomllib
from collections import Counter
from pathlib import Path

from incidents.rules.coach import CODES, Letter, review

LETTERS = Path(__file__).resolve().parent.parent / "tests/rules/letters"


def letters(folder: Path = LETTERS) -> list[dict]:
    """The labelled letters of a folder, as tables."""
    found = []
    for path in sorted(folder.glob("*.toml")):
        found += tomllib.loads(path.read_text(encoding="utf-8"))["letter"]
    return found


def letter_of(table: dict) -> Letter:
    """The letter that a table describes."""
    return Letter(
        **{name: table[name] for name in ("happened", "why", "next")},
        recipient=table.get("recipient", ""),
        sender=table.get("sender", ""),
        colleagues=tuple(table.get("colleagues", ())),
        earlier=tuple(table.get("earlier", ())),
        has_preventive_action=table.get("has_preventive_action", False),
    )


class Agreement:
    """Codes raised against codes labelled, a set per letter."""

    def __init__(self, tables: list[dict]):
        self.right, self.extra, self.missed = Counter(), Counter(), Counter()
        self.disagreements = []
        for table in tables:
            raised, labelled = set(review(letter_of(table)).codes), set(table["codes"])
            self.right.update(raised & labelled)
            self.extra.update(raised - labelled)
            self.missed.update(labelled - raised)
            if raised != labelled:
                self.disagreements.append(
                    (table["id"], sorted(raised - labelled), sorted(labelled - raised))
                )

    @property
    def precision(self) -> float:
        """The share of the codes raised that are labelled."""
        return _share(self.right.total(), self.extra.total())

    @property
    def recall(self) -> float:
        """The share of the codes labelled that are raised."""
        return _share(self.right.total(), self.missed.total())

    def table(self) -> str:
        """Precision and recall per code, and over all."""
        lines = [f"{'':<22}{'precision':>10}{'recall':>10}{'n':>7}{'extra':>7}{'missed':>8}"]
        for code in CODES:
            right, extra, missed = self.right[code], self.extra[code], self.missed[code]
            lines.append(
                f"{code:<22}{_share(right, extra):>10.3f}{_share(right, missed):>10.3f}"
                f"{right + missed:>7}{extra:>7}{missed:>8}"
            )
        n = self.right.total() + self.missed.total()
        lines.append(
            f"{'all':<22}{self.precision:>10.3f}{self.recall:>10.3f}{n:>7}"
            f"{self.extra.total():>7}{self.missed.total():>8}"
        )
        return "\n".join(lines)


def _share(right, others):
    return right / (right + others) if right + others else 1.0


def main():
    """Print where coach and label differ, then the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--unseen", type=Path, metavar="FOLDER", help="letters held out")
    tables = letters(parser.parse_args().unseen or LETTERS)
    agreement = Agreement(tables)
    for name, extra, missed in agreement.disagreements:
        print(f"{name:<8}extra: {', '.join(extra) or '–':<50} missed: {', '.join(missed) or '–'}")
    print(f"\n{len(tables)} letters, {len(agreement.disagreements)} with a difference")
    print(agreement.table())


if __name__ == "__main__":
    main()
