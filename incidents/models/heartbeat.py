from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models.functions import Now


class HeartbeatManager(models.Manager):
    def beat(self, name, **data):
        """Note that `name` is alive now, by the database's clock, and what it has to say."""
        self.update_or_create(name=name, defaults={"at": Now(), "data": data})


class Heartbeat(models.Model):
    """The last sign of life of one of the engine's parts."""

    name = models.CharField(max_length=40, primary_key=True)
    at = models.DateTimeField()
    data = models.JSONField(default=dict, encoder=DjangoJSONEncoder)

    objects = HeartbeatManager()

    def __str__(self):
        return self.name
