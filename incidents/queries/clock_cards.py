"""The clocks of an incident as its page shows them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import F
from django.utils import timezone

from incidents.messages.why_this_time import why_lines
from incidents.models import Clock, Escalation, Event, User, Wait
from incidents.queries.queue import clock_face
from incidents.queries.roster import staff
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
    escalated: frozenset[int] = frozenset()
    snoozes: Counter = field(default_factory=Counter)


def clock_cards(incident, at: datetime, waits: Sequence[Wait]) -> list[Card]:
    """Its clocks, at most MOST: those that run, soonest first; what stands still; the stopped.

    waits: all of the incident's, earliest first. Seven queries.
    """
    found = incident.clocks.annotate(version=F("policy__number"))
    found = found.select_related("person", "decision", "action", "checked_action")
    stopped, paused = (F(name).desc(nulls_first=True) for name in ("stopped_at", "paused_at"))
    clocks = list(found.order_by(stopped, paused, "due_at", "pk")[:MOST])
    for clock in clocks:
        clock.incident = incident
    running = [clock for clock in clocks if clock.is_running and not clock.paused_at]
    roster = staff(at, {email for clock in running for email in clock.rules.ladder.people}).roster
    rungs = {clock.pk: _rungs(clock, roster) for clock in running}
    people = {person for ours in rungs.values() for _, told, _ in ours for person in told.people}
    known = _Known(
        at=at,
        waits=waits,
        names=dict(User.objects.filter(pk__in=people).values_list("pk", "name")),
        rooms={number: f"#{name}" for name, number in roster.chats.items()},
        escalated=_escalated(running),
        snoozes=_snoozes(incident),
    )
    return [_card(clock, rungs.get(clock.pk, ()), known) for clock in clocks]


def _escalated(clocks):
    """Ids of those of which somebody was told since their deadline."""
    told = Escalation.objects.filter(clock__in=clocks, taken_at__gte=F("clock__due_at"))
    return frozenset(told.order_by().values_list("clock", flat=True).distinct())


def _snoozes(incident):
    snoozed = Event.objects.filter(incident=incident, kind=Event.Kind.SNOOZED)
    return Counter(snoozed.values_list("data__clock_id", flat=True))


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
    left = max(0, limits.snoozes - known.snoozes[clock.pk]) if is_awake else 0
    return Card(
        clock=clock,
        face=clock_face(clock, known.at),
        title=_title(clock, known.at, zone),
        about=about(clock),
        state=_state(clock, known, zone),
        why=why_lines(clock, _waits(clock, known), known.at, zone, clock.version),
        ladder=[{"at": when, "words": _words(heard, is_reminder, known)}
                for when, heard, is_reminder in rungs],
        may_acknowledge=clock.pk in known.escalated and not _is_quiet(clock, known.at),
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
