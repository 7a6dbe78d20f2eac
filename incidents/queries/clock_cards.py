"""The clocks of an incident as its page shows them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import BigIntegerField, Exists, F, OuterRef, Subquery
from django.db.models.fields.json import KT
from django.db.models.functions import Cast, Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from incidents.messages.why_this_time import why_lines
from incidents.models import Clock, Escalation, Event, Wait
from incidents.queries.people_around import PeopleAround
from incidents.queries.prepared import Prepared
from incidents.queries.queue import clock_face
from incidents.queries.snoozes import NOT_TAKEN_BACK
from incidents.rules.audience import Told, told
from incidents.rules.face import Face
from incidents.rules.words import listed, moment, span

MOST = 60
RUNGS = 3


@dataclass(frozen=True)
class Card:
    """One clock. title: what is due when; about: what it is about, where its kind doesn't say.

    state: why it is quiet, or empty; why: sentences that lead to its deadline; ladder: what happens
    when nobody acts, dicts of a moment `at` and `words`; may_acknowledge: something was escalated
    since the deadline, and nobody has said that they saw it; snoozes_left, longest_snooze: how
    often it may be snoozed yet, and for how long in words; empty where it can't be
    """

    clock: Clock
    face: Face
    title: str
    about: str
    state: str
    why: list[str]
    ladder: list[dict]
    may_acknowledge: bool = False
    snoozes_left: int = 0
    longest_snooze: str = ""

    @property
    def snooze_words(self) -> str:
        """For how long it may be snoozed, and how often yet."""
        return ngettext(
            "For %(longest)s at most, and %(times)s more time. The deadline stays where it is.",
            "For %(longest)s at most, and %(times)s more times. The deadline stays where it is.",
            self.snoozes_left,
        ) % {"longest": self.longest_snooze, "times": self.snoozes_left}


@dataclass(frozen=True)
class _Known:
    """What all cards of a page share. names, rooms: of people and chat channels, by id."""

    at: datetime
    waits: Sequence[Wait]
    names: dict[int, str] = field(default_factory=dict)
    rooms: dict[int, str] = field(default_factory=dict)


def clocks_of(incident) -> list[Clock]:
    """Its clocks, at most MOST: those that run, soonest first; what stands still; the stopped.

    Each with its `incident`, the number of its policy's `version`, and, since its deadline, whether
    it was `escalated` and how often it was `snoozed`. One query.
    """
    clocks = _CLOCKS.models(incident=incident.pk)
    for clock in clocks:
        clock.incident = incident
    return clocks


def _clocks(incident):
    told = Escalation.objects.filter(clock=OuterRef("pk"), taken_at__gte=OuterRef("due_at"))
    snoozed = Event.objects.filter(incident=incident, kind=Event.Kind.SNOOZED).order_by()
    snoozed = snoozed.annotate(of=Cast(KT("data__clock_id"), BigIntegerField()))
    snoozed = snoozed.filter(of=OuterRef("pk")).values("incident").annotate(number=NOT_TAKEN_BACK)
    found = Clock.objects.filter(incident=incident).annotate(
        version=F("policy__number"),
        escalated=Exists(told),
        snoozed=Coalesce(Subquery(snoozed.values("number")), 0),
    )
    found = found.select_related("person", "decision", "action", "checked_action")
    stopped, paused = (F(name).desc(nulls_first=True) for name in ("stopped_at", "paused_at"))
    return found.order_by(stopped, paused, "due_at", "pk")[:MOST]


_CLOCKS = Prepared(_clocks)


def audience_of(clocks: Iterable[Clock]) -> set[str]:
    """Whom the next steps of these clocks tell: names from `rules.audience`."""
    return {
        name for clock in _awake(clocks) for _, step in _next_steps(clock) for name in step.audience
    }


def responsible_for(clocks: Iterable[Clock]) -> set[int]:
    """Ids of the people whose promise these clocks are."""
    return {clock.responsible_id for clock in _awake(clocks) if clock.responsible_id}


def clock_cards(
    clocks: Sequence[Clock], people: PeopleAround, waits: Sequence[Wait], at: datetime
) -> list[Card]:
    """The clocks (of `clocks_of`) as the incident's page shows them at `at`; no query.

    people: read with `audience_of` the clocks; waits: all of the incident's, earliest first
    """
    known = _Known(at, waits, people.names, {pk: f"#{name}" for pk, name in people.rooms.items()})
    rungs = {clock.pk: _rungs(clock, people.roster) for clock in _awake(clocks)}
    return [_card(clock, rungs.get(clock.pk, ()), known) for clock in clocks]


def _awake(clocks):
    return [clock for clock in clocks if clock.is_running and not clock.paused_at]


def _next_steps(clock):
    ladder = clock.climb.ladder
    return [(n, ladder.step(n)) for n in range(clock.next_step, clock.next_step + RUNGS)]


def _rungs(clock, roster):
    """(moment, who is told, whether that is a reminder) of the next steps."""
    climb, incident = clock.climb, clock.incident
    rungs = []
    for number, step in _next_steps(clock):
        heard = told(
            step.audience, clock.responsible_id, incident.team_id, roster, turn=incident.pk
        )
        rungs.append((max(climb.moment(number), clock.next_step_at), heard, step.is_reminder))
    return rungs


def _card(clock, rungs, known):
    zone = timezone.get_current_timezone()
    limits, is_awake = clock.rules.limits, clock.is_running and not clock.paused_at
    left = max(0, limits.snoozes - clock.snoozed) if is_awake else 0
    return Card(
        clock=clock,
        face=clock_face(clock, known.at),
        title=_title(clock, known.at, zone),
        about=about(clock),
        state=_state(clock, known, zone),
        why=why_lines(clock, _waits(clock, known), known.at, zone, clock.version),
        ladder=[{"at": when, "words": _words(heard, is_reminder, known)}
                for when, heard, is_reminder in rungs],
        may_acknowledge=is_awake and clock.escalated and not _is_quiet(clock, known.at),
        snoozes_left=left,
        longest_snooze=span(limits.snooze) if is_awake else "",
    )  # fmt: skip


def _title(clock, at, zone):
    if clock.is_running and clock.paused_at:
        return _("%(kind)s: stands still") % {"kind": Clock.Kind(clock.kind).label}
    is_past = clock.due_at <= at or not clock.is_running
    words = _("%(kind)s was due %(due)s") if is_past else _("%(kind)s due %(due)s")
    return words % {"kind": Clock.Kind(clock.kind).label, "due": moment(clock.due_at, at, zone)}


def about(clock) -> str:
    """What a decision, an action or a check is about, and whose it is; empty for the others."""
    if clock.kind == Clock.Kind.DECISION and hasattr(clock, "decision"):
        return _("“%(question)s” – %(person)s decides.") % {
            "question": clock.decision.question,
            "person": clock.person,
        }
    if clock.kind == Clock.Kind.ACTION and hasattr(clock, "action"):
        return _("“%(what)s” – %(person)s does it.") % {
            "what": clock.action.what,
            "person": clock.person,
        }
    if clock.kind == Clock.Kind.CHECK and hasattr(clock, "checked_action"):
        return _("Did it work? “%(what)s” – %(person)s looks.") % {
            "what": clock.checked_action.what,
            "person": clock.person,
        }
    return ""


def _waits(clock, known):
    """The times it stood still that its deadline has taken in: not the one that still lasts."""
    return [(wait.started_at, wait.ended_at) for wait in known.waits if wait.ended_at]


def _state(clock, known, zone):
    if not clock.is_running:
        return ""
    at = known.at
    if clock.paused_at:
        until = next((wait.until for wait in known.waits if not wait.ended_at), None)
        if not until:
            return _("It stands still until they come back to us, then it runs on.")
        return _(
            "It stands still until they come back to us or until %(until)s, then it runs on."
        ) % {"until": moment(until, at, zone)}
    if clock.snoozed_until and clock.snoozed_until > at:
        return _("Snoozed until %(snoozed_until)s. The deadline stays.") % {
            "snoozed_until": moment(clock.snoozed_until, at, zone)
        }
    if _is_quiet(clock, at):
        return _("Acknowledged: quiet until %(quiet_until)s, then it repeats.") % {
            "quiet_until": moment(clock.quiet_until, at, zone)
        }
    return ""


def _is_quiet(clock, at):
    return clock.quiet_until is not None and clock.quiet_until > at


def _words(heard: Told, is_reminder, known):
    names = [known.names[one] for one in heard.people] + [known.rooms[one] for one in heard.chats]
    words = (
        ngettext("%(names)s is reminded", "%(names)s are reminded", len(names))
        if is_reminder
        else ngettext("%(names)s is told", "%(names)s are told", len(names))
    )
    return words % {"names": listed(names) or _("nobody")}
