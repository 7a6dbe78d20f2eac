"""The coach (`rules.coach`) at work on one incident’s letter: what it is told, what it says."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext, gettext_lazy, ngettext

from incidents.models import Action, Apology, User
from incidents.queries.answers import PARTS
from incidents.queries.parts import Part
from incidents.queries.prepared import Prepared
from incidents.rules.coach import BLOCKING, Letter, Review, review
from incidents.rules.coach.codes import NO_OPTIONS
from incidents.rules.coach_words import ADDED, IN_PLACE, PRACTICES
from incidents.rules.letter_template import fill
from incidents.rules.words import span

MOST_COLLEAGUES = 500
MOST_EARLIER, MOST_TO_THEM = 20, 5
ENOUGH_OPTIONS = 2
_NUMBERS = [
    *(gettext_lazy("One"), gettext_lazy("Two"), gettext_lazy("Three"), gettext_lazy("Four")),
    *(gettext_lazy("Five"), gettext_lazy("Six"), gettext_lazy("Seven"), gettext_lazy("Eight")),
    *(gettext_lazy("Nine"), gettext_lazy("Ten"), gettext_lazy("Eleven"), gettext_lazy("Twelve")),
]
LABELS = {
    "fast": gettext_lazy("Fast"),
    "clear": gettext_lazy("Clear"),
    "organized": gettext_lazy("Organised"),
    "human": gettext_lazy("Human"),
    "thankful": gettext_lazy("Thankful"),
    "generous": gettext_lazy("Generous"),
}


@dataclass(frozen=True)
class Around:
    """What the coach is told besides the letter; see `rules.coach.Letter`."""

    recipient: str
    sender: str
    colleagues: tuple[str, ...]
    earlier: tuple[str, ...]
    has_preventive_action: bool


@dataclass(frozen=True)
class Point:
    """One finding, as the composer shows it.

    number: in the list and at the marked words; words: those that are marked, empty where
    something is missing; title, message: what is the matter, and why it matters
    use: words to put there, empty where only the writer can say; part: where they go
    """

    number: int
    code: str
    part: str
    start: int | None
    end: int | None
    words: str
    title: str
    message: str
    suggestion: str
    use: str
    practice: str
    why: str
    blocks: bool


@dataclass(frozen=True)
class Advice:
    """The coach’s word on a letter.

    marks: (label, 0 to 2, sentence); aside: not this time; is_blank: nothing is written yet
    """

    marks: list[tuple[str, int, str]]
    points: list[Point]
    aside: list[Point] = field(default_factory=list)
    is_blank: bool = False

    @property
    def heading(self) -> str:
        """“Four things to look at”."""
        count = len(self.points)
        if not count:
            return gettext("Nothing more to look at")
        words = ngettext("%(number)s thing to look at", "%(number)s things to look at", count)
        return words % {"number": _NUMBERS[count - 1] if count <= len(_NUMBERS) else count}


def around_parts(sender: int) -> dict[str, Part]:
    """What `around` is made of, besides earlier letters. sender: their id"""
    people = User.objects.filter(is_active=True).exclude(pk=sender).order_by("pk")
    changes = Action.objects.filter(incident=OuterRef("pk"), dropped_because="")
    return {
        "colleagues": Part(ArraySubquery(people.values("name")[:MOST_COLLEAGUES])),
        "prevents": Part(Exists(changes.exclude(prevents=""))),
    }


def around(incident, sender: User, found: dict) -> Around:
    """What the coach is told besides the letter. One query, whatever the letter says.

    found: what was read of `around_parts`
    """
    return Around(
        recipient=incident.contact.name if incident.contact else "",
        sender=sender.name,
        colleagues=tuple(found["colleagues"]),
        earlier=_earlier(incident, sender),
        has_preventive_action=found["prevents"],
    )


def _earlier(incident, sender):
    """Texts of delivered apologies: the team’s or this person’s, and those to this customer."""
    found = _EARLIER.rows(customer=incident.customer_id, team=incident.team_id, sender=sender.pk)
    return tuple("\n".join(parts) for parts in found)


def _delivered(customer, team, sender):
    delivered = Apology.objects.filter(state=Apology.State.DELIVERED)
    delivered = delivered.order_by("-delivered_at").values_list(*PARTS)
    to_them = Q(incident__customer=customer)
    ours = delivered.filter(Q(incident__team=team) | Q(author=sender)).exclude(to_them)
    return ours[:MOST_EARLIER].union(delivered.filter(to_them)[:MOST_TO_THEM], all=True)


_EARLIER = Prepared(_delivered)


def advise(
    parts: Mapping[str, str],
    known: Around,
    *,
    values: Mapping[str, str],
    options: int = 0,
    set_aside: Collection[str] = (),
    due_at: datetime | None = None,
    at: datetime,
) -> Advice:
    """What the coach says of a letter; no query.

    parts: the three parts by name; known: from `around`; values: of the variables of
    `rules.letter_template`; options: how many the customer may choose from beside the letter
    set_aside: codes of advice that is not followed this time; due_at: when the answer is due, None
    once it was given
    """
    said = review(
        Letter(
            **{part: parts[part] for part in PARTS},
            recipient=known.recipient,
            sender=known.sender,
            colleagues=known.colleagues,
            earlier=known.earlier,
            has_preventive_action=known.has_preventive_action,
        )
    )
    found = [
        finding
        for finding in said.findings
        # What can be chosen beside the letter is a choice as well (P103).
        if not (finding.code == NO_OPTIONS and options >= ENOUGH_OPTIONS)
    ]
    aside = set(set_aside) - BLOCKING
    followed = [finding for finding in found if finding.code not in aside]
    left = {finding.code: finding for finding in found if finding.code in aside}
    return Advice(
        marks=_marks(said, options, due_at, at),
        points=[_point(number, one, parts, values) for number, one in enumerate(followed, 1)],
        aside=[_point(0, one, parts, values) for one in left.values()],
        is_blank=not any(parts[part].strip() for part in PARTS),
    )


def what_blocks(parts: Mapping[str, str]) -> str:
    """Why a letter can’t leave as it stands, in a sentence or two; empty when it can."""
    said = review(Letter(**{part: parts[part] for part in PARTS}))
    stops = [finding for finding in said.findings if finding.code in BLOCKING]
    gaps = [parts[one.part][one.start : one.end] for one in stops if one.start is not None]
    if gaps:
        if len(gaps) == 1:
            words = gettext("“%(gap)s” still has to be filled in, or taken out. Your text is kept.")
        else:
            words = ngettext(
                "“%(gap)s” and %(count)s more still has to be filled in, or taken out. Your text "
                "is kept.",
                "“%(gap)s” and %(count)s more still has to be filled in, or taken out. Your text "
                "is kept.",
                len(gaps) - 1,
            )
        return words % {"gap": gaps[0], "count": len(gaps) - 1}
    return stops[0].message if stops else ""


def _marks(said: Review, options, due_at, at):
    told = {name: getattr(said.marks, name) for name in LABELS}
    marks = {name: (mark.value, mark.sentence) for name, mark in told.items()}
    if due_at is not None:
        marks["fast"] = _fast(due_at, at)
    if options >= ENOUGH_OPTIONS:
        marks["generous"] = 2, _choices(options)
    return [(LABELS[name], *mark) for name, mark in marks.items()]


def _choices(options):
    words = ngettext("%(count)s thing to choose from", "%(count)s things to choose from", options)
    return words % {"count": options}


def _fast(due_at, at):
    """How fast it is, the clock knows better than the text."""
    if due_at <= at:
        return 0, gettext("%(span)s past our promise: send what you know") % {
            "span": span(at - due_at)
        }
    return 2, gettext("%(span)s before our promise") % {"span": span(due_at - at)}


def _point(number, finding, parts, values):
    has_place = finding.start is not None
    words = (IN_PLACE if has_place else ADDED).get(finding.code)
    title, _, rest = finding.message.partition(". ")
    return Point(
        number=number,
        code=finding.code,
        part=finding.part or (words.part if words else ""),
        start=finding.start,
        end=finding.end,
        words=parts[finding.part][finding.start : finding.end] if has_place else "",
        title=title.rstrip("."),
        message=rest,
        suggestion=finding.suggestion,
        use=fill(words.text, values) if words else "",
        practice=finding.practice,
        why=PRACTICES.get(finding.practice, ""),
        blocks=finding.code in BLOCKING,
    )
