"""The clocks of an incident as its page shows them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import BigIntegerField, Exists, F, OuterRef, Subquery
from django.db.models.fields.json import KT
from django.db.models.functions import Cast, Coalesce
from django.utils import timezone

from incidents.messages.why_this_time import why_lines
from incidents.models import Clock, Escalation, Event, Wait
from incidents.queries.people_around import PeopleAround
from incidents.queries.queue import clock_face
from incidents.queries.snoozes import NOT_TAKEN_BACK
from incidents.rules.audience import Told, told
from incidents.rules.face import Face
from incidents.rules.words import moment, span, who

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
    told = Escalation.objects.filter(clock=OuterRef("pk"), taken_at__gte=OuterRef("due_at"))
    snoozed = Event.objects.filter(incident=incident, kind=Event.Kind.SNOOZED).order_by()
    snoozed = snoozed.annotate(of=Cast(KT("data__clock_id"), BigIntegerField()))
    snoozed = snoozed.filter(of=OuterRef("pk")).values("incident").annotate(number=NOT_TAKEN_BACK)
    found = incident.clocks.annotate(
        version=F("policy__number"),
        escalated=Exists(told),
        snoozed=Coalesce(Subquery(snoozed.values("number")), 0),
    )
    found = found.select_related("person", "decision", "action", "checked_action")
    stopped, paused = (F(name).desc(nulls_first=True) for name in ("stopped_at", "paused_at"))
    clocks = list(found.order_by(stopped, paused, "due_at", "pk")[:MOST])
    for clock in clocks:
        clock.incident = incident
    return clocks


def emails_on(clocks: Iterable[Clock]) -> set[str]:
    """Addresses of the people whom the ladders of these clocks name."""
    return {email for clock in _awake(clocks) for email in clock.rules.ladder.people}


def clock_cards(
    clocks: Sequence[Clock], people: PeopleAround, chats: dict[str, int], waits, at: datetime
) -> list[Card]:
    """The clocks (of `clocks_of`) as the incident's page shows them at `at`; no query.

    people: read with `emails_on` the clocks; chats: name of a chat channel → its id
    waits: all of the incident's, earliest first
    """
    roster = people.staff(chats).roster
    known = _Known(at, waits, people.names, {pk: f"#{name}" for name, pk in chats.items()})
    rungs = {clock.pk: _rungs(clock, roster) for clock in _awake(clocks)}
    return [_card(clock, rungs.get(clock.pk, ()), known) for clock in clocks]


def _awake(clocks):
    return [clock for clock in clocks if clock.is_running and not clock.paused_at]


def _rungs(clock, roster):
    """(moment, who is told, whether that is a reminder) of the next steps."""
    climb, incident = clock.climb, clock.incident
    rungs = []
    for number in range(clock.next_step, clock.next_step + RUNGS):
        step = climb.ladder.step(number)
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
        return f"{clock.get_kind_display()}: stands still"
    verb = "was due" if clock.due_at <= at or not clock.is_running else "due"
    return f"{clock.get_kind_display()} {verb} {moment(clock.due_at, at, zone)}"


def about(clock) -> str:
    """What a decision, an action or a check is about, and whose it is; empty for the others."""
    if clock.kind == Clock.Kind.DECISION and hasattr(clock, "decision"):
        return f"“{clock.decision.question}” – {clock.person} decides."
    if clock.kind == Clock.Kind.ACTION and hasattr(clock, "action"):
        return f"“{clock.action.what}” – {clock.person} does it."
    if clock.kind == Clock.Kind.CHECK and hasattr(clock, "checked_action"):
        return f"Did it work? “{clock.checked_action.what}” – {clock.person} looks."
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
        by_then = f" or until {moment(until, at, zone)}" if until else ""
        return f"It stands still until they come back to us{by_then}, then it runs on."
    if clock.snoozed_until and clock.snoozed_until > at:
        return f"Snoozed until {moment(clock.snoozed_until, at, zone)}. The deadline stays."
    if _is_quiet(clock, at):
        return f"Acknowledged: quiet until {moment(clock.quiet_until, at, zone)}, then it repeats."
    return ""


def _is_quiet(clock, at):
    return clock.quiet_until is not None and clock.quiet_until > at


def _words(heard: Told, is_reminder, known):
    names = [known.names[one] for one in heard.people] + [known.rooms[one] for one in heard.chats]
    return f"{who(names, 'is', 'are')} {'reminded' if is_reminder else 'told'}"
