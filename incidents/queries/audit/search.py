from django.db import connection

from incidents.queries.audit.finding import NAMED, Finding, names_of

NEWEST = 20_000
"""So many incidents are looked at: reading every letter of a million would take minutes."""
ASTRAY = """
    WITH newest AS (
        SELECT GREATEST(
            (SELECT MAX(id) FROM incidents_incident),
            (SELECT MAX(incident_id) FROM incidents_searchtext)
        ) - %s AS after
    )
    SELECT COALESCE(t.incident_id, s.incident_id)
    FROM (
        SELECT * FROM incidents_searchtext WHERE incident_id > (SELECT after FROM newest)
    ) t
    FULL JOIN (
        SELECT * FROM incidents_searchtext_as_it_should_be
        WHERE incident_id > (SELECT after FROM newest)
    ) s USING (incident_id)
    WHERE t.words IS DISTINCT FROM s.words
    ORDER BY 1
"""


def search_findings():
    """The newest incidents that are searched for by other words than are written about them."""
    with connection.cursor() as cursor:
        cursor.execute(ASTRAY, [NEWEST])
        ids = [pk for (pk,) in cursor.fetchall()]
    if not ids:
        return []
    facts = {"number": len(ids), "names": names_of(ids)}
    return [Finding("search-astray", facts, tuple(ids[:NAMED]))]
