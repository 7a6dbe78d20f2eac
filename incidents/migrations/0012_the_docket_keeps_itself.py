from django.db import migrations

KEEP = """
    CREATE FUNCTION incidents_docket_line(incident_pk bigint) RETURNS void LANGUAGE plpgsql AS $$
    BEGIN
        -- Whoever comes second waits here, and then reads what the first has written.
        PERFORM 1 FROM incidents_docket WHERE incident_id = incident_pk FOR UPDATE;
        DELETE FROM incidents_docket WHERE incident_id = incident_pk AND NOT EXISTS (
            SELECT FROM incidents_incident WHERE id = incident_pk AND status = 'open'
        );
        INSERT INTO incidents_docket (
            incident_id, team_id, owner_id, rank, logged_at,
            due_at, snoozed_until, is_waiting, spoke_at, touched_at
        )
        SELECT * FROM incidents_docket_as_it_should_be WHERE incident_id = incident_pk
        ON CONFLICT (incident_id) DO UPDATE SET (
            team_id, owner_id, rank, logged_at,
            due_at, snoozed_until, is_waiting, spoke_at, touched_at
        ) = (
            EXCLUDED.team_id, EXCLUDED.owner_id, EXCLUDED.rank, EXCLUDED.logged_at,
            EXCLUDED.due_at, EXCLUDED.snoozed_until, EXCLUDED.is_waiting,
            EXCLUDED.spoke_at, EXCLUDED.touched_at
        )
        WHERE incidents_docket.* IS DISTINCT FROM EXCLUDED.*;
    END $$;

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

    CREATE FUNCTION incidents_docket_follows() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF TG_TABLE_NAME = 'incidents_incident' THEN
            PERFORM incidents_docket_line(CASE TG_OP WHEN 'DELETE' THEN OLD.id ELSE NEW.id END);
        ELSIF TG_OP = 'DELETE' THEN
            PERFORM incidents_docket_line(OLD.incident_id);
        ELSE
            PERFORM incidents_docket_line(NEW.incident_id);
        END IF;
        RETURN NULL;
    END $$;

    CREATE TRIGGER docket_follows_incidents AFTER INSERT OR DELETE ON incidents_incident
        FOR EACH ROW EXECUTE FUNCTION incidents_docket_follows();
    CREATE TRIGGER docket_follows_incident
        AFTER UPDATE OF status, team_id, owner_id, urgency ON incidents_incident
        FOR EACH ROW WHEN (
            (OLD.status, OLD.team_id, OLD.owner_id, OLD.urgency)
            IS DISTINCT FROM (NEW.status, NEW.team_id, NEW.owner_id, NEW.urgency)
        ) EXECUTE FUNCTION incidents_docket_follows();
    CREATE TRIGGER docket_follows_clocks AFTER INSERT OR DELETE ON incidents_clock
        FOR EACH ROW EXECUTE FUNCTION incidents_docket_follows();
    -- The sweep changes other columns only, so it pays nothing for this.
    CREATE TRIGGER docket_follows_clock
        AFTER UPDATE OF due_at, stopped_at, paused_at, snoozed_until ON incidents_clock
        FOR EACH ROW WHEN (
            (OLD.due_at, OLD.stopped_at, OLD.paused_at, OLD.snoozed_until)
            IS DISTINCT FROM (NEW.due_at, NEW.stopped_at, NEW.paused_at, NEW.snoozed_until)
        ) EXECUTE FUNCTION incidents_docket_follows();
    CREATE TRIGGER docket_follows_touchpoint AFTER INSERT OR UPDATE OR DELETE
        ON incidents_touchpoint
        FOR EACH ROW EXECUTE FUNCTION incidents_docket_follows();
    CREATE TRIGGER docket_follows_event AFTER INSERT ON incidents_event
        FOR EACH ROW WHEN (NEW.by_id IS NOT NULL) EXECUTE FUNCTION incidents_docket_follows();

    INSERT INTO incidents_docket (
        incident_id, team_id, owner_id, rank, logged_at,
        due_at, snoozed_until, is_waiting, spoke_at, touched_at
    ) SELECT * FROM incidents_docket_as_it_should_be;
"""

LEAVE = """
    DROP TRIGGER docket_follows_event ON incidents_event;
    DROP TRIGGER docket_follows_touchpoint ON incidents_touchpoint;
    DROP TRIGGER docket_follows_clock ON incidents_clock;
    DROP TRIGGER docket_follows_clocks ON incidents_clock;
    DROP TRIGGER docket_follows_incident ON incidents_incident;
    DROP TRIGGER docket_follows_incidents ON incidents_incident;
    DROP FUNCTION incidents_docket_follows();
    DROP FUNCTION incidents_docket_line(bigint);
    DROP VIEW incidents_docket_as_it_should_be;
    TRUNCATE incidents_docket;
"""


class Migration(migrations.Migration):
    """The database keeps the docket in line with incidents, clocks, touchpoints and events."""

    dependencies = [("incidents", "0011_search_words")]

    operations = [
        # Its own migration makes the index that this makes anew, and only at its very end.
        migrations.RunSQL("SELECT incidents_search_from_the_start()", migrations.RunSQL.noop),
        migrations.RunSQL(KEEP, LEAVE),
    ]
