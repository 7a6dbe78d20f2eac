from django.contrib.postgres.fields import ArrayField
from django.db import models

from incidents.models.incident import Incident
from incidents.models.team import Team


class Rollup(models.Model):
    """What the incidents that we learned of in one week add up to, for one team and urgency.

    A worker keeps it (`actions.roll_up`), so that a page over years reads hundreds of rows, not a
    million. Besides the single cells it holds their sums: no team is all teams, no urgency is all
    urgencies.

    week: its Monday, by UTC; measure, key: what is counted, and which one of it (a cause, a clock),
    as `queries.measures` defines them
    n: how many incidents; total: the sum of their amounts, in the measure's own unit; spread: how
    many fall into each bucket (`rules.spread`), where the measure is a length of time
    """

    week = models.DateField()
    team = models.ForeignKey(Team, models.CASCADE, null=True, related_name="+", db_index=False)
    urgency = models.CharField(max_length=10, choices=Incident.Urgency, blank=True)
    measure = models.CharField(max_length=40)
    key = models.CharField(max_length=60, blank=True)
    n = models.PositiveIntegerField(default=0)
    total = models.DecimalField(max_digits=20, decimal_places=2, default=0)
    spread = ArrayField(models.PositiveIntegerField(), default=list)

    class Meta:
        constraints = (
            # In the order in which pages ask: weeks on end, of one team and urgency or of all.
            models.UniqueConstraint(
                fields=("team", "urgency", "week", "measure", "key"),
                name="one_rollup_per_cell",
                nulls_distinct=False,
            ),
        )

    def __str__(self):
        return f"{self.measure} {self.key}, week of {self.week}"
