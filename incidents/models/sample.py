from django.conf import settings
from django.db import models

from incidents.models.customer import Customer
from incidents.models.incident import Incident
from incidents.models.team import Team

THE_ONE = 1


class Sample(models.Model):
    """The sample company that somebody let in to try things: at most one, while it is in here.

    What stands in it can be taken out again with its whole story, which the database refuses for
    every other incident (migration 0013).
    """

    id = models.PositiveSmallIntegerField(primary_key=True, default=THE_ONE, editable=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    team = models.OneToOneField(Team, models.PROTECT, related_name="+")
    customers = models.ManyToManyField(Customer, related_name="+")
    incidents = models.ManyToManyField(Incident, related_name="+")

    class Meta:
        constraints = (
            models.CheckConstraint(condition=models.Q(id=THE_ONE), name="one_sample_at_the_most"),
        )

    def __str__(self):
        return f"The sample company of {self.at:%d %B %Y}"
