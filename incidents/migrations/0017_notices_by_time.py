from django.db import migrations, models


class Migration(migrations.Migration):
    """What lies under the bell is listed by its time, from any place on."""

    dependencies = [("incidents", "0016_facts_of_what_is_open")]

    operations = [
        migrations.AddIndex(
            model_name="notice",
            index=models.Index(fields=["person", "-at", "-id"], name="notice_by_time"),
        ),
    ]
