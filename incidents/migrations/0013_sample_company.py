import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

# The same function, with one way past it: what stands in the sample may be taken out with its
# incident. Changing a line, and emptying the table, stay refused for every incident.
SAMPLES_MAY_GO = """
    CREATE OR REPLACE FUNCTION incidents_event_is_append_only() RETURNS trigger
    LANGUAGE plpgsql AS $$
    BEGIN
        IF TG_OP = 'DELETE' THEN
            IF EXISTS (
                SELECT FROM incidents_sample_incidents WHERE incident_id = OLD.incident_id
            ) THEN
                RETURN OLD;
            END IF;
        END IF;
        RAISE EXCEPTION 'The timeline is append-only: % on % is refused', TG_OP, TG_TABLE_NAME
            USING ERRCODE = 'restrict_violation',
                  HINT = 'Record a new event that says what has changed.';
    END $$;
"""

NOTHING_GOES = """
    CREATE OR REPLACE FUNCTION incidents_event_is_append_only() RETURNS trigger
    LANGUAGE plpgsql AS $$
    BEGIN
        RAISE EXCEPTION 'The timeline is append-only: % on % is refused', TG_OP, TG_TABLE_NAME
            USING ERRCODE = 'restrict_violation',
                  HINT = 'Record a new event that says what has changed.';
    END $$;
"""


class Migration(migrations.Migration):
    """A sample company can be let in, and be taken out again with its timelines."""

    dependencies = [("incidents", "0012_the_docket_keeps_itself")]

    operations = [
        migrations.CreateModel(
            name="Sample",
            fields=[
                (
                    "id",
                    models.PositiveSmallIntegerField(
                        default=1, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("customers", models.ManyToManyField(related_name="+", to="incidents.customer")),
                ("incidents", models.ManyToManyField(related_name="+", to="incidents.incident")),
                (
                    "team",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="incidents.team",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("id", 1)), name="one_sample_at_the_most"
                    )
                ],
            },
        ),
        migrations.RunSQL(SAMPLES_MAY_GO, NOTHING_GOES),
    ]
