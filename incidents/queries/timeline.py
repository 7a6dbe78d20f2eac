"""An incident's events, told in words, newest first."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.dateparse import parse_datetime

from incidents.models import Event, Incident, Touchpoint, User
from incidents.rules.words import moment, who

LINES = 50


@dataclass(frozen=True)
class Entry:
    """One line. person: who did it, or None for the product; tone: plain, escalation or answer."""

    at: datetime
    icon: str
    person: User | None
    headline: str
    text: str
    tone: str = "plain"


def timeline(incident, at, most=LINES) -> tuple[list[Entry], bool]:
    """The newest `most` lines, and whether there are older ones. Two queries."""
    events = list(incident.events.select_related("by").order_by("-at", "-pk")[: most + 1])
    told = {who for event in events for who in event.data.get("told", ())}
    names = dict(User.objects.filter(pk__in=told).values_list("pk", "name"))
    return [_entry(event, names, at) for event in events[:most]], len(events) > most


def _entry(event, names, at):
    tell = _TELL[event.kind]
    return Entry(event.at, person=event.by, **tell(event, names, at))


def _who(event):
    return event.by.get_short_name() if event.by else "Recovery"


def _logged(event, names, at):
    noticed = {"us": "We noticed it ourselves.", "customer": "The customer noticed it.",
               "referral": "Somebody else told us."}  # fmt: skip
    return {
        "icon": "flag",
        "headline": f"{_who(event)} logged it",
        "text": noticed.get(event.data.get("noticed_by"), ""),
    }


def _imported(event, names, at):
    return {
        "icon": "file-input",
        "headline": "Came in with an import",
        "text": event.data.get("text", ""),
    }


def _edited(event, names, at):
    fields = [
        Incident._meta.get_field(change["field"]).verbose_name for change in event.data["changes"]
    ]
    return {
        "icon": "pencil",
        "headline": f"{_who(event)} changed {', '.join(str(name) for name in fields)}",
        "text": "",
    }


def _assigned(event, names, at):
    before = event.data.get("from")
    return {
        "icon": "user-check",
        "headline": f"{event.data['to']} owns it now",
        "text": f"{before} had it before." if before else "",
    }


_VERBS = {
    "call": ("called {}", "{} called"),
    "email": ("wrote to {}", "{} wrote"),
    "meeting": ("met {}", "{} met us"),
    "letter": ("sent {} a letter", "{} sent a letter"),
    "chat": ("chatted with {}", "{} chatted with us"),
    "web": ("answered {} on the web", "{} wrote through the web"),
}


def _touchpoint(event, names, at):
    outward, inward = _VERBS[event.data["channel"]]
    whom = event.data.get("contact") or "the customer"
    if event.data["direction"] == Touchpoint.Direction.OUT:
        headline = f"{_who(event) if event.by else 'We'} {outward.format(whom)}"
    else:
        headline = inward.format(whom[0].upper() + whom[1:])
    happened_at = parse_datetime(event.data["happened_at"])
    if abs((event.at - happened_at).total_seconds()) >= 60:
        headline += f", {moment(happened_at, at, timezone.get_current_timezone())}"
    kept = "The promise of a first contact is kept. " if event.data.get("stopped_contact") else ""
    return {
        "icon": "phone" if event.data["channel"] == "call" else "message-circle",
        "headline": headline,
        "text": kept + event.data.get("summary", ""),
    }


def _queued(event, names, at):
    return {
        "icon": "send",
        "headline": f"{_who(event)} sent the answer to {event.data['contact']}",
        "text": "It is in the outbox; the clock stops when it has been delivered.",
        "tone": "answer",
    }


def _delivered(event, names, at):
    return {
        "icon": "mail-check",
        "headline": f"{event.data['contact']} has our answer",
        "text": "The promise of an answer is kept." if event.data["stopped_answer"] else "",
        "tone": "answer",
    }


def _failed(event, names, at):
    return {
        "icon": "mail-x",
        "headline": f"The answer did not reach {event.data['contact']}",
        "text": f"{event.data['reason']}. Write again with another address; your words are kept.",
        "tone": "escalation",
    }


def _escalated(event, names, at):
    people = [names[one] for one in event.data["told"] if one in names]
    clock = "first contact" if event.data["clock"] == "contact" else "answer"
    due = moment(parse_datetime(event.data["due_at"]), at, timezone.get_current_timezone())
    if not people:
        headline = f"An earlier step came up at the same time: the {clock} was due {due}"
    elif event.data["reminder"]:
        headline = f"{who(people, 'was', 'were')} reminded: the {clock} is due {due}"
    else:
        headline = f"{who(people, 'was', 'were')} told: the {clock} was due {due}"
    return {
        "icon": "bell" if event.data["reminder"] else "trending-up",
        "headline": headline,
        "text": "",
        "tone": "plain" if event.data["reminder"] else "escalation",
    }


def _closed(event, names, at):
    return {"icon": "circle-check", "headline": f"{_who(event)} closed it", "text": ""}


def _reopened(event, names, at):
    return {
        "icon": "rotate-ccw",
        "headline": f"{_who(event)} opened it again",
        "text": "New clocks run from here.",
    }


def _history(event, names, at):
    return {
        "icon": "history",
        "headline": event.data["headline"],
        "text": event.data.get("text", ""),
    }


_TELL = {
    Event.Kind.LOGGED: _logged,
    Event.Kind.IMPORTED: _imported,
    Event.Kind.EDITED: _edited,
    Event.Kind.ASSIGNED: _assigned,
    Event.Kind.TOUCHPOINT: _touchpoint,
    Event.Kind.APOLOGY_QUEUED: _queued,
    Event.Kind.APOLOGY_DELIVERED: _delivered,
    Event.Kind.APOLOGY_FAILED: _failed,
    Event.Kind.ESCALATED: _escalated,
    Event.Kind.CLOSED: _closed,
    Event.Kind.REOPENED: _reopened,
    Event.Kind.HISTORY: _history,
}
