"""Letting time go by in the demo's past, as the worker would have: steps are taken, mail leaves."""

from datetime import datetime, timedelta

from django.db import connection

from incidents.actions.claim import Claim
from incidents.actions.send import mark_sent
from incidents.actions.sweep import take_steps
from incidents.actions.wait import end_waits
from incidents.messages.around import NEEDED
from incidents.messages.render import render
from incidents.models import Clock, Message

ON_THE_WAY = timedelta(seconds=2)
"""How long a mail takes."""

CAN_WAIT = [Message.Kind.SURVEY, Message.Kind.CUSTOMER_WORD]
"""What these say is the same whenever it is written, and nothing hangs on their arrival: so they
are written all at once in the end, which is quicker."""

_NEXT = """
    SELECT
        (SELECT min(until) FROM incidents_wait WHERE ended_at IS NULL),
        (SELECT min(next_step_at) FROM incidents_clock WHERE stopped_at IS NULL),
        (SELECT min(send_after) FROM incidents_message
         WHERE state = 'queued' AND incident_id IS NOT NULL AND kind <> ALL (%s))
"""


def go_on_until(at: datetime):
    """End the waits, take the ladder's steps and send the mail that came due by `at` (aware).

    The mail is kept as sent at its time, and does not leave: nobody is to hear of it today.
    """
    while True:
        wait, step, mail = _next_moments()
        moment = min(filter(None, (wait, step, mail)), default=None)
        if moment is None or moment > at:
            return
        if wait == moment:
            end_waits(at=moment)
        elif step == moment:
            due = Clock.objects.running().filter(next_step_at=moment)
            ids = tuple(due.values_list("pk", flat=True))
            take_steps(Claim(ids=ids, at=moment, leased_until=None))
        else:
            _send(_about_incidents().exclude(kind__in=CAN_WAIT), moment)


def send_the_rest(at: datetime):
    """Keep as sent, each at its time, what can wait and came due by `at` (aware)."""
    _send(_about_incidents().filter(kind__in=CAN_WAIT), at)


def _about_incidents():
    """What belongs to the story; what else waits in the outbox, is to leave it."""
    return Message.objects.filter(incident__isnull=False)


def _next_moments():
    """When the next wait is over, the next step due, and the next mail: None for nothing."""
    with connection.cursor() as cursor:
        cursor.execute(_NEXT, [CAN_WAIT])
        return cursor.fetchone()


def _send(messages, at):
    due = messages.filter(state=Message.State.QUEUED, send_after__lte=at)
    for message in due.select_related(*NEEDED).order_by("send_after", "pk"):
        left_at = message.send_after + ON_THE_WAY
        mark_sent(message, render(message, at=left_at), at=left_at)
