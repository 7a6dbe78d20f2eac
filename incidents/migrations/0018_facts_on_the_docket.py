import django.db.models.deletion
from django.db import migrations, models

BEFORE = (
    *("team_id", "owner_id", "rank", "logged_at", "due_at", "snoozed_until", "is_waiting"),
    *("spoke_at", "touched_at"),
)
FACTS = ("learned_at", "customer_id", "kind", "channel", "noticed_by", "value_at_risk")

VIEW = """
    CREATE VIEW incidents_docket_as_it_should_be AS
        SELECT
            i.id AS incident_id,
            i.team_id,
            i.owner_id,
            array_position(ARRAY['critical', 'high', 'normal', 'low'], i.urgency::text) - 1 AS rank,
            i.logged_at,
            clocks.due_at,
            clocks.snoozed_until,
            COALESCE(clocks.is_waiting, FALSE) AS is_waiting,
            (
                SELECT MAX(t.at) FROM incidents_touchpoint t
                WHERE t.incident_id = i.id AND t.direction = 'out' AND NOT t.is_automatic
            ) AS spoke_at,
            (
                SELECT MAX(e.at) FROM incidents_event e
                WHERE e.incident_id = i.id AND e.by_id = i.owner_id
            ) AS touched_at
            {facts}
        FROM incidents_incident i
        CROSS JOIN LATERAL (
            SELECT
                MIN(c.due_at) FILTER (WHERE c.paused_at IS NULL) AS due_at,
                MAX(c.snoozed_until) AS snoozed_until,
                BOOL_OR(c.paused_at IS NOT NULL) AS is_waiting
            FROM incidents_clock c
            WHERE c.incident_id = i.id AND c.stopped_at IS NULL
        ) clocks
        WHERE i.status = 'open';
"""
LINE = """
    CREATE OR REPLACE FUNCTION incidents_docket_line(incident_pk bigint)
    RETURNS void LANGUAGE plpgsql AS $$
    BEGIN
        -- Whoever comes second waits here, and then reads what the first has written.
        PERFORM 1 FROM incidents_docket WHERE incident_id = incident_pk FOR UPDATE;
        DELETE FROM incidents_docket WHERE incident_id = incident_pk AND NOT EXISTS (
            SELECT FROM incidents_incident WHERE id = incident_pk AND status = 'open'
        );
        INSERT INTO incidents_docket (incident_id, {columns})
        SELECT incident_id, {columns} FROM incidents_docket_as_it_should_be
        WHERE incident_id = incident_pk
        ON CONFLICT (incident_id) DO UPDATE SET ({columns}) = ({excluded})
        WHERE incidents_docket.* IS DISTINCT FROM EXCLUDED.*;
    END $$;
"""
FOLLOW = """
    DROP TRIGGER docket_follows_incident ON incidents_incident;
    CREATE TRIGGER docket_follows_incident
        AFTER UPDATE OF {columns} ON incidents_incident
        FOR EACH ROW WHEN (({old}) IS DISTINCT FROM ({new}))
        EXECUTE FUNCTION incidents_docket_follows();
"""
FILL = """
    INSERT INTO incidents_docket (incident_id, {columns})
    SELECT incident_id, {columns} FROM incidents_docket_as_it_should_be;
"""
EMPTY = "DROP VIEW incidents_docket_as_it_should_be; TRUNCATE incidents_docket;"


def _keep(*facts):
    """What keeps the docket with these facts of incidents besides what it has always had."""
    told = "".join(f", i.{name}" for name in facts)
    columns = BEFORE + facts
    followed = ("status", "team_id", "owner_id", "urgency", *facts)
    parts = {
        VIEW: {"facts": told},
        LINE: {
            "columns": ", ".join(columns),
            "excluded": ", ".join(f"EXCLUDED.{name}" for name in columns),
        },
        FOLLOW: {
            "columns": ", ".join(followed),
            "old": ", ".join(f"OLD.{name}" for name in followed),
            "new": ", ".join(f"NEW.{name}" for name in followed),
        },
        FILL: {"columns": ", ".join(columns)},
    }
    return "".join(part.format(**names) for part, names in parts.items())


class Migration(migrations.Migration):
    """What is often asked of everything that is open stands on the docket, in its order."""

    dependencies = [("incidents", "0017_notices_by_time")]

    operations = [
        migrations.RunSQL(EMPTY, _keep()),
        migrations.AddField("docket", "learned_at", models.DateTimeField()),
        migrations.AddField(
            "docket",
            "customer",
            models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="incidents.customer",
            ),
        ),
        migrations.AddField("docket", "kind", models.CharField(max_length=20)),
        migrations.AddField("docket", "channel", models.CharField(max_length=10)),
        migrations.AddField("docket", "noticed_by", models.CharField(max_length=10)),
        migrations.AddField(
            "docket",
            "value_at_risk",
            models.DecimalField(decimal_places=2, max_digits=12, null=True),
        ),
        migrations.RunSQL(_keep(*FACTS), EMPTY),
        migrations.RemoveIndex("incident", "incident_open_facts"),
    ]
