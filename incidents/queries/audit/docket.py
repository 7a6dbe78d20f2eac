from django.db import connection

from incidents.queries.audit.finding import NAMED, Finding, names_of

ASTRAY = """
    SELECT COALESCE(d.incident_id, s.incident_id)
    FROM incidents_docket d
    FULL JOIN incidents_docket_as_it_should_be s USING (incident_id)
    WHERE (d.team_id, d.owner_id, d.rank, d.logged_at, d.due_at, d.snoozed_until, d.is_waiting,
           d.spoke_at, d.touched_at)
        IS DISTINCT FROM
          (s.team_id, s.owner_id, s.rank, s.logged_at, s.due_at, s.snoozed_until, s.is_waiting,
           s.spoke_at, s.touched_at)
    ORDER BY 1
"""


def docket_findings():
    """Open incidents whose line on the docket is not what their own rows say."""
    with connection.cursor() as cursor:
        cursor.execute(ASTRAY)
        ids = [pk for (pk,) in cursor.fetchall()]
    if not ids:
        return []
    facts = {"number": len(ids), "names": names_of(ids)}
    return [Finding("docket-astray", facts, tuple(ids[:NAMED]))]
