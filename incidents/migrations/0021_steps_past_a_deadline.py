from django.db import migrations, models
from django.db.models import F, Q


def note_reminders(apps, schema_editor):
    """Steps that were taken before the deadline that their clock has were reminders."""
    steps = apps.get_model("incidents", "Escalation").objects.order_by()
    before = steps.filter(was_due_at__lt=F("clock__due_at")).values("pk")
    steps.filter(pk__in=before).update(is_reminder=True)


class Migration(migrations.Migration):
    """A step says whether it was a reminder, or past the deadline."""

    dependencies = [
        ("incidents", "0020_newest_of_a_customer"),
    ]

    operations = [
        migrations.AddField(
            model_name="escalation",
            name="is_reminder",
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.RunPython(note_reminders, migrations.RunPython.noop, elidable=True),
        migrations.AddIndex(
            model_name="escalation",
            index=models.Index(
                fields=["taken_at"],
                include=("clock",),
                condition=Q(is_reminder=False),
                name="escalation_past_by_time",
            ),
        ),
    ]
