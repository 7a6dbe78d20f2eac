"""The big picture of an incident: what is at stake in it, and how urgent that makes it.

Four facts make it up (practice P47): the entire relationship, their history, how large a footprint,
and whether the real story will be understood as it spreads; beside them the value at risk (P15) and
how many may hear of it (P61, P74). A second failure weighs as much as anything can: no recovery
wins people over twice (P64; Maxham & Netemeyer 2002). A person decides; this only suggests.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from incidents.rules.kinds import CRITICAL, HIGH, LOW, NORMAL, URGENCIES
from incidents.rules.money import money

LATELY = timedelta(days=90)
"""How long a failure is remembered when the next one comes."""

RELATIONSHIP = {1: "at breaking point", 2: "strained", 3: "fair", 4: "good", 5: "close"}
STRAINED = 2

WEIGHT_OF_FOOTPRINT = {"one": 0, "some": 1, "many": 2, "all": 3}
TOUCHED = {
    "one": "it touched one person",
    "some": "it touched a whole team or site of theirs",
    "many": "it touched several of their sites",
    "all": "it touched all of them",
}
FAR, VERY_FAR = 100, 1000
"""How many people hearing of it count once, and twice."""

NEEDED = ((5, CRITICAL), (2, HIGH))
"""How much weight makes it how urgent: one heavy fact makes it high, several make it critical."""

MOST_REASONS = 3
_ORDINALS = ("", "First", "Second", "Third", "Fourth", "Fifth")


@dataclass(frozen=True)
class Earlier:
    """An incident of the same customer that we learned of before.

    at: when (aware, in the time zone of whoever reads); kind: a slug of `taxonomy`, or empty
    what: what happened, in a line; empty where the reader may not know
    place: the team it belonged to, if it was another one
    relationship: how things stood then, 1 to 5, or None
    """

    reference: str
    at: datetime
    kind: str = ""
    what: str = ""
    place: str = ""
    is_right: bool = False
    relationship: int | None = None


@dataclass(frozen=True)
class Stakes:
    """What is known of what is at stake; what is not known is empty or None.

    at: when we learned of it (aware); earlier: newest first
    value, currency: what we may lose; much: from which on that is much, in the same currency, or
    None where we count in another one
    footprint, story: values of the incident's choices; relationship: 1 to 5, or None
    reach: how many others may hear of it
    """

    at: datetime
    earlier: Sequence[Earlier] = ()
    kind: str = ""
    value: Decimal | None = None
    currency: str = ""
    much: Decimal | None = None
    footprint: str = ""
    reach: int | None = None
    story: str = ""
    relationship: int | None = None

    @property
    def lately(self) -> list[Earlier]:
        """The failures that they will remember, newest first."""
        return [one for one in self.earlier if self.at - one.at <= LATELY]

    @property
    def alike(self) -> list[Earlier]:
        """Those of the same kind, newest first (P91)."""
        return [one for one in self.earlier if self.kind and one.kind == self.kind]

    @property
    def estimates(self) -> list[int]:
        """How things stood between us whenever somebody said so, newest first (P23)."""
        scores = [self.relationship, *(one.relationship for one in self.earlier)]
        return [score for score in scores if score]

    @property
    def is_weighable(self) -> bool:
        """Whether it can be said if the value at risk is much or little."""
        return self.value is not None and self.much is not None

    @property
    def is_whole(self) -> bool:
        """Whether enough is known to say that little is at stake, not only that much is."""
        return bool(self.footprint and self.story and self.is_weighable)


@dataclass(frozen=True)
class Suggestion:
    """An urgency, and why, as clauses that go on after “because”; the heaviest first."""

    urgency: str
    reasons: tuple[str, ...]

    @property
    def because(self) -> str:
        """The reasons in one line: “it touched all of them, and €184,000 is at risk”."""
        *most, last = self.reasons
        return f"{', '.join(most)}, and {last}" if most else last


def suggest_urgency(stakes: Stakes, present: str) -> Suggestion | None:
    """How urgent it seems, where that is something else than `present`; else None.

    More urgent is suggested on any fact, less urgent only once the picture is whole: whoever chose
    the present urgency may know what nobody has written down.
    """
    weighed = sorted(_weighed(stakes), key=lambda one: -one[0])
    total = sum(weight for weight, _ in weighed)
    urgency = next((name for needed, name in NEEDED if total >= needed), NORMAL)
    if urgency == NORMAL and stakes.is_whole and not total:
        urgency = LOW
    is_lower = URGENCIES.index(urgency) > URGENCIES.index(present)
    if urgency == present or not (stakes.is_whole if is_lower else total):
        return None
    reasons = [clause for weight, clause in weighed if weight or is_lower]
    return Suggestion(urgency, tuple(reasons[:MOST_REASONS]))


def _weighed(stakes):
    """Each fact that is known: how much it weighs, and as a clause."""
    if stakes.lately:
        which = nth(len(stakes.lately) + 1).lower()
        yield len(stakes.lately[:2]) + 1, f"it is the {which} failure in {LATELY.days} days"
    if stakes.footprint:
        yield WEIGHT_OF_FOOTPRINT[stakes.footprint], TOUCHED[stakes.footprint]
    if stakes.is_weighable:
        amount, is_much = money(stakes.value, stakes.currency), stakes.value >= stakes.much
        yield (2, f"{amount} is at risk") if is_much else (0, f"only {amount} is at risk")
    if stakes.reach is not None and stakes.reach >= FAR:
        weight = 2 if stakes.reach >= VERY_FAR else 1
        yield weight, f"some {stakes.reach:,} others may hear of it"
    yield from _of_the_story(stakes.story)
    yield from _of_the_relationship(stakes)


def _of_the_story(story):
    if story == "unlikely":
        yield 1, "the real story would hardly be understood as it spreads"
    elif story == "likely":
        yield 0, "the real story would be understood"


def _of_the_relationship(stakes):
    now, before = stakes.relationship, stakes.estimates[1:2]
    if now and now <= STRAINED:
        yield 1, f"things are {RELATIONSHIP[now]} between us"
    elif now and before and now < before[0]:
        yield 1, "things between us have got worse"
    if stakes.alike:
        yield 1, "it has happened to them before"


def alarm(stakes: Stakes) -> str:
    """“Second failure in 90 days”, or nothing (P64)."""
    failures = len(stakes.lately) + 1
    return f"{nth(failures)} failure in {LATELY.days} days" if failures > 1 else ""


def history(stakes: Stakes, most: int) -> str:
    """How many earlier ones there are, of which at most `most` are read, and how many are right."""
    number, right = len(stakes.earlier), sum(one.is_right for one in stakes.earlier)
    if not number:
        return "The first one we know of"
    many = f"{number} or more" if number >= most else number
    return f"{many} earlier, {'all' if right == number > 1 else right} put right"


def repetition(stakes: Stakes) -> str:
    """Whether it is isolated or happens again (P91); nothing as long as it has no kind."""
    if not stakes.kind:
        return ""
    if not stakes.alike:
        return "Isolated: the first of this kind with them"
    return f"Repeated: the {nth(len(stakes.alike) + 1).lower()} of this kind with them"


def nth(number: int) -> str:
    """“Second”, “Third”, later “7th”."""
    if number < len(_ORDINALS):
        return _ORDINALS[number]
    suffix = {1: "st", 2: "nd", 3: "rd"}.get(number % 10 if number % 100 not in (11, 12, 13) else 0)
    return f"{number}{suffix or 'th'}"
