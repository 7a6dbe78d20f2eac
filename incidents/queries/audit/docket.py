from django.db import connection
from django.utils.translation import gettext as _

from incidents.queries.audit.finding import NAMED, Finding

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
    names = ", ".join(f"R-{pk}" for pk in ids[:5])
    sentence = _("Incidents that lists and numbers show wrongly: %(count)s (%(names)s).") % {
        "count": len(ids),
        "names": names,
    }
    return [Finding("docket-astray", sentence, tuple(ids[:NAMED]))]
