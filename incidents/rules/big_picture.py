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
from incidents.rules.language import gettext as _
from incidents.rules.language import gettext_lazy, ngettext, number
from incidents.rules.money import money
from incidents.rules.ordinals import nth
from incidents.rules.urgency_words import URGENCY_WORDS

LATELY = timedelta(days=90)
"""How long a failure is remembered when the next one comes."""

RELATIONSHIP = {
    1: gettext_lazy("at breaking point"),
    2: gettext_lazy("strained"),
    3: gettext_lazy("fair"),
    4: gettext_lazy("good"),
    5: gettext_lazy("close"),
}
STRAINED = 2

WEIGHT_OF_FOOTPRINT = {"one": 0, "some": 1, "many": 2, "all": 3}
TOUCHED = {
    "one": gettext_lazy("it touched one person"),
    "some": gettext_lazy("it touched a whole team or site of theirs"),
    "many": gettext_lazy("it touched several of their sites"),
    "all": gettext_lazy("it touched all of them"),
}
FAR, VERY_FAR = 100, 1000
"""How many people hearing of it count once, and twice."""

NEEDED = ((5, CRITICAL), (2, HIGH))
"""How much weight makes it how urgent: one heavy fact makes it high, several make it critical."""

MOST_REASONS = 3


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
    def words(self) -> str:
        """The urgency, as it is said within a sentence."""
        return str(URGENCY_WORDS[self.urgency])

    @property
    def because(self) -> str:
        """The reasons in one line: “it touched all of them, and €184,000 is at risk”."""
        *most, last = map(str, self.reasons)
        if not most:
            return last
        return _("%(first)s, and %(last)s") % {"first": ", ".join(most), "last": last}


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
        words = {"nth": nth(len(stakes.lately) + 1), "days": LATELY.days}
        yield len(stakes.lately[:2]) + 1, _("it is the %(nth)s failure in %(days)s days") % words
    if stakes.footprint:
        yield WEIGHT_OF_FOOTPRINT[stakes.footprint], TOUCHED[stakes.footprint]
    if stakes.is_weighable:
        amount, is_much = money(stakes.value, stakes.currency), stakes.value >= stakes.much
        words = _("%(amount)s is at risk") if is_much else _("only %(amount)s is at risk")
        yield 2 * is_much, words % {"amount": amount}
    if stakes.reach is not None and stakes.reach >= FAR:
        weight = 2 if stakes.reach >= VERY_FAR else 1
        words = ngettext(
            "some %(count)s other may hear of it",
            "some %(count)s others may hear of it",
            stakes.reach,
        )
        yield weight, words % {"count": number(stakes.reach)}
    yield from _of_the_story(stakes.story)
    yield from _of_the_relationship(stakes)


def _of_the_story(story):
    if story == "unlikely":
        yield 1, _("the real story would hardly be understood as it spreads")
    elif story == "likely":
        yield 0, _("the real story would be understood")


def _of_the_relationship(stakes):
    now, before = stakes.relationship, stakes.estimates[1:2]
    if now and now <= STRAINED:
        yield 1, _("things are %(now)s between us") % {"now": RELATIONSHIP[now]}
    elif now and before and now < before[0]:
        yield 1, _("things between us have got worse")
    if stakes.alike:
        yield 1, _("it has happened to them before")


def alarm(stakes: Stakes) -> str:
    """“Second failure in 90 days”, or nothing (P64)."""
    failures = len(stakes.lately) + 1
    if failures < 2:
        return ""
    return _("%(nth)s failure in %(days)s days") % {
        "nth": nth(failures, at_the_start=True),
        "days": LATELY.days,
    }


def history(stakes: Stakes, most: int) -> str:
    """How many earlier ones there are, of which at most `most` are read, and how many are right."""
    earlier, right = len(stakes.earlier), sum(one.is_right for one in stakes.earlier)
    if not earlier:
        return _("The first one we know of")
    words = {"count": earlier, "right": right or _("none")}
    if right == earlier > 1:
        return (
            _("%(count)s or more earlier, all put right")
            if earlier >= most
            else _("%(count)s earlier, all put right")
        ) % words
    return (
        _("%(count)s or more earlier, %(right)s put right")
        if earlier >= most
        else _("%(count)s earlier, %(right)s put right")
    ) % words


def repetition(stakes: Stakes) -> str:
    """Whether it is isolated or happens again (P91); nothing as long as it has no kind."""
    if not stakes.kind:
        return ""
    if not stakes.alike:
        return _("Isolated: the first of this kind with them")
    which = nth(len(stakes.alike) + 1)
    return _("Repeated: the %(nth)s of this kind with them") % {"nth": which}
