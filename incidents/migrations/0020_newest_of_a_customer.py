from django.db import migrations, models
from django.db.models import F, Q


class Migration(migrations.Migration):
    """The newest incidents of a customer are read off an index, however many there are; so is when
    something was logged that is closed."""

    dependencies = [
        ("incidents", "0019_lists_of_what_is_closed"),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="incident",
            name="incident_customer_learned",
        ),
        migrations.RemoveIndex(
            model_name="incident",
            name="incident_only_closed",
        ),
        migrations.AddIndex(
            model_name="incident",
            index=models.Index(
                fields=["customer", "learned_at", "id"], name="incident_customer_learned"
            ),
        ),
        migrations.AddIndex(
            model_name="incident",
            index=models.Index(fields=["customer", "-id"], name="incident_customer_newest"),
        ),
        migrations.AddIndex(
            model_name="incident",
            index=models.Index(
                F("closed_at").desc(nulls_last=True),
                F("id").desc(),
                condition=Q(status="closed"),
                include=("merged_into", "logged_at"),
                name="incident_only_closed",
            ),
        ),
    ]
