"""Ladder steps in words: one of them, or the many of a digest."""

from django.conf import settings

from incidents.models import Clock, Message
from incidents.rules.face import face
from incidents.rules.words import moment, span

ITEMS_SHOWN = 50


def clock_words(clock, at, zone):
    """Where a clock stands: “Answer in 46 min”."""
    return face(clock.kind, clock.due_at, clock.stopped_at, at, zone).words


def step_words(clock, at, zone):
    """What to know and do: “12 min past our promise – call them now.”"""
    due = moment(clock.due_at, at, zone)
    call = clock.kind == Clock.Kind.CONTACT
    if clock.due_at > at:
        do = "call them before then" if call else "write to them before then"
        return f"We promised {'a first contact' if call else 'an answer'} by {due} – {do}."
    do = "call them now" if call else "write to them now"
    return f"{span(at - clock.due_at).capitalize()} past our promise – {do}."


def items(message, at, zone):
    """What a digest lists: `items` (incident, words, url; the most overdue first) and `count`."""
    told = Message.objects.filter(digest=message).exclude(clock=None)
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
