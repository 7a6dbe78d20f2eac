from django.db import models
from django.db.models.functions import Now


class HeartbeatManager(models.Manager):
    def beat(self, name):
        """Note that `name` is alive now, by the database's clock."""
        self.update_or_create(name=name, defaults={"at": Now()})


class Heartbeat(models.Model):
    """The last sign of life of one of the engine's parts."""

    name = models.CharField(max_length=40, primary_key=True)
    at = models.DateTimeField()

    objects = HeartbeatManager()

    def __str__(self):
        return self.name
