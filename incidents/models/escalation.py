from django.db import models

from incidents.models.clock import Clock


class Escalation(models.Model):
    """One step of the ladder, taken for one clock, once: the database holds it to that.

    plan: the clock's at that time; told: how many messages went out with it, none where a higher
    step was taken at the same moment; is_reminder: nothing was late yet
    """

    clock = models.ForeignKey(Clock, models.CASCADE, related_name="escalations", db_index=False)
    plan = models.PositiveSmallIntegerField(default=1)
    step = models.PositiveIntegerField()
    was_due_at = models.DateTimeField()
    taken_at = models.DateTimeField()
    told = models.PositiveSmallIntegerField(default=0)
    is_reminder = models.BooleanField(default=False, db_default=False)

    class Meta:
        ordering = ("pk",)
        indexes = (
            models.Index(fields=("taken_at",), name="escalation_by_time"),
            models.Index(
                fields=("taken_at",),
                include=("clock",),
                condition=models.Q(is_reminder=False),
                name="escalation_past_by_time",
            ),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("clock", "plan", "step"), name="one_escalation_per_clock_plan_and_step"
            ),
        )

    def __str__(self):
        return f"Step {self.step} of clock {self.clock_id}"
