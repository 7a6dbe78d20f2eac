"""What the sweep is measured against: its effects, written by the tightest SQL loop we know.

It does: the claim in a transaction of its own, with the sweep's own statement; then, in a second
one, a single statement that locks the clocks, joins their incidents and the roster, and writes the
escalations with how many they told, the events with the same JSON, the messages, the invitations
of guides, and the clocks' next steps. Batches are of the same size, all indexes, constraints and
triggers are there, and nothing is worked out in Python: it passes the ladder's offsets and the ids
it has claimed. That it leaves the very same rows behind is checked in every round.

It leaves out what the staged company has no cases of. Who: people who are away, teams without a
guide or a manager, promises of others than the owner, wishes (chat, quiet hours), chat channels.
When: calendars with a night or a holiday, waits, offsets that are lengths, several steps at once
after an outage, repeats, snoozes and quiet, and a ladder per policy version: it knows one. And how:
looking for waits that are over, clocks that are due for another try, and falling back to single
clocks when one fails. So it is a bound from above, not another way to do it.
"""

from datetime import timedelta

import psycopg2
from django.conf import settings
from django.db import connection

from incidents.actions.claim import _FRESH
from incidents.models import PolicyVersion

_TAKE = """
    WITH roster AS MATERIALIZED (
        SELECT team_id,
               array_agg(user_id ORDER BY id) FILTER (WHERE role = 'lead') AS leads,
               array_agg(user_id ORDER BY id) FILTER (WHERE role = 'manager') AS managers,
               array_agg(user_id ORDER BY id) FILTER (WHERE is_guide) AS guides
        FROM incidents_membership WHERE role <> 'staff' OR is_guide GROUP BY team_id
    ),
    due AS MATERIALIZED (
        SELECT clock.id, clock.incident_id, clock.kind, clock.plan, clock.due_at,
               clock.due_at - clock.started_at AS target, clock.next_step AS step,
               CASE clock.next_step
                   WHEN 0 THEN array[incident.owner_id]
                   WHEN 1 THEN incident.owner_id || roster.leads
                   WHEN 2 THEN guide.turn
                   ELSE roster.managers
               END AS people,
               CASE clock.next_step WHEN 2 THEN guide.turn ELSE '{}' END AS guides
        FROM incidents_clock AS clock
        JOIN incidents_incident AS incident ON incident.id = clock.incident_id
        JOIN roster ON roster.team_id = incident.team_id
        CROSS JOIN LATERAL (
            SELECT array[roster.guides[1 + incident.id %% cardinality(roster.guides)]] AS turn
        ) AS guide
        WHERE clock.id = ANY(%(ids)s) AND clock.leased_until = %(leased_until)s
            AND clock.stopped_at IS NULL AND clock.next_step_at <= %(at)s
        FOR UPDATE OF clock
    ),
    escalation AS (
        INSERT INTO incidents_escalation (
            clock_id, plan, step, was_due_at, taken_at, told, is_reminder)
        SELECT id, plan, step, due_at + target * (%(offsets)s)[step + 1], %(at)s,
               cardinality(people), step = 0
        FROM due
        RETURNING id, clock_id
    ),
    event AS (
        INSERT INTO incidents_event (incident_id, kind, at, data)
        SELECT incident_id, 'escalated', %(at)s, jsonb_build_object(
            'clock', kind,
            'due_at', to_char(due_at, 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
            'step', step, 'reminder', step = 0, 'told', people,
            'chats', '[]'::jsonb, 'guides', guides)
        FROM due
    ),
    message AS (
        INSERT INTO incidents_message (
            kind, person_id, channel, incident_id, clock_id, escalation_id, data, dedupe_key,
            created_at, state, send_after, attempts, error, sent_to, is_kept, subject, text, html)
        SELECT CASE due.step WHEN 0 THEN 'reminder' ELSE 'escalation' END, person, 'mail',
               due.incident_id, due.id, escalation.id, '{}',
               concat_ws(':', 'step', due.id, due.plan, due.step, person), %(at)s,
               'queued', %(at)s, 0, '', '', false, '', '', ''
        FROM due JOIN escalation ON escalation.clock_id = due.id, unnest(due.people) AS person
    ),
    guide AS (
        INSERT INTO incidents_guide (incident_id, person_id, invited_at)
        SELECT DISTINCT incident_id, person, %(at)s::timestamptz
        FROM due, unnest(guides) AS person
        ON CONFLICT DO NOTHING
    )
    UPDATE incidents_clock AS clock
    SET next_step = due.step + 1,
        next_step_at = due.due_at + due.target * (%(offsets)s)[due.step + 2],
        tries = 0, leased_until = NULL
    FROM due WHERE clock.id = due.id
"""


def sweep_in_sql() -> int:
    """Take the due steps of the staged company with as little as it takes; returns how many."""
    ladder = PolicyVersion.objects.get(number=1).policy.ladder
    offsets = [float(step.offset.share) for step in ladder.steps]
    offsets.append(offsets[-1] + float(ladder.repeat.every.share))
    lease = timedelta(seconds=settings.SWEEP_LEASE)
    taken = 0
    with connection.cursor() as cursor:
        bare = psycopg2.connect(cursor.connection.dsn)
    with bare.cursor() as cursor:
        while True:
            cursor.execute(_FRESH, {"limit": settings.SWEEP_BATCH, "lease": lease})
            claimed = cursor.fetchall()
            bare.commit()
            if not claimed:
                break
            ids = [row[0] for row in claimed]
            _, at, leased_until = claimed[0]
            cursor.execute(
                _TAKE, {"ids": ids, "at": at, "leased_until": leased_until, "offsets": offsets}
            )
            bare.commit()
            taken += cursor.rowcount
    bare.close()
    return taken
