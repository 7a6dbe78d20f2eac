"""What goes into a review and what comes out of it."""

from dataclasses import dataclass

HAPPENED, WHY, NEXT = "happened", "why", "next"
PARTS = (HAPPENED, WHY, NEXT)


@dataclass(frozen=True)
class Letter:
    """An apology as drafted, in plain text.

    happened, why, next: its three parts
    recipient, sender, colleagues: names of people, so that pointing at a colleague is seen
    earlier: texts of earlier apologies
    has_preventive_action: whether something was really done so that it does not happen again
    """

    happened: str
    why: str
    next: str
    recipient: str = ""
    sender: str = ""
    colleagues: tuple[str, ...] = ()
    earlier: tuple[str, ...] = ()
    has_preventive_action: bool = False

    def part(self, name: str) -> str:
        """The text of a part."""
        return {HAPPENED: self.happened, WHY: self.why, NEXT: self.next}[name]


@dataclass(frozen=True)
class Finding:
    """One thing to look at again.

    part, start, end: the words in question; start and end are None where something is missing,
    part too where it is missing from the whole letter
    message: why it matters; suggestion: words to use; practice: the practice behind it
    """

    code: str
    part: str | None
    start: int | None
    end: int | None
    message: str
    suggestion: str
    practice: str


@dataclass(frozen=True)
class Mark:
    """How the letter does in one respect, 0 to 2, and what that rests on."""

    value: int
    sentence: str


@dataclass(frozen=True)
class Marks:
    """The letter's six marks. They speak of the letter, never of who wrote it."""

    fast: Mark
    clear: Mark
    organized: Mark
    human: Mark
    thankful: Mark
    generous: Mark


@dataclass(frozen=True)
class Review:
    """What the coach found, in the order of the letter, and the letter's marks."""

    findings: tuple[Finding, ...]
    marks: Marks

    @property
    def codes(self) -> frozenset[str]:
        """The codes of all findings."""
        return frozenset(finding.code for finding in self.findings)
