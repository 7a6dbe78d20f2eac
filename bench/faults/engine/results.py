"""The product's results: what should have happened, and what did."""

import re
from datetime import timedelta

from django.db import connection
from django.utils import timezone

from bench.faults import ready  # noqa: F401  (models need it)
from incidents.actions import deliver, way_out
from incidents.models import Clock, Heartbeat, Message
from incidents.models.clock import MAX_TRIES
from incidents.queries.audit import audit


def nothing_due(except_for=()):
    """Tell whether all steps that are due have been taken, but for those of some clocks."""
    due = Clock.objects.running().filter(next_step_at__lte=timezone.now(), tries__lt=MAX_TRIES)
    return not due.exclude(pk__in=except_for).exists()


def next_delivery():
    """Tell when a delivery finds something to do next; None when nothing waits."""
    with connection.cursor() as cursor:
        cursor.execute(
            """SELECT min(greatest(
                   CASE state WHEN 'queued' THEN send_after ELSE inflight_since + %s END,
                   breaker.closed_until))
               FROM incidents_message LEFT JOIN incidents_breaker AS breaker USING (channel)
               WHERE state IN ('queued', 'sending')""",
            [deliver.STALE_AFTER + timedelta(seconds=1)],
        )
        return cursor.fetchone()[0]


def expected_steps(clock, at):
    """Give the numbers of the steps that had to be taken for a clock by the moment `at`.

    That is what somebody sees who looks once, now: of the repeats the latest. It holds as no
    clock of ours comes to a second moment while a scenario lasts, and none is moved.
    """
    return clock.climb.passed(0, at)


def clocks():
    """Give all clocks."""
    return list(Clock.objects.order_by("pk"))


def clock(pk):
    """Give one clock."""
    return Clock.objects.select_related("incident__owner").get(pk=pk)


def clocks_of(incident):
    """Give the clocks of an incident."""
    return list(incident.clocks.order_by("pk"))


def heartbeat(name):
    """Tell when a program gave its last sign of life; None if it never did."""
    return Heartbeat.objects.filter(name=name).values_list("at", flat=True).first()


def waiting(except_for=()):
    """Count the messages that wait, but for some."""
    states = [Message.State.QUEUED, Message.State.SENDING]
    return Message.objects.filter(state__in=states).exclude(pk__in=except_for).count()


def answers_waiting():
    """Give the ids of the answers that wait."""
    waiting = Message.objects.filter(state=Message.State.QUEUED, kind=Message.Kind.APOLOGY)
    return list(waiting.order_by("pk").values_list("pk", flat=True))


def failed():
    """Count the messages that were given up."""
    return Message.objects.filter(state=Message.State.FAILED).count()


def attempted():
    """Count the messages that were charged an attempt."""
    return Message.objects.filter(attempts__gt=0).count()


def set_aside():
    """Give the ids of the clocks that were set aside for a person to look at."""
    return set(Clock.objects.quarantined().values_list("pk", flat=True))


def messages():
    """Give all messages, without their words, which would make this process heavy to copy."""
    words = ("subject", "text", "html", "digest__subject", "digest__text", "digest__html")
    return Message.objects.select_related("digest", "clock").defer(*words).iterator()


def is_told(message):
    """Tell whether a message has left, by itself or in a digest."""
    if message.state == Message.State.DIGESTED:
        return message.digest is not None and message.digest.state == Message.State.SENT
    return message.state == Message.State.SENT


def is_needless(message):
    """Tell whether a message was withdrawn, and rightly: all that it was about has been kept.

    A promise that is moved, paused or put off is a reason too; but nobody does that here.
    """
    final = message.digest or message
    if final.state != Message.State.WITHDRAWN:
        return False
    if message.kind == Message.Kind.DIGEST:
        return not message.items.filter(clock__stopped_at__isnull=True).exists()
    return message.clock is not None and not message.clock.is_running


def has_mail(message):
    """Tell whether a mail of its own must have left for this message."""
    return message.state == Message.State.SENT


def is_the_same(first, again):
    """Tell whether a mail says nothing that an earlier one with its Message-ID did not say.

    The incident has to be the same; how late something is differs from one try to the next. A
    digest may tell of fewer promises, as some have been kept meanwhile.
    """
    old, new = (re.search(r"R-\d+|^\d+", mail["subject"]) for mail in (first, again))
    if first["to"] != again["to"] or bool(old) != bool(new):
        return False
    if old and old[0].isdigit() and new[0].isdigit():
        return int(new[0]) <= int(old[0])
    return not old or old[0] == new[0]


