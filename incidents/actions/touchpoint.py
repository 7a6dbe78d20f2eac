from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from incidents.actions.clocks import stop_clock
from incidents.actions.lock import locked
from incidents.actions.update_clock import gave_word
from incidents.actions.wait import end_wait_of
from incidents.models import Clock, Event, Touchpoint
from incidents.rules.refusal import Refused

TWICE = timedelta(minutes=1)
"""The same words by the same person so soon are one contact: the form was sent twice."""


@transaction.atomic
def record_touchpoint(
    *,
    by,
    at,
    incident,
    channel,
    direction,
    summary="",
    happened_at=None,
    is_automatic=False,
    next_word_by=None,
    mood=None,
    lead=None,
):
    """Record one contact with the customer; returns the Touchpoint.

    A human, outward one keeps the promise of a first contact and stops that clock, at
    `happened_at` (aware, `at` unless told otherwise), and starts the clock of our next word:
    `next_word_by` if they were told when, else by the policy. When they come to us, we no longer
    wait for them. mood: how they felt, a Touchpoint.Mood; lead: the lead who was there (P87).
    Raises Refused for one in the future, and for a next word in the past.
    """
    happened_at = happened_at or at
    if happened_at > at:
        raise Refused(_("This lies in the future. Record it once you have spoken."))
    if next_word_by and next_word_by <= at:
        raise Refused(_("The moment you promised your next word for has passed. Name a later one."))
    incident = locked(incident)
    said = {
        "by": by,
        "channel": channel,
        "direction": direction,
        "is_automatic": is_automatic,
        "summary": summary,
        "mood": mood,
        "lead": lead,
    }
    same = incident.touchpoints.filter(at__range=(happened_at - TWICE, happened_at + TWICE), **said)
    if by and (known := same.first()):
        return known
    touchpoint = Touchpoint.objects.create(
        incident=incident, at=happened_at, contact=incident.contact, **said
    )
    kept = _keep_promises(incident, touchpoint, next_word_by)
    _tell(incident, touchpoint, kept, at)
    return touchpoint


def _keep_promises(incident, touchpoint, next_word_by):
    """Stop and start the clocks that it keeps, and say which, as the event tells it."""
    stopped, next_word = False, None
    if touchpoint.is_first_contact:
        stopped = stop_clock(incident, Clock.Kind.CONTACT, at=touchpoint.at)
        next_word = gave_word(incident, at=touchpoint.at, next_word_by=next_word_by)
    elif touchpoint.direction == Touchpoint.Direction.IN and not touchpoint.is_automatic:
        end_wait_of(incident, at=touchpoint.at, by=touchpoint.by)
    return {
        "stopped_contact": stopped,
        "next_word_by": next_word.due_at if next_word else None,
    }


def _tell(incident, touchpoint, kept, at):
    Event.objects.create(
        incident=incident,
        kind=Event.Kind.TOUCHPOINT,
        at=at,
        by=touchpoint.by,
        data={
            "channel": touchpoint.channel,
            "direction": touchpoint.direction,
            "summary": touchpoint.summary,
            "contact": incident.contact.name if incident.contact else "",
            "happened_at": touchpoint.at,
            "mood": touchpoint.mood or "",
            "lead": touchpoint.lead.name if touchpoint.lead else "",
            **kept,
        },
    )
