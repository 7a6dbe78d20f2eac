from django.db import migrations, models
from django.db.models.functions import Coalesce


class Migration(migrations.Migration):
    """What is open with a customer, has failed, or is silent, is found without reading the rest."""

    dependencies = [("incidents", "0013_sample_company")]

    operations = [
        migrations.AddIndex(
            model_name="docket",
            index=models.Index(
                Coalesce("spoke_at", "logged_at"), models.F("incident"), name="docket_silent"
            ),
        ),
        migrations.AddIndex(
            model_name="incident",
            index=models.Index(
                fields=["customer"],
                condition=~models.Q(status="closed"),
                name="incident_open_by_customer",
            ),
        ),
        migrations.AddIndex(
            model_name="incident",
            index=models.Index(
                models.F("closed_at").desc(nulls_last=True),
                models.F("id").desc(),
                name="incident_closed_last",
            ),
        ),
        migrations.AddIndex(
            model_name="incident",
            index=models.Index(
                models.F("status"),
                models.F("id").desc(),
                condition=models.Q(closed_at__isnull=True),
                name="incident_closing_unknown",
            ),
        ),
        migrations.AddIndex(
            model_name="message",
            index=models.Index(
                fields=["send_after"], condition=models.Q(state="failed"), name="message_failed"
            ),
        ),
    ]
