"""What was promised round the clock by the program is, from now on, promised by version 1."""

import tomllib
from datetime import UTC, datetime
from pathlib import Path

from django.db import migrations

SHIPPED = Path(__file__).parent.parent / "policies" / "round-the-clock.toml"
ALWAYS = datetime(2000, 1, 1, tzinfo=UTC)
TARGETS = {
    "contact": {"critical": "30 min", "high": "2 h", "normal": "8 h", "low": "24 h"},
    "answer": {"critical": "6 h", "high": "24 h", "normal": "72 h", "low": "120 h"},
}


def publish(apps, schema_editor):
    """Publish the policy a company starts with, and put what is there under it."""
    version = apps.get_model("incidents", "PolicyVersion").objects.create(
        number=1,
        document=tomllib.loads(SHIPPED.read_text(encoding="utf-8")),
        note="What Recovery starts with.",
        effective_from=ALWAYS,
        published_at=ALWAYS,
    )
    incidents = apps.get_model("incidents", "Incident").objects
    clocks = apps.get_model("incidents", "Clock").objects
    incidents.update(policy=version)
    clocks.update(policy=version, hours="always")
    for kind, row in TARGETS.items():
        for urgency, target in row.items():
            clocks.filter(kind=kind, incident__urgency=urgency).update(target=target)


def withdraw(apps, schema_editor):
    """Take every version back."""
    apps.get_model("incidents", "Clock").objects.update(policy=None)
    apps.get_model("incidents", "Incident").objects.update(policy=None)
    apps.get_model("incidents", "PolicyVersion").objects.all().delete()


class Migration(migrations.Migration):
    """Every incident runs under a policy."""

    dependencies = [("incidents", "0003_promises_under_policies")]

    operations = [migrations.RunPython(publish, withdraw)]
