from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from incidents.models.event import Event
from incidents.models.incident import Incident


class NoticeQuerySet(models.QuerySet):
    def unread(self):
        """Those that their person has not read yet."""
        return self.filter(read_at__isnull=True)


class Notice(models.Model):
    """One thing shown to one person under the bell, with the reason why they get it."""

    class Reason(models.TextChoices):
        OWNER = "owner", _("you own it")
        MENTIONED = "mentioned", _("you were mentioned")
        WATCHING = "watching", _("you watch it")
        ASKED = "asked", _("you were asked")
        ESCALATED = "escalated", _("it was escalated to you")
        GUIDE = "guide", _("you help as a guide")
        LEAD = "lead", _("you lead its team")
        TEAM = "team", _("you are in its team")
        SUBSTITUTE = "substitute", _("you stand in for somebody who is away")

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="notices", db_index=False
    )
    reason = models.CharField(max_length=12, choices=Reason)
    incident = models.ForeignKey(
        Incident, models.CASCADE, null=True, related_name="+", db_index=False
    )
    event = models.ForeignKey(Event, models.CASCADE, null=True, related_name="+")
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    data = models.JSONField(default=dict)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        ordering = ("-pk",)
        indexes = (
            models.Index(fields=("person", "-id"), name="notice_by_person"),
            models.Index(fields=("person", "-at", "-id"), name="notice_by_time"),
            models.Index(
                fields=("person",), condition=Q(read_at__isnull=True), name="notice_unread"
            ),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("event", "person"), name="one_notice_per_event_and_person"
            ),
        )

    def __str__(self):
        return f"{self.person}: {self.get_reason_display()}"
