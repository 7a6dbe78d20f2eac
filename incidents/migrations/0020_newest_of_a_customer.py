from django.db import migrations, models


class Migration(migrations.Migration):
    """The newest incidents of a customer are read off an index, however many there are."""

    dependencies = [
        ("incidents", "0019_lists_of_what_is_closed"),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="incident",
            name="incident_customer_learned",
        ),
        migrations.AddIndex(
            model_name="incident",
            index=models.Index(
                fields=["customer", "learned_at", "id"], name="incident_customer_learned"
            ),
        ),
    ]
