"""Sending what has been claimed: slices are looked at, written, sent, and then kept as sent.

A slice lasts a second at most. If the process is killed in between, what has left in that time is
sent again, under the same Message-ID. What goes to a customer is kept the moment it has left.
"""

import logging
import random
import time
from datetime import timedelta

from celery.exceptions import SoftTimeLimitExceeded
from django.conf import settings
from django.db import connection, transaction

from incidents.actions.acknowledge import first_word_delivered
from incidents.actions.answer import answer_delivered, answer_failed
from incidents.channels.errors import ServerAway, Undeliverable
from incidents.messages.around import Around
from incidents.models import Message
from incidents.queries.need import not_needed
from incidents.queries.written import written

log = logging.getLogger(__name__)

SLICE = 50
SECOND = 1.0
MOST_ATTEMPTS = 6
MOST_DROPS = 50
"""A message during which the connection broke so often is set aside: it is the message's doing."""
FIRST_RETRY = timedelta(seconds=30)
LONGEST_RETRY = timedelta(hours=6)


def send_all(send, batch, now, end) -> int:
    """Send a batch of claimed messages until `end` (by time.monotonic); returns how many were sent.

    send: a function of (message, rendered), as `way_out` gives it; now: gives the present moment
    What is left keeps its state. Raises ServerAway when the server goes away.
    """
    sent, rest = 0, batch
    while rest and time.monotonic() < end:
        count, left = _send_slice(send, rest[:SLICE], now)
        sent, rest = sent + count, left + rest[SLICE:]
    return sent


def _send_slice(send, some, now):
    """Returns how many were sent, and those for which there was no time."""
    sent, count, since = [], 0, time.monotonic()
    try:
        written = list(_written(some, now))
        for place, (message, rendered) in enumerate(written):
            if place and time.monotonic() - since > SECOND:
                return count, [message for message, _ in written[place:]]
            if _has_left(send, message, rendered, now):
                count += 1
                sent.append((message, rendered, now()))
                if message.contact_id:
                    mark_sent(*sent.pop()[:2], at=now())
    finally:
        _mark_all_sent(sent)
    return count, []


def _written(some, now):
    """Those that are still needed, each with its words."""
    over, around = not_needed(some), Around.of(some, now())
    for message in some:
        if message.pk in over:
            _withdraw(message)
            continue
        try:
            rendered = written(message, at=now(), around=around)
            if rendered is None:
                _withdraw(message)
            else:
                yield message, rendered
        except SoftTimeLimitExceeded:
            raise
        except Exception as problem:
            _note(message, problem, at=now())


def _has_left(send, message, rendered, now):
    try:
        send(message, rendered)
    except ServerAway as problem:
        if problem.was_sending:
            try_again(message, str(problem), most=MOST_DROPS, at=now())
        else:
            _go_behind(message, at=now())
        raise
    except Undeliverable as refusal:
        try_again(message, str(refusal), most=1 if refusal.final else MOST_ATTEMPTS, at=now())
    except SoftTimeLimitExceeded:
        raise
    except Exception as problem:
        _note(message, problem, at=now())
    else:
        return True
    return False


def _note(message, problem, *, at):
    log.exception("Message %s could not be written", message.pk)
    try_again(message, f"{type(problem).__name__}: {problem}", at=at)


_SENT = """
    UPDATE incidents_message AS message
    SET state = 'sent', inflight_since = NULL, error = '', is_kept = %s AND channel = 'mail',
        sent_at = sent.at, sent_to = sent.address, subject = sent.subject, text = sent.text,
        html = sent.html
    FROM unnest(%s::bigint[], %s::timestamptz[], %s::text[], %s::text[], %s::text[], %s::text[])
        AS sent (id, at, address, subject, text, html)
    WHERE message.id = sent.id AND message.state <> 'sent'
    RETURNING message.id
"""


def mark_sent(message, rendered, *, at):
    """Keep a message as it was sent; a delivered answer stops its clock in one transaction.

    Nothing happens to one that somebody else has kept already.
    """
    _mark_all_sent([(message, rendered, at)])


@transaction.atomic
def _mark_all_sent(sent):
    if not sent:
        return
    kept = [(message, words.kept(), at) for message, words, at in sent]
    rows = [
        (message.pk, at, message.sent_to_address, words.subject, words.text, words.html)
        for message, words, at in kept
    ]
    with connection.cursor() as cursor:
        cursor.execute(_SENT, [settings.MAIL_IS_KEPT, *map(list, zip(*rows, strict=True))])
        ours = {row[0] for row in cursor.fetchall()}
    for message, _, at in sent:
        message.state = Message.State.SENT
        if message.pk in ours:
            _note_delivery(message, at)


def _note_delivery(message, at):
    if message.apology:
        offered = message.data.get("remedies", ())
        answer_delivered(at=at, apology=message.apology, remedies=offered)
    if message.kind == Message.Kind.ACKNOWLEDGEMENT:
        first_word_delivered(at=at, message=message)


def _withdraw(message):
    message.state, message.inflight_since = Message.State.WITHDRAWN, None
    message.save(update_fields=["state", "inflight_since"])


def _go_behind(message, *, at):
    """If it was this message on which the server hung up, the others go before it next time."""
    message.send_after = at + FIRST_RETRY
    message.save(update_fields=["send_after"])


@transaction.atomic
def try_again(message, reason, *, at, most=MOST_ATTEMPTS):
    """Try it again later, or give it up where a person sees it."""
    message.attempts += 1
    message.error, message.inflight_since = reason, None
    gone = message.attempts >= most
    message.state = Message.State.FAILED if gone else Message.State.QUEUED
    pause = min(FIRST_RETRY * 4 ** min(message.attempts - 1, 8), LONGEST_RETRY)
    message.send_after = at + pause * random.uniform(0.8, 1.2)
    message.save(update_fields=["attempts", "error", "inflight_since", "state", "send_after"])
    if gone and message.apology:
        answer_failed(at=at, apology=message.apology, reason=reason)
