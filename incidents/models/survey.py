from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from incidents.models.incident import Incident

LOWEST, HIGHEST = 1, 5


def rating(*args, **options):
    """A field for an answer from 1 (worst) to 5 (best)."""
    return models.PositiveSmallIntegerField(
        *args, validators=[MinValueValidator(LOWEST), MaxValueValidator(HIGHEST)], **options
    )


class Survey(models.Model):
    """What the customer thinks of how it was put right, once for each cycle of an incident.

    before, after: how content they were with us before it happened, and are now; outcome, process,
    treatment: the three sides of fair treatment (Tax, Brown & Chandrashekaran 1998), asked one by
    one; gesture: what we did beyond what we owed; loyalty: whether they would choose us again;
    told: how many people they have told. All ratings from 1 to 5.
    """

    incident = models.ForeignKey(Incident, models.CASCADE, related_name="surveys")
    cycle = models.PositiveSmallIntegerField()
    at = models.DateTimeField()
    before = rating(null=True, blank=True)
    after = rating(null=True, blank=True)
    outcome = rating()
    process = rating()
    treatment = rating()
    gesture = rating(null=True, blank=True)
    loyalty = rating(null=True, blank=True)
    told = models.PositiveIntegerField(null=True, blank=True)
    is_forgiven = models.BooleanField(null=True, blank=True)
    words = models.TextField(max_length=2000, blank=True)

    class Meta:
        ordering = ("-at", "-pk")
        indexes = (
            models.Index(fields=("outcome", "incident"), name="survey_outcome"),
            models.Index(fields=("process", "incident"), name="survey_process"),
            models.Index(fields=("treatment", "incident"), name="survey_treatment"),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("incident", "cycle"), name="one_survey_per_incident_and_cycle"
            ),
            *(
                models.CheckConstraint(
                    condition=Q(**{f"{name}__isnull": True})
                    | Q(**{f"{name}__range": (LOWEST, HIGHEST)}),
                    name=f"survey_{name}_is_1_to_5",
                )
                for name in (
                    *("before", "after", "outcome", "process", "treatment", "gesture", "loyalty"),
                )
            ),
        )

    def __str__(self):
        return f"Survey on R-{self.incident_id}"
