"""The six steps that make it right, how far an incident is on each, and what is best done next.

Steps may be taken in any order, and none waits for another: an apology never waits for a diagnosis
(P43). What is offered first is what helps the customer most today.
"""

from dataclasses import dataclass, field

from incidents.rules import kinds
from incidents.rules.language import gettext_lazy as _
from incidents.rules.language import ngettext

ACKNOWLEDGE, DIAGNOSE, APOLOGISE = "acknowledge", "diagnose", "apologise"
MAKE_RIGHT, PREVENT, FOLLOW_UP = "make-right", "prevent", "follow-up"

LABELS = {
    ACKNOWLEDGE: _("Acknowledge"),
    DIAGNOSE: _("Diagnose"),
    APOLOGISE: _("Apologise"),
    MAKE_RIGHT: _("Make right"),
    PREVENT: _("Prevent"),
    FOLLOW_UP: _("Follow up"),
}

DONE, BEGUN, OPEN = "done", "begun", "open"


@dataclass(frozen=True)
class Standing:
    """How an incident stands, in counts and yes or no; `queries.standing` reads it.

    running: the kinds of its clocks that run
    spoke: outward contacts by a person; conversations: contacts in which two people spoke;
    with_lead: conversations at which a lead was
    tried_after_answer: outward contacts by a person since the answer was delivered
    answered: codes of the questions that have an answer (`rules.questions`)
    letter: the state of the newest answer, "" when there is none; in_review: a lead has it
    waiting: remedies that wait for approval; offered: that the customer sees; undecided: options
    they have not chosen from; owed: owed and not delivered
    """

    is_open: bool = True
    is_difficult: bool = False
    running: frozenset[str] = frozenset()
    spoke: int = 0
    conversations: int = 0
    with_lead: int = 0
    tried_after_answer: int = 0
    suspected: int = 0
    confirmed: int = 0
    answered: frozenset[str] = frozenset()
    letter: str = ""
    has_answer: bool = False
    in_review: bool = False
    remedies: int = 0
    waiting: int = 0
    offered: int = 0
    undecided: int = 0
    delivered: int = 0
    owed: int = 0
    preventive: int = 0
    preventive_open: int = 0
    lessons: int = 0
    ours_open: int = 0
    theirs_open: int = 0
    surveys: int = 0

    @property
    def knows_cause(self) -> bool:
        """Whether a cause is confirmed, or it is said why none can be known (P6)."""
        return bool(self.confirmed) or "no-cause" in self.answered


@dataclass(frozen=True)
class Step:
    """One step of the path: where it stands, in a word and a few."""

    slug: str
    state: str
    words: str = ""
    label: str = field(default="", kw_only=True)


def steps(standing: Standing) -> list[Step]:
    """The six steps, in their order, each with how far it is."""
    told = {
        ACKNOWLEDGE: _acknowledge,
        DIAGNOSE: _diagnose,
        APOLOGISE: _apologise,
        MAKE_RIGHT: _make_right,
        PREVENT: _prevent,
        FOLLOW_UP: _follow_up,
    }
    return [Step(slug, *tell(standing), label=LABELS[slug]) for slug, tell in told.items()]


def _acknowledge(standing):
    if kinds.CONTACT in standing.running:
        return OPEN, _("They wait for a word")
    return DONE, _("Spoken with") if standing.conversations else _("They know")


def _diagnose(standing):
    if standing.confirmed:
        return DONE, _("Cause known")
    if "no-cause" in standing.answered:
        return DONE, _("No cause to be found")
    if standing.suspected:
        return BEGUN, _("%(suspected)s suspected") % {"suspected": standing.suspected}
    return (BEGUN, _("Begun")) if {"where", "how", "why-1"} & standing.answered else (OPEN, "")


def _apologise(standing):
    if standing.has_answer:
        return DONE, _("Delivered")
    if standing.in_review:
        return BEGUN, _("A lead reads it")
    words = {"draft": _("Draft begun"), "queued": _("On its way"), "failed": _("Did not arrive")}
    return (BEGUN, words[standing.letter]) if standing.letter in words else (OPEN, "")


def _make_right(standing):
    if kinds.RESOLVE not in standing.running and (standing.delivered or not standing.is_open):
        return DONE, _("Done")
    if standing.waiting:
        return BEGUN, _("Waits for a yes")
    if standing.undecided:
        return BEGUN, _("%(undecided)s to choose from") % {"undecided": standing.undecided}
    if standing.owed:
        return BEGUN, _("%(owed)s still owed") % {"owed": standing.owed}
    if kinds.RESOLVE not in standing.running:
        return DONE, _("Done")
    if standing.delivered:
        return BEGUN, _("%(delivered)s delivered") % {"delivered": standing.delivered}
    return (
        (BEGUN, _("%(remedies)s planned") % {"remedies": standing.remedies})
        if standing.remedies
        else (OPEN, "")
    )


def _prevent(standing):
    if not standing.preventive:
        return (BEGUN, _("Lesson kept")) if standing.lessons else (OPEN, "")
    done = standing.preventive - standing.preventive_open
    state = BEGUN if standing.preventive_open else DONE
    return state, _("%(done)s of %(preventive)s done") % {
        "done": done,
        "preventive": standing.preventive,
    }


def _follow_up(standing):
    if standing.surveys:
        return DONE, _("They told us how it was")
    if not standing.is_open:
        return DONE, _("Closed")
    opened = standing.ours_open + standing.theirs_open
    if opened:
        words = ngettext("%(count)s open action", "%(count)s open actions", opened)
        return BEGUN, words % {"count": opened}
    return (BEGUN, _("Asked how it is")) if standing.tried_after_answer else (OPEN, "")
