"""A clock's face: what its badge shows, in an icon, words and a tone, never in colour alone."""

from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo

from incidents.rules import kinds
from incidents.rules.language import gettext as _
from incidents.rules.language import gettext_lazy, kept
from incidents.rules.words import moment, span

MINUTE = timedelta(minutes=1)
NOUNS = {
    kinds.CONTACT: gettext_lazy("Contact"),
    kinds.ANSWER: gettext_lazy("Answer"),
    kinds.UPDATE: gettext_lazy("Next word"),
    kinds.DECISION: gettext_lazy("Decision"),
    kinds.RESOLVE: gettext_lazy("Made right"),
    kinds.ACTION: gettext_lazy("Action"),
    kinds.CHECK: gettext_lazy("Check"),
}


@dataclass(frozen=True)
class Face:
    """tone: ok, soon, urgent, breach, paused or done; icon: its name; words: what it says;
    detail: the same without the clock's name; due_at: the deadline (aware)."""

    tone: str
    icon: str
    words: str
    detail: str
    due_at: datetime


def face(
    kind: str,
    due_at: datetime,
    stopped_at: datetime | None,
    at: datetime,
    tz: tzinfo,
    *,
    is_paused: bool = False,
) -> Face:
    """The face at the moment `at`, with times of day in `tz`.

    Urgent is the last hour, soon is the rest of the local day on which it is due.
    """
    if stopped_at:
        tone, icon, detail = _stopped(due_at, stopped_at)
    elif is_paused:
        tone, icon, detail = "paused", "circle-pause", _("waits for them")
    else:
        tone, icon, detail = _running(due_at, at, tz)
    return Face(tone, icon, f"{_noun(kind)} {detail}", detail, due_at)


@kept
def _noun(kind):
    return str(NOUNS[kind])


def _stopped(due_at, stopped_at):
    if stopped_at <= due_at:
        return "done", "check", _("in time")
    return "done", "check", _("%(span)s late") % {"span": span(stopped_at - due_at)}


def _running(due_at, at, tz):
    left = due_at - at
    if left <= timedelta():
        return "breach", "triangle-alert", _past(-left // MINUTE)
    if left <= timedelta(hours=1):
        return "urgent", "alarm-clock", _("in %(span)s") % {"span": span(left)}
    if due_at.astimezone(tz).date() == at.astimezone(tz).date():
        return "soon", "timer", _("due %(moment)s") % {"moment": moment(due_at, at, tz)}
    return "ok", "clock", moment(due_at, at, tz)


@kept
def _past(minutes):
    return _("%(span)s past") % {"span": span(minutes * MINUTE)}
