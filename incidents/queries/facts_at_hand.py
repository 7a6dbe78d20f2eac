"""What somebody who writes to the customer wants to have before their eyes."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from incidents.models import Action, Cause, Contact, Touchpoint
from incidents.queries.insights import written_part
from incidents.queries.parts import Part, rows_of
from incidents.rules.customer_status import called
from incidents.rules.questions import QUESTIONS
from incidents.rules.words import moment

MOST_CAUSES = 10
SHEETS = ("delivered", "wishes", "reframe")
_PREFERS = {
    # within a sentence: “Elena would rather have a call.”
    Contact.Prefers.CALL: gettext_lazy("a call"),
    Contact.Prefers.EMAIL: gettext_lazy("an e-mail"),
    Contact.Prefers.MEETING: gettext_lazy("a meeting"),
    Contact.Prefers.LETTER: gettext_lazy("a letter"),
    Contact.Prefers.CHAT: gettext_lazy("a chat"),
}


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
    label = _("The confirmed cause") if confirmed else _("What we look into")
    facts = [
        *(Fact(label, cause.what, can_insert=True) for cause in confirmed or causes),
        Fact(_("What we promised"), incident.promised, can_insert=True),
        Fact(_("What they got instead"), written.get("delivered", ""), can_insert=True),
        Fact(_("What happened, as we noted it"), incident.happened),
        Fact(_("What it meant for them"), incident.impact, can_insert=True),
        Fact(_("What they ask for"), written.get("asked-for", "")),
        Fact(_("What they do not want"), written.get("unwanted", "")),
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
        label = _("What they said last, %(when)s") % {"when": when}
        if last.mood:
            words = {"when": when, "mood": last.felt}
            label = _("What they said last, %(when)s, %(mood)s") % words
        yield Fact(label, last.summary)


def _preferences(contact):
    if contact is None:
        return []
    name = called(contact.name)
    told = [
        contact.prefers
        and _("%(name)s would rather have %(prefers)s.")
        % {"name": name, "prefers": _PREFERS[contact.prefers]},
        contact.tone and _("How to speak with them: %(tone)s") % {"tone": contact.tone},
        contact.language and _("Language: %(language)s") % {"language": contact.language},
        contact.answers_to and _answers_to(name, contact),
    ]
    return [line for line in told if line]


def _answers_to(name, contact):
    words = {"name": name, "whom": contact.answers_to, "needs": contact.stakeholder_needs}
    if contact.stakeholder_needs:
        return _("%(name)s answers to %(whom)s, who needs: %(needs)s") % words
    return _("%(name)s answers to %(whom)s.") % words


def _why_hint(confirmed, causes):
    if confirmed:
        return _("from the confirmed cause")
    return (
        _("%(count)s suspected; say when we will know") % {"count": len(causes)} if causes else ""
    )


def _next_hint(incident, flags):
    ours, theirs = flags.count(False), flags.count(True)
    if not flags:
        return ""
    names = {"ours": ours, "theirs": theirs, "customer": incident.customer.name}
    if theirs:
        words = ngettext(
            "%(ours)s action for us, %(theirs)s for %(customer)s",
            "%(ours)s actions for us, %(theirs)s for %(customer)s",
            ours,
        )
    else:
        words = ngettext("%(ours)s action for us", "%(ours)s actions for us", ours)
    return words % names
