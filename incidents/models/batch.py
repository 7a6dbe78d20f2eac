from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _


class BatchQuerySet(models.QuerySet):
    def working(self):
        """Those that a worker has to do something for."""
        return self.filter(state__in=[Batch.State.WORKING, Batch.State.UNDOING])


class Batch(models.Model):
    """One change to many incidents at once: a job that a worker does, and can take back.

    value: what the verb needs, as JSON; ids: of the incidents, in their order; place: how many of
    them it has seen to; done: ids with what undoing needs; refused: ids with the sentence why
    """

    class Verb(models.TextChoices):
        ASSIGN = "assign", _("Give to")
        URGENCY = "urgency", _("Set the urgency")
        TAG = "tag", _("Tag")
        UNTAG = "untag", _("Take a tag off")
        SNOOZE = "snooze", _("Snooze")
        MERGE = "merge", _("Merge into one")

    class State(models.TextChoices):
        WORKING = "working", _("At work")
        DONE = "done", _("Done")
        UNDOING = "undoing", _("Taking it back")
        UNDONE = "undone", _("Taken back")

    verb = models.CharField(max_length=10, choices=Verb)
    value = models.JSONField(default=dict)
    ids = ArrayField(models.BigIntegerField())
    state = models.CharField(max_length=10, choices=State, default=State.WORKING)
    place = models.PositiveIntegerField(default=0)
    done = models.JSONField(default=list)
    refused = models.JSONField(default=list)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    once = models.UUIDField(
        unique=True, help_text=_("The form it came from: sent twice, done once.")
    )

    objects = BatchQuerySet.as_manager()

    class Meta:
        ordering = ("-pk",)
        indexes = (
            models.Index(
                fields=("id",),
                condition=models.Q(state__in=["working", "undoing"]),
                name="batch_working",
            ),
        )

    def __str__(self):
        return f"{self.get_verb_display()}, {len(self.ids)} incidents: {self.get_state_display()}"
