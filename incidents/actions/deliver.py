"""The outbox: queued → sending → sent, or tried again later, or failed where a person sees it.

A message is marked as sent after the server has taken it, so delivery is at least once; its
Message-ID derives from its row, so that a mail program shows a repeated one once.
"""

import logging
import random
import time
from datetime import timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.db import connection, transaction
from django.db.models import F
from django.utils import timezone

from incidents.actions.answer import answer_delivered, answer_failed
from incidents.actions.digest import gather_digests
from incidents.channels.email import MailServerAway, Undeliverable, open_mailbox
from incidents.messages.render import render, reply_to, sender_of
from incidents.models import Message

log = logging.getLogger(__name__)

BATCH = 20
LONGEST = 20.0
"""One call claims no more after so many seconds: its caller has a time limit."""
MOST_ATTEMPTS = 6
FIRST_RETRY = timedelta(seconds=30)
STALE_AFTER = timedelta(minutes=5)
"""A message on its way for so long was lost with the process that sent it."""

_CLAIM = """
    WITH due AS MATERIALIZED (
        SELECT id FROM incidents_message
        WHERE state = 'queued' AND send_after <= %s
        ORDER BY send_after LIMIT %s
        FOR UPDATE SKIP LOCKED
    )
    UPDATE incidents_message AS message SET state = 'sending', inflight_since = %s
    FROM due WHERE message.id = due.id
    RETURNING message.id
"""


def deliver() -> int:
    """Send what is waiting; returns how many were sent. Any number may run at once."""
    _reclaim_stale(at=timezone.now())
    gather_digests(at=timezone.now())
    sent, end = 0, time.monotonic() + LONGEST
    while time.monotonic() < end and (batch := _claim(at=timezone.now())):
        try:
            with open_mailbox() as mailbox:
                sent += _send_all(mailbox, batch)
        except MailServerAway as problem:
            log.warning("The mail server does not answer; all mail waits. %s", problem)
            break
        finally:
            _put_back(batch)
    return sent


def _claim(*, at):
    with connection.cursor() as cursor:
        cursor.execute(_CLAIM, [at, BATCH, at])
        ids = [row[0] for row in cursor.fetchall()]
    related = "incident__customer", "clock", "apology__author", "person", "contact"
    return list(Message.objects.filter(pk__in=ids).select_related(*related).order_by("send_after"))


def _send_all(mailbox, batch):
    sent = 0
    for message in batch:
        try:
            rendered = render(message, at=timezone.now())
            mailbox.send(
                to=(message.recipient.name, message.recipient.email),
                sender=sender_of(message),
                reply_to=reply_to(message),
                rendered=rendered,
                message_id=f"<message-{message.pk}@{urlsplit(settings.SITE_URL).hostname}>",
            )
        except MailServerAway:
            # If it was this message that broke the connection, the others go before it next time.
            message.send_after = timezone.now() + FIRST_RETRY
            message.save(update_fields=["send_after"])
            raise
        except Undeliverable as refusal:
            _retry(message, str(refusal), final=refusal.final, at=timezone.now())
        except Exception as problem:
            log.exception("Message %s could not be written", message.pk)
            _retry(message, f"{type(problem).__name__}: {problem}", final=False, at=timezone.now())
        else:
            mark_sent(message, rendered, at=timezone.now())
            sent += 1
    return sent


@transaction.atomic
def mark_sent(message, rendered, *, at):
    """Keep a message as it was sent; a delivered answer stops its clock in one transaction."""
    message.state, message.sent_at, message.inflight_since = Message.State.SENT, at, None
    message.sent_to, message.error = message.recipient.email, ""
    message.is_kept = settings.MAIL_IS_KEPT
    message.subject, message.text, message.html = rendered.subject, rendered.text, rendered.html
    message.save()
    if message.apology:
        answer_delivered(at=at, apology=message.apology)


@transaction.atomic
def _retry(message, reason, *, final, at):
    message.attempts += 1
    message.error, message.inflight_since = reason, None
    gone = final or message.attempts >= MOST_ATTEMPTS
    message.state = Message.State.FAILED if gone else Message.State.QUEUED
    jitter = random.uniform(0.8, 1.2)
    message.send_after = at + FIRST_RETRY * 4 ** (message.attempts - 1) * jitter
    message.save(update_fields=["attempts", "error", "inflight_since", "state", "send_after"])
    if gone and message.apology:
        answer_failed(at=at, apology=message.apology, reason=reason)


def _put_back(batch):
    """What was claimed and neither sent nor refused waits on: it cost no attempt."""
    left = [message for message in batch if message.state == Message.State.SENDING]
    if left:
        Message.objects.filter(
            pk__in=[message.pk for message in left],
            state=Message.State.SENDING,
            inflight_since=left[0].inflight_since,
        ).update(state=Message.State.QUEUED, inflight_since=None)


def _reclaim_stale(*, at):
    Message.objects.filter(state=Message.State.SENDING, inflight_since__lt=at - STALE_AFTER).update(
        state=Message.State.QUEUED, inflight_since=None, attempts=F("attempts") + 1
    )


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
