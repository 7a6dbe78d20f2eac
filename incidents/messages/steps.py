"""Ladder steps in words: one of them, or the many of a digest."""

from datetime import timedelta

from django.conf import settings
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from incidents.models import Clock, Message
from incidents.rules.face import face
from incidents.rules.words import moment, span

ITEMS_SHOWN = 50
_MINUTE = timedelta(minutes=1)

_BEFORE = {
    Clock.Kind.CONTACT: _("We promised a first contact by %(due)s – call them before then."),
    Clock.Kind.ANSWER: _("We promised an answer by %(due)s – write to them before then."),
    Clock.Kind.UPDATE: _(
        "We promised our next word by %(due)s – let them hear from you before then."
    ),
    Clock.Kind.DECISION: _("We promised a decision by %(due)s – say yes or no before then."),
    Clock.Kind.RESOLVE: _("We promised making it right by %(due)s – make it right before then."),
    Clock.Kind.ACTION: _("We promised this action by %(due)s – get it done before then."),
    Clock.Kind.CHECK: _(
        "We promised a look whether it worked by %(due)s – look whether it worked before then."
    ),
}
_PAST = {
    Clock.Kind.CONTACT: _("%(late)s past our promise – call them now."),
    Clock.Kind.ANSWER: _("%(late)s past our promise – write to them now."),
    Clock.Kind.UPDATE: _("%(late)s past our promise – let them hear from you now."),
    Clock.Kind.DECISION: _("%(late)s past our promise – say yes or no now."),
    Clock.Kind.RESOLVE: _("%(late)s past our promise – make it right now."),
    Clock.Kind.ACTION: _("%(late)s past our promise – get it done now."),
    Clock.Kind.CHECK: _("%(late)s past our promise – look whether it worked now."),
}
_DUE = {
    Clock.Kind.CONTACT: _("First contact due %(due)s"),
    Clock.Kind.ANSWER: _("Answer due %(due)s"),
    Clock.Kind.UPDATE: _("Our next word due %(due)s"),
    Clock.Kind.DECISION: _("Decision due %(due)s"),
    Clock.Kind.RESOLVE: _("To be made right by %(due)s"),
    Clock.Kind.ACTION: _("Action due %(due)s"),
    Clock.Kind.CHECK: _("Look whether it worked, due %(due)s"),
}
_LATE = {
    Clock.Kind.CONTACT: _("First contact %(late)s past our promise"),
    Clock.Kind.ANSWER: _("Answer %(late)s past our promise"),
    Clock.Kind.UPDATE: _("Our next word %(late)s past our promise"),
    Clock.Kind.DECISION: _("Decision %(late)s past our promise"),
    Clock.Kind.RESOLVE: _("Not made right yet, %(late)s past our promise"),
    Clock.Kind.ACTION: _("Action %(late)s past our promise"),
    Clock.Kind.CHECK: _("Look whether it worked, %(late)s past our promise"),
}


def clock_words(clock, at, zone):
    """Where a clock stands, for who sees no badge of it: “Answer due Sat 17:49”.

    Once it has stopped, what its badge says: “Answer in time”.
    """
    if clock.stopped_at:
        return face(clock.kind, clock.due_at, clock.stopped_at, at, zone).words
    if clock.due_at > at:
        return _DUE[clock.kind] % {"due": moment(clock.due_at, at, zone)}
    late = at - clock.due_at
    if late < _MINUTE:
        return _DUE[clock.kind] % {"due": _("now")}
    return _LATE[clock.kind] % {"late": span(late)}


def step_words(clock, at, zone):
    """What to know and do: “12 min past our promise – call them now.”"""
    if clock.due_at > at:
        return _BEFORE[clock.kind] % {"due": moment(clock.due_at, at, zone)}
    return _PAST[clock.kind] % {"late": capfirst(span(at - clock.due_at))}


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
