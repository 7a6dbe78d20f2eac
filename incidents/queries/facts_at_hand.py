"""What somebody who writes to the customer wants to have before their eyes."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.utils import timezone

from incidents.models import Action, Cause, Touchpoint
from incidents.queries.insights import written_part
from incidents.queries.parts import Part, rows_of
from incidents.rules.customer_status import called
from incidents.rules.questions import QUESTIONS
from incidents.rules.words import moment

MOST_CAUSES = 10
SHEETS = ("delivered", "wishes", "reframe")


@dataclass(frozen=True)
class Fact:
    """One fact: its label, its words, and whether those may go into the letter as they are."""

    label: str
    text: str
    can_insert: bool = False


@dataclass(frozen=True)
class AtHand:
    """facts: those that are known; preferences: how the contact likes to be spoken to, a line each

    written: question code → what was written under it, of SHEETS
    why_hint: what is known about the cause, in a few words; next_hint: which actions there are
    """

    facts: list[Fact]
    preferences: list[str]
    written: dict[str, str]
    why_hint: str
    next_hint: str


def hand_parts() -> dict[str, Part]:
    """What `facts_at_hand` is made of."""
    it = {"incident": OuterRef("pk")}
    causes = Cause.objects.filter(**it).exclude(state=Cause.State.RULED_OUT).order_by("pk")
    theirs = Touchpoint.objects.filter(
        **it, direction=Touchpoint.Direction.IN, is_automatic=False
    ).exclude(summary="")
    actions = Action.objects.filter(**it, done_at__isnull=True, dropped_because="")
    return {
        "causes": rows_of(causes[:MOST_CAUSES], "what", "state"),
        "written": written_part(*SHEETS),
        "said": rows_of(theirs.order_by("-at", "-pk")[:1], "at", "summary", "mood"),
        "whose_actions": Part(ArraySubquery(actions.order_by().values("is_theirs"))),
    }


def facts_at_hand(incident, found: dict, at: datetime) -> AtHand:
    """The facts beside the letter, as of `at`. found: what was read of `hand_parts`"""
    causes, written = found["causes"], found["written"]
    confirmed = [cause for cause in causes if cause.state == Cause.State.CONFIRMED]
    label = "The confirmed cause" if confirmed else "What we look into"
    facts = [
        *(Fact(label, cause.what, can_insert=True) for cause in confirmed or causes),
        Fact("What we promised", incident.promised, can_insert=True),
        Fact("What they got instead", written.get("delivered", ""), can_insert=True),
        Fact("What happened, as we noted it", incident.happened),
        Fact("What it meant for them", incident.impact, can_insert=True),
        Fact("What they ask for", written.get("asked-for", "")),
        Fact("What they do not want", written.get("unwanted", "")),
        *_last_said(found["said"], at),
    ]
    return AtHand(
        facts=[fact for fact in facts if fact.text],
        preferences=_preferences(incident.contact),
        written={code: text for code, text in written.items() if code in QUESTIONS},
        why_hint=_why_hint(confirmed, causes),
        next_hint=_next_hint(incident, found["whose_actions"]),
    )


def _last_said(said, at):
    for last in said:
        when = moment(last.at, at, timezone.get_current_timezone())
        mood = f", {last.get_mood_display().lower()}" if last.mood else ""
        yield Fact(f"What they said last, {when}{mood}", last.summary)


def _preferences(contact):
    if contact is None:
        return []
    name = called(contact.name)
    told = [
        contact.prefers and f"{name} would rather have {contact.get_prefers_display().lower()}.",
        contact.tone and f"How to speak with them: {contact.tone}",
        contact.language and f"Language: {contact.language}",
        contact.answers_to
        and f"{name} answers to {contact.answers_to}"
        + (f", who needs: {contact.stakeholder_needs}" if contact.stakeholder_needs else "."),
    ]
    return [line for line in told if line]


def _why_hint(confirmed, causes):
    if confirmed:
        return "from the confirmed cause"
    return f"{len(causes)} suspected; say when we will know" if causes else ""


def _next_hint(incident, flags):
    ours, theirs = flags.count(False), flags.count(True)
    if not flags:
        return ""
    said = f"{ours} action{'' if ours == 1 else 's'} for us"
    return f"{said}, {theirs} for {incident.customer.name}" if theirs else said
