from django.db import migrations, models


class Migration(migrations.Migration):
    """Lists of what is open, and of what is closed, read an index; what is open has no ending."""

    dependencies = [
        ("incidents", "0015_found_by_what_is_said"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="incident",
            name="open_incident_has_no_closing_time",
        ),
        migrations.RemoveIndex(
            model_name="incident",
            name="incident_learned",
        ),
        migrations.RemoveIndex(
            model_name="incident",
            name="incident_closed",
        ),
        migrations.AddIndex(
            model_name="incident",
            index=models.Index(
                condition=models.Q(("status", "open")),
                fields=["contact"],
                name="incident_open_by_contact",
            ),
        ),
        migrations.AddIndex(
            model_name="incident",
            index=models.Index(fields=["learned_at", "status"], name="incident_learned"),
        ),
        migrations.AddIndex(
            model_name="incident",
            index=models.Index(
                models.OrderBy(models.F("closed_at"), descending=True, nulls_last=True),
                models.OrderBy(models.F("id"), descending=True),
                condition=models.Q(("status", "closed")),
                include=("merged_into",),
                name="incident_only_closed",
            ),
        ),
        migrations.AddIndex(
            model_name="incident",
            index=models.Index(
                condition=models.Q(("status", "open")),
                fields=["learned_at", "id"],
                include=("kind", "channel", "noticed_by", "customer", "value_at_risk"),
                name="incident_open_facts",
            ),
        ),
        migrations.AddConstraint(
            model_name="incident",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("closed_at__isnull", True),
                        ("closed_on", ""),
                        ("merged_into__isnull", True),
                        ("status", "open"),
                    ),
                    ("status", "closed"),
                    _connector="OR",
                ),
                name="open_incident_has_no_ending",
            ),
        ),
    ]
