from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from incidents.models.incident import Incident


class Relation(models.Model):
    """How one incident has to do with another: `incident` is a duplicate of, was caused by, or
    is related to `other`."""

    class Kind(models.TextChoices):
        DUPLICATE_OF = "duplicate_of", _("Duplicate of")
        CAUSED_BY = "caused_by", _("Caused by")
        RELATED = "related", _("Related to")

    incident = models.ForeignKey(Incident, models.CASCADE, related_name="relations", db_index=False)
    other = models.ForeignKey(Incident, models.CASCADE, related_name="related_from")
    kind = models.CharField(max_length=20, choices=Kind)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("kind", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("incident", "other", "kind"), name="one_relation_of_a_kind"
            ),
            models.CheckConstraint(
                condition=~Q(incident=F("other")), name="relation_is_to_another"
            ),
        )

    def __str__(self):
        return f"R-{self.incident_id}: {self.get_kind_display()} R-{self.other_id}"
