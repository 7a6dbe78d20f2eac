from django.db import models

from incidents.models.clock import Clock


class Escalation(models.Model):
    """One step of the ladder, taken for one clock, once: the database holds it to that."""

    clock = models.ForeignKey(Clock, models.CASCADE, related_name="escalations")
    cycle = models.PositiveSmallIntegerField()
    step = models.PositiveIntegerField()
    was_due_at = models.DateTimeField()
    taken_at = models.DateTimeField()

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=("clock", "cycle", "step"), name="one_escalation_per_clock_cycle_and_step"
            ),
        )

    def __str__(self):
        return f"Step {self.step} of clock {self.clock_id}"
