from django.db import migrations, models


class Migration(migrations.Migration):
    """Lists of what is closed, or of all, find those at once that come far down their order."""

    dependencies = [
        ("incidents", "0018_facts_on_the_docket"),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="clock",
            name="clock_running_due",
        ),
        migrations.RemoveIndex(
            model_name="clock",
            name="clock_stopped",
        ),
        migrations.RemoveIndex(
            model_name="clock",
            name="clock_stopped_due",
        ),
        migrations.RemoveIndex(
            model_name="docket",
            name="docket_owner_due",
        ),
        migrations.RemoveIndex(
            model_name="docket",
            name="docket_rank_due",
        ),
        migrations.RemoveIndex(
            model_name="incident",
            name="incident_value_kept",
        ),
        migrations.RemoveIndex(
            model_name="incident",
            name="incident_learned",
        ),
        migrations.AddIndex(
            model_name="clock",
            index=models.Index(
                condition=models.Q(("stopped_at__isnull", True)),
                fields=["due_at"],
                include=("incident", "paused_at"),
                name="clock_running_due",
            ),
        ),
        migrations.AddIndex(
            model_name="clock",
            index=models.Index(
                condition=models.Q(("stopped_at__isnull", False)),
                fields=["stopped_at"],
                include=("incident", "due_at"),
                name="clock_stopped",
            ),
        ),
        migrations.AddIndex(
            model_name="clock",
            index=models.Index(
                condition=models.Q(("stopped_at__isnull", False)),
                fields=["due_at"],
                include=("incident", "stopped_at"),
                name="clock_stopped_due",
            ),
        ),
        migrations.AddIndex(
            model_name="customer",
            index=models.Index(
                condition=models.Q(("is_internal", True)), fields=["id"], name="customer_internal"
            ),
        ),
        migrations.AddIndex(
            model_name="docket",
            index=models.Index(
                fields=["owner", "due_at", "incident"],
                include=("team", "rank"),
                name="docket_owner_due",
            ),
        ),
        migrations.AddIndex(
            model_name="docket",
            index=models.Index(
                fields=["customer", "due_at", "incident"], name="docket_customer_due"
            ),
        ),
        migrations.AddIndex(
            model_name="docket",
            index=models.Index(
                fields=["rank", "due_at", "incident"], include=("team",), name="docket_rank_due"
            ),
        ),
        migrations.AddIndex(
            model_name="incident",
            index=models.Index(
                fields=["learned_at", "status"], include=("id",), name="incident_learned"
            ),
        ),
        migrations.AddIndex(
            model_name="incident",
            index=models.Index(
                condition=models.Q(("status", "closed")),
                fields=["-id"],
                include=("closed_at", "merged_into"),
                name="incident_closed_newest",
            ),
        ),
        migrations.AddIndex(
            model_name="incident",
            index=models.Index(
                condition=models.Q(
                    ("closed_on", "confirmed"),
                    ("merged_into__isnull", True),
                    ("status", "closed"),
                    ("value_at_risk__isnull", False),
                ),
                fields=["currency", "-id"],
                include=("closed_at",),
                name="incident_value_kept",
            ),
        ),
    ]
