"""The outbox: queued → sending → sent, or tried again later, or failed where a person sees it.

A message is marked as sent after the server has taken it, so delivery is at least once; its
Message-ID derives from its row, so that a mail program shows a repeated one once.
"""

import logging
import time
from datetime import timedelta

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext

from incidents.actions.breaker import may_try, note_away, note_back
from incidents.actions.digest import gather_digests
from incidents.actions.send import send_all, try_again
from incidents.actions.way_out import way_out
from incidents.channels.errors import ServerAway
from incidents.messages.around import NEEDED
from incidents.models import Message

log = logging.getLogger(__name__)

BATCH = 100
LONGEST = 20.0
"""One call sends no more after so many seconds: its caller has a time limit."""
STALE_AFTER = timedelta(minutes=5)
"""A message on its way for so long was lost with the process that sent it."""

# What was cut off on its way keeps its `inflight_since`, and is claimed alone from then on: a
# message that kills its process takes no other with it.
_CLAIM = """
    WITH due AS MATERIALIZED (
        SELECT id FROM incidents_message
        WHERE state = 'queued' AND channel = %s AND send_after <= %s AND {which}
        ORDER BY send_after LIMIT %s
        FOR UPDATE SKIP LOCKED
    )
    UPDATE incidents_message AS message SET state = 'sending', inflight_since = %s
    FROM due WHERE message.id = due.id
    RETURNING message.id
"""
_FRESH = _CLAIM.format(which="inflight_since IS NULL")
_CUT_OFF = _CLAIM.format(which="inflight_since IS NOT NULL")


def deliver(*, now=timezone.now, longest=LONGEST) -> int:
    """Send what is waiting; returns how many were sent. Any number may run at once.

    now: gives the present moment (aware); longest: seconds after which no more is claimed
    """
    _reclaim_stale(at=now())
    gather_digests(at=now())
    end = time.monotonic() + longest
    return sum(_deliver(channel, now, end) for channel in Message.Channel.values)


def _deliver(channel, now, end):
    sent = 0
    while time.monotonic() < end and _anything_waits(channel, now()):
        if not may_try(channel, at=now()):
            break
        batch = _claim(channel, at=now())
        try:
            with way_out(channel) as send:
                sent += send_all(send, batch, now, end)
            note_back(channel)
        except ServerAway as problem:
            if any(message.state == Message.State.SENT for message in batch):
                note_back(channel)
            log.warning("The %s server does not answer; all of it waits. %s", channel, problem)
            note_away(channel, at=now(), reason=str(problem))
            break
        finally:
            _put_back(batch)
    return sent


def _anything_waits(channel, at):
    waiting = Message.objects.filter(state=Message.State.QUEUED, channel=channel)
    return waiting.filter(send_after__lte=at).exists()


def _claim(channel, *, at):
    ids = _claimed(_FRESH, channel, at, BATCH) or _claimed(_CUT_OFF, channel, at, 1)
    found = Message.objects.filter(pk__in=ids).select_related(*NEEDED)
    return list(found.order_by("send_after"))


def _claimed(sql, channel, at, most):
    with connection.cursor() as cursor:
        cursor.execute(sql, [channel, at, most, at])
        return [row[0] for row in cursor.fetchall()]


def _put_back(batch):
    """What was claimed and neither sent nor refused waits on: it cost no attempt."""
    left = [message for message in batch if message.state == Message.State.SENDING]
    if left:
        Message.objects.filter(
            pk__in=[message.pk for message in left],
            state=Message.State.SENDING,
            inflight_since=left[0].inflight_since,
        ).update(state=Message.State.QUEUED, inflight_since=None)


@transaction.atomic
def _reclaim_stale(*, at):
    """Take back what was cut off; what is cut off time and again, a person has to look at."""
    cut_off = Message.objects.filter(
        state=Message.State.SENDING, inflight_since__lt=at - STALE_AFTER
    ).select_for_update(of=("self",), skip_locked=True)
    for message in cut_off.select_related("apology")[:BATCH]:
        since = message.inflight_since
        try_again(message, gettext("Sending it was cut off."), at=at)
        Message.objects.filter(pk=message.pk).update(inflight_since=since, send_after=at)


@transaction.atomic
def requeue(*, at, message):
    """Try a failed message again, from the start; one that has not failed is left alone."""
    message = (
        Message.objects.select_for_update(of=("self",)).select_related("apology").get(pk=message.pk)
    )
    if message.state != Message.State.FAILED:
        return message
    message.state, message.attempts, message.send_after = Message.State.QUEUED, 0, at
    message.save(update_fields=["state", "attempts", "send_after"])
    if message.apology:
        message.apology.state = message.apology.State.QUEUED
        message.apology.save(update_fields=["state"])
    return message
