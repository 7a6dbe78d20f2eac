from django.conf import settings
from django.db import models

from incidents.models.incident import Incident


class Insight(models.Model):
    """What somebody wrote under one of the questions along the path (`rules.questions`).

    question: its code; one answer for each incident, which may be written anew
    """

    incident = models.ForeignKey(Incident, models.CASCADE, related_name="insights", db_index=False)
    question = models.CharField(max_length=30)
    text = models.TextField(max_length=4000)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=("incident", "question"), name="one_insight_per_question"
            ),
        )

    def __str__(self):
        return f"{self.question}, R-{self.incident_id}"
