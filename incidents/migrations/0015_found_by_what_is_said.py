from django.db import migrations, models


class Migration(migrations.Migration):
    """What is said of few incidents finds them, however many there are."""

    dependencies = [
        ("incidents", "0014_lists_along_an_index"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="cause",
            index=models.Index(
                condition=models.Q(("state", "confirmed")),
                fields=["explains", "kind", "incident"],
                name="cause_confirmed",
            ),
        ),
        migrations.AddIndex(
            model_name="clock",
            index=models.Index(
                condition=models.Q(("stopped_at__isnull", False)),
                fields=["stopped_at"],
                name="clock_stopped",
            ),
        ),
        migrations.AddIndex(
            model_name="clock",
            index=models.Index(
                condition=models.Q(("stopped_at__isnull", False)),
                fields=["due_at"],
                name="clock_stopped_due",
            ),
        ),
        migrations.AddIndex(
            model_name="incident",
            index=models.Index(fields=["logged_at"], name="incident_logged"),
        ),
        migrations.AddIndex(
            model_name="incident",
            index=models.Index(
                condition=models.Q(("is_difficult", True)),
                fields=["-id"],
                name="incident_difficult",
            ),
        ),
        migrations.AddIndex(
            model_name="incident",
            index=models.Index(
                condition=models.Q(("cycle__gt", 1)), fields=["-id"], name="incident_again"
            ),
        ),
        migrations.AddIndex(
            model_name="incident",
            index=models.Index(
                condition=models.Q(("footprint", ""), _negated=True),
                fields=["footprint", "-id"],
                name="incident_footprint",
            ),
        ),
        migrations.AddIndex(
            model_name="incident",
            index=models.Index(
                condition=models.Q(("story", ""), _negated=True),
                fields=["story", "-id"],
                name="incident_story",
            ),
        ),
        migrations.AddIndex(
            model_name="incident",
            index=models.Index(
                condition=models.Q(("reach__isnull", False)),
                fields=["reach"],
                name="incident_reach",
            ),
        ),
        migrations.AddIndex(
            model_name="incident",
            index=models.Index(
                condition=models.Q(("value_at_risk__isnull", False)),
                fields=["value_at_risk"],
                name="incident_value",
            ),
        ),
        migrations.AddIndex(
            model_name="incident",
            index=models.Index(
                condition=models.Q(("closed_on", "confirmed"), ("value_at_risk__isnull", False)),
                fields=["currency", "-id"],
                name="incident_value_kept",
            ),
        ),
        migrations.AddIndex(
            model_name="remedy",
            index=models.Index(
                condition=models.Q(("delivered_at__isnull", False)),
                fields=["kind", "currency", "incident"],
                name="remedy_delivered",
            ),
        ),
        migrations.AddIndex(
            model_name="survey",
            index=models.Index(fields=["outcome", "incident"], name="survey_outcome"),
        ),
        migrations.AddIndex(
            model_name="survey",
            index=models.Index(fields=["process", "incident"], name="survey_process"),
        ),
        migrations.AddIndex(
            model_name="survey",
            index=models.Index(fields=["treatment", "incident"], name="survey_treatment"),
        ),
    ]
