"""Ladder steps in words: one of them, or the many of a digest."""

from django.conf import settings

from incidents.models import Clock, Message
from incidents.rules.face import face
from incidents.rules.why import PROMISES
from incidents.rules.words import moment, span

ITEMS_SHOWN = 50

_DO = {
    Clock.Kind.CONTACT: "call them",
    Clock.Kind.ANSWER: "write to them",
    Clock.Kind.UPDATE: "let them hear from you",
    Clock.Kind.DECISION: "say yes or no",
    Clock.Kind.RESOLVE: "make it right",
    Clock.Kind.ACTION: "get it done",
    Clock.Kind.CHECK: "look whether it worked",
}


def clock_words(clock, at, zone):
    """Where a clock stands: “Answer in 46 min”."""
    return face(clock.kind, clock.due_at, clock.stopped_at, at, zone).words


def step_words(clock, at, zone):
    """What to know and do: “12 min past our promise – call them now.”"""
    due = moment(clock.due_at, at, zone)
    if clock.due_at > at:
        return f"We promised {PROMISES[clock.kind]} by {due} – {_DO[clock.kind]} before then."
    return f"{span(at - clock.due_at).capitalize()} past our promise – {_DO[clock.kind]} now."


def items(message, at, zone):
    """What a digest lists: `items` (incident, words, url; the most overdue first) and `count`."""
    told = Message.objects.filter(digest=message).exclude(clock=None)
    if message.state != Message.State.SENT:
        told = told.filter(clock__stopped_at__isnull=True)
    ids = message.data.get("clocks")
    clocks = (
        Clock.objects.filter(pk__in=ids)
        if ids
        else Clock.objects.filter(pk__in=told.values("clock"))
    )
    shown = clocks.select_related("incident__customer").order_by("due_at")[:ITEMS_SHOWN]
    return {
        "count": message.data.get("count") or clocks.count(),
        "items": [
            {
                "incident": clock.incident,
                "words": clock_words(clock, at, zone),
                "url": settings.SITE_URL.rstrip("/") + clock.incident.get_absolute_url(),
            }
            for clock in shown
        ],
    }
