from django.contrib.postgres.operations import TrigramExtension
from django.db import migrations


class Migration(migrations.Migration):
    """Words that are nearly the same find each other."""

    dependencies = [("incidents", "0006_fewer_indexes")]

    operations = [TrigramExtension()]
