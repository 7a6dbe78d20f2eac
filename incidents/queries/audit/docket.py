from django.db import connection

from incidents.models import Docket
from incidents.queries.audit.finding import NAMED, Finding, names_of

ASTRAY = """
    SELECT COALESCE(d.incident_id, s.incident_id)
    FROM incidents_docket d
    FULL JOIN incidents_docket_as_it_should_be s USING (incident_id)
    WHERE ({kept}) IS DISTINCT FROM ({derived})
    ORDER BY 1
"""


def docket_findings():
    """Open incidents whose line on the docket is not what their own rows say."""
    kept, derived = (
        ", ".join(f"{one}.{field.column}" for field in Docket._meta.fields) for one in ("d", "s")
    )
    with connection.cursor() as cursor:
        cursor.execute(ASTRAY.format(kept=kept, derived=derived))
        ids = [pk for (pk,) in cursor.fetchall()]
    if not ids:
        return []
    facts = {"number": len(ids), "names": names_of(ids)}
    return [Finding("docket-astray", facts, tuple(ids[:NAMED]))]
