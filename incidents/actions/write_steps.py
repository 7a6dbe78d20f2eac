"""Writing what a sweep has planned: one statement for one clock or for many.

The rows travel as JSON. PostgreSQL takes them apart faster than a client library quotes them one
by one, and the ids of the new escalations need not come back here for the messages to have them.
"""

import json
from datetime import datetime

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection

from incidents.actions.steps import Plan
from incidents.models import Event, Message
from incidents.queries.roster import Staff

_WRITE = """
    WITH step AS MATERIALIZED (
        SELECT * FROM jsonb_to_recordset(%(steps)s) AS step (
            clock_id bigint, plan integer, number integer, was_due_at timestamptz, told integer,
            is_reminder boolean, incident_id bigint, event jsonb, messages jsonb, guides bigint[])
    ),
    escalation AS (
        INSERT INTO incidents_escalation (
            clock_id, plan, step, was_due_at, taken_at, told, is_reminder)
        SELECT clock_id, plan, number, was_due_at, %(at)s, told, is_reminder FROM step
        RETURNING id, clock_id, step
    ),
    event AS (
        INSERT INTO incidents_event (incident_id, kind, at, data)
        SELECT incident_id, %(escalated)s, %(at)s, event FROM step
    ),
    message AS (
        INSERT INTO incidents_message (
            kind, person_id, room_id, channel, send_after, dedupe_key,
            incident_id, clock_id, escalation_id, state, created_at,
            data, attempts, error, sent_to, is_kept, subject, text, html)
        SELECT
            told.kind, told.person_id, told.room_id, told.channel, told.send_after,
            told.dedupe_key, step.incident_id, step.clock_id, escalation.id, %(queued)s, %(at)s,
            coalesce(told.data, '{}'), 0, '', '', false, '', '', ''
        FROM step
        JOIN escalation ON escalation.clock_id = step.clock_id AND escalation.step = step.number
        CROSS JOIN jsonb_to_recordset(step.messages) AS told (
            kind text, person_id bigint, room_id bigint, channel text, data jsonb,
            send_after timestamptz, dedupe_key text)
    ),
    guide AS (
        INSERT INTO incidents_guide (incident_id, person_id, invited_at)
        SELECT DISTINCT incident_id, person, %(at)s::timestamptz
        FROM step CROSS JOIN unnest(step.guides) AS person
        ON CONFLICT DO NOTHING
    )
    UPDATE incidents_clock AS clock
    SET next_step = move.step, next_step_at = move.step_at, tries = 0, leased_until = NULL
    FROM jsonb_to_recordset(%(moves)s) AS move (clock_id bigint, step integer, step_at timestamptz)
    WHERE clock.id = move.clock_id
"""


def write_steps(plans: list[Plan], staff: Staff, *, at: datetime) -> None:
    """Write the escalations, events, messages and invitations of the plans; move their clocks on.

    Call it inside the transaction that holds the clocks' locks. Raises IntegrityError when one of
    the steps was taken before: then nothing of all this is written.
    """
    moves = [
        {
            "clock_id": plan.clock.pk,
            "step": plan.next_step,
            "step_at": plan.next_step_at.isoformat(),
        }
        for plan in plans
    ]
    rows = [row for plan in plans for row in _rows(plan, staff, at)]
    with connection.cursor() as cursor:
        cursor.execute(
            _WRITE,
            {
                "at": at,
                "steps": json.dumps(rows, cls=DjangoJSONEncoder),
                "moves": json.dumps(moves),
                "escalated": Event.Kind.ESCALATED,
                "queued": Message.State.QUEUED,
            },
        )


def _rows(plan, staff, at):
    """One for each step; people are told of the highest."""
    clock = plan.clock
    for step in plan.steps:
        is_highest = step is plan.steps[-1]
        messages = list(plan.messages(staff, at)) if is_highest else []
        yield {
            "clock_id": clock.pk,
            "plan": clock.plan,
            "number": step.number,
            # As text: the encoder would cut a moment to milliseconds, as it does in an event.
            "was_due_at": step.was_due_at.isoformat(),
            "told": len(messages),
            "is_reminder": step.is_reminder,
            "incident_id": clock.incident_id,
            "event": {
                "clock": clock.kind,
                "due_at": clock.due_at,
                "step": step.number,
                "reminder": step.is_reminder,
                "told": plan.told.people if is_highest else (),
                "chats": plan.told.chats if is_highest else (),
                "guides": plan.told.guides if is_highest else (),
            }
            | ({"stand_ins": plan.told.stand_ins} if is_highest and plan.told.stand_ins else {}),
            "messages": messages,
            "guides": plan.told.guides if is_highest else (),
        }
