from django.db import migrations

REFUSE = """
    CREATE FUNCTION incidents_event_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        RAISE EXCEPTION 'The timeline is append-only: % on % is refused', TG_OP, TG_TABLE_NAME
            USING ERRCODE = 'restrict_violation',
                  HINT = 'Record a new event that says what has changed.';
    END $$;
    CREATE TRIGGER event_rows_are_append_only
        BEFORE UPDATE OR DELETE ON incidents_event
        FOR EACH ROW EXECUTE FUNCTION incidents_event_is_append_only();
    CREATE TRIGGER event_table_is_append_only
        BEFORE TRUNCATE ON incidents_event
        FOR EACH STATEMENT EXECUTE FUNCTION incidents_event_is_append_only();
"""

ALLOW = """
    DROP TRIGGER event_table_is_append_only ON incidents_event;
    DROP TRIGGER event_rows_are_append_only ON incidents_event;
    DROP FUNCTION incidents_event_is_append_only();
"""

FROM_1001 = "ALTER TABLE incidents_incident ALTER COLUMN id RESTART WITH 1001"


class Migration(migrations.Migration):
    """The database itself keeps the timeline; references start at R-1001."""

    dependencies = [("incidents", "0001_the_main_job")]

    operations = [
        migrations.RunSQL(REFUSE, ALLOW),
        migrations.RunSQL(FROM_1001, migrations.RunSQL.noop),
    ]
