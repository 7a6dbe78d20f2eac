from django.db import models
from django.db.models.functions import Lower

from incidents.models.incident import Incident


class Tag(models.Model):
    """A word that people put on incidents to find them together again."""

    name = models.CharField(max_length=40)
    incidents = models.ManyToManyField(Incident, related_name="tags", blank=True)

    class Meta:
        ordering = ("name",)
        constraints = (models.UniqueConstraint(Lower("name"), name="one_tag_per_name_in_any_case"),)

    def __str__(self):
        return self.name
