from django.db import models


class Breaker(models.Model):
    """A way out of the house that is closed for a while because the server at its end is away.

    No row means that all is well. `failures` counts the attempts in a row that found it away.
    """

    channel = models.CharField(max_length=20, primary_key=True)
    failures = models.PositiveIntegerField(default=1)
    since = models.DateTimeField()
    closed_until = models.DateTimeField()
    reason = models.TextField(blank=True)

    def __str__(self):
        return f"{self.channel} is away since {self.since:%H:%M}"
