"""What a sweep has written, in figures that can be held against each other."""

from django.db import connection

_EFFECTS = """
    SELECT
        (SELECT array[count(*)::text, md5(string_agg(
            concat_ws(' ', clock_id, plan, step, was_due_at, told, is_reminder),
            ',' ORDER BY clock_id, step))]
         FROM incidents_escalation),
        (SELECT array[count(*)::text, md5(string_agg(
            concat_ws(' ', incident_id, kind, by_id, data), ',' ORDER BY incident_id))]
         FROM incidents_event),
        (SELECT array[count(*)::text, md5(string_agg(
            concat_ws(' ', dedupe_key, kind, channel, state, person_id, room_id, incident_id,
                clock_id, step, data, attempts, send_after - created_at),
            ',' ORDER BY dedupe_key))]
         FROM incidents_message JOIN (
            SELECT id, concat_ws(':', clock_id, plan, step) AS step FROM incidents_escalation
         ) AS escalation ON escalation.id = escalation_id),
        (SELECT array[count(*)::text, md5(string_agg(
            concat_ws(' ', incident_id, person_id, joined_at),
            ',' ORDER BY incident_id, person_id))]
         FROM incidents_guide),
        (SELECT array[count(*)::text, md5(string_agg(
            concat_ws(' ', id, next_step, next_step_at, tries, leased_until), ',' ORDER BY id))]
         FROM incidents_clock WHERE incident_id < %(pattern)s + %(number)s)
"""


def effects(company, number) -> list:
    """What the sweeps of the first `number` incidents have left behind, as sums to compare."""
    with connection.cursor() as cursor:
        cursor.execute(_EFFECTS, {"pattern": company.pattern, "number": number})
        return list(cursor.fetchone())
