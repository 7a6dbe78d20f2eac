"""A clock's face: what its badge shows, in an icon, words and a tone, never in colour alone."""

from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo

from incidents.rules.words import moment, span

NOUNS = {"contact": "Contact", "answer": "Answer"}


@dataclass(frozen=True)
class Face:
    """tone: ok, soon, urgent, breach or done; icon: its name; words: what it says;
    detail: the same without the clock's name; due_at: the deadline (aware)."""

    tone: str
    icon: str
    words: str
    detail: str
    due_at: datetime


def face(
    kind: str, due_at: datetime, stopped_at: datetime | None, at: datetime, tz: tzinfo
) -> Face:
    """The face at the moment `at`, with times of day in `tz`.

    Urgent is the last hour, soon is the rest of the local day on which it is due.
    """
    tone, icon, detail = _stopped(due_at, stopped_at) if stopped_at else _running(due_at, at, tz)
    return Face(tone, icon, f"{NOUNS[kind]} {detail}", detail, due_at)


def _stopped(due_at, stopped_at):
    if stopped_at <= due_at:
        return "done", "check", "in time"
    return "done", "check", f"{span(stopped_at - due_at)} late"


def _running(due_at, at, tz):
    left = due_at - at
    if left <= timedelta():
        return "breach", "triangle-alert", f"{span(-left)} past"
    if left <= timedelta(hours=1):
        return "urgent", "alarm-clock", f"in {span(left)}"
    if due_at.astimezone(tz).date() == at.astimezone(tz).date():
        return "soon", "timer", f"due {moment(due_at, at, tz)}"
    return "ok", "clock", moment(due_at, at, tz)