def broken_promises():
    """Give what the product's auditor finds broken, looking as deep as it can."""
    return [finding for finding in audit(timezone.now(), deep=True) if finding.is_broken]


def is_about_set_aside(finding, clocks):
    """Tell whether a finding says no more than that these clocks were set aside."""
    return finding.code == "quarantined" and set(finding.ids) <= set(clocks)


message_id = way_out.message_id

END_SESSIONS = """
    SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()
"""
ESCALATIONS = """
    SELECT clock_id, step, was_due_at, taken_at,
        CASE WHEN current_setting('track_commit_timestamp')::bool
        THEN pg_xact_commit_timestamp(xmin) ELSE taken_at END
    FROM incidents_escalation ORDER BY id
"""
# What the database itself refuses is counted all the same: the count must not trust it either.
TWICE = """
    SELECT (SELECT count(*) FROM (
                SELECT FROM incidents_event WHERE kind = 'escalated'
                GROUP BY incident_id, data->>'clock', data->>'due_at', data->>'step'
                HAVING count(*) > 1) AS events)
         + (SELECT count(*) FROM (
                SELECT FROM incidents_escalation GROUP BY clock_id, plan, step
                HAVING count(*) > 1) AS escalations)
         + (SELECT count(*) FROM (
                SELECT FROM incidents_message WHERE escalation_id IS NOT NULL
                GROUP BY escalation_id, person_id, room_id, channel
                HAVING count(*) > 1) AS messages)
"""
# A step without its line in the timeline, or without a message to each it names there. An event's
# moments have milliseconds.
UNTOLD = """
    SELECT count(*) FROM incidents_escalation AS escalation
    JOIN incidents_clock AS clock ON clock.id = escalation.clock_id
    LEFT JOIN incidents_event AS event
        ON event.incident_id = clock.incident_id AND event.kind = 'escalated'
        AND event.data->>'clock' = clock.kind
        AND (event.data->>'due_at')::timestamptz = date_trunc('milliseconds', clock.due_at)
        AND (event.data->>'step')::int = escalation.step
    WHERE event.id IS NULL OR jsonb_array_length(event.data->'told') <> (
        SELECT count(*) FROM incidents_message WHERE escalation_id = escalation.id)
"""
# Whoever writes an escalation or a stop holds the clock's row from before it takes an event's id
# until it has committed. So for one clock both ids and moments of commit are in the order of the
# lock, and either one in the wrong order is an escalation after the answer. The moment of commit
# is PostgreSQL's own, and would tell of a writer that took no lock as well.
AFTER_ANSWER = """
    SELECT count(*) FROM incidents_event AS stop
    JOIN incidents_event AS step ON step.incident_id = stop.incident_id
    WHERE step.kind = 'escalated'
    AND (stop.kind = 'touchpoint' AND (stop.data->>'stopped_contact')::bool
            AND step.data->>'clock' = 'contact'
        OR stop.kind = 'apology_delivered' AND (stop.data->>'stopped_answer')::bool
            AND step.data->>'clock' = 'answer'
        OR stop.kind = 'made_right' AND (stop.data->>'stopped_resolve')::bool
            AND step.data->>'clock' = 'resolve')
    AND (step.id > stop.id
        OR CASE WHEN current_setting('track_commit_timestamp')::bool
            THEN pg_xact_commit_timestamp(step.xmin) > pg_xact_commit_timestamp(stop.xmin) END)
"""
# The same for the clocks of every kind, by their own rows, which nobody touches once they have
# stopped. After a restore all rows of a table are of one moment, and this says nothing.
AFTER_STOP = """
    SELECT count(*) FROM incidents_clock AS clock
    JOIN incidents_escalation AS step ON step.clock_id = clock.id
    WHERE clock.stopped_at IS NOT NULL
    AND CASE WHEN current_setting('track_commit_timestamp')::bool
        THEN pg_xact_commit_timestamp(step.xmin) > pg_xact_commit_timestamp(clock.xmin) END
"""


def rows(sql):
    """Give the rows of a query."""
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall()
