from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q

from incidents.models.incident import Incident


class Event(models.Model):
    """One line of an incident's timeline.

    Append-only: the database refuses to change or remove one (see the first migration). `data`
    holds what the line needs to be told in words; `queries.timeline` tells it.
    """

    class Kind(models.TextChoices):
        LOGGED = "logged", "Logged"
        IMPORTED = "imported", "Imported"
        EDITED = "edited", "Details changed"
        ASSIGNED = "assigned", "Owner changed"
        TOUCHPOINT = "touchpoint", "Touchpoint"
        APOLOGY_QUEUED = "apology_queued", "Answer on its way"
        APOLOGY_DELIVERED = "apology_delivered", "Answer delivered"
        APOLOGY_FAILED = "apology_failed", "Answer could not be delivered"
        ESCALATED = "escalated", "Escalated"
        ACKNOWLEDGED = "acknowledged", "Escalation acknowledged"
        SNOOZED = "snoozed", "Snoozed"
        REPLANNED = "replanned", "Deadlines moved"
        WAITING = "waiting", "Waiting for the customer"
        WAIT_ENDED = "wait_ended", "No longer waiting"
        GUIDE_JOINED = "guide_joined", "A guide joined"
        TAKEN_OVER = "taken_over", "Taken over"
        DECISION_ASKED = "decision_asked", "Decision asked for"
        DECIDED = "decided", "Decided"
        ACTION_ADDED = "action_added", "Action promised"
        ACTION_DONE = "action_done", "Action done"
        ACTION_DROPPED = "action_dropped", "Action dropped"
        CHECKED = "checked", "Looked whether it worked"
        WROTE = "wrote", "Questions answered"
        CAUSE_NAMED = "cause_named", "Cause named"
        CAUSE_SETTLED = "cause_settled", "Cause confirmed or ruled out"
        REMEDY_PROPOSED = "remedy_proposed", "Remedy proposed"
        REMEDY_OFFERED = "remedy_offered", "Remedies offered"
        REMEDY_CHOSEN = "remedy_chosen", "Remedy chosen"
        REMEDY_DELIVERED = "remedy_delivered", "Remedy delivered"
        REMEDY_DECLINED = "remedy_declined", "Remedy declined"
        SENDING_UNDONE = "sending_undone", "Answer taken back before it left"
        LESSON = "lesson", "Lesson kept"
        LINKED = "linked", "The customer’s page opened for them"
        LINK_REVOKED = "link_revoked", "The customer’s page closed"
        THEIR_VERSION = "their_version", "The customer’s own version"
        THEY_ESCALATED = "they_escalated", "The customer asked for a lead"
        SURVEYED = "surveyed", "The customer answered the survey"
        MADE_RIGHT = "made_right", "Made right"
        CLOSED = "closed", "Closed"
        REOPENED = "reopened", "Reopened"
        HISTORY = "history", "From an imported history"
        NOTE = "note", "Internal note"
        TAGGED = "tagged", "Tags changed"
        RELATED = "related", "Put in relation to another"
        MERGED = "merged", "Merged into another"
        TOOK_IN = "took_in", "Another was merged into it"
        ATTACHED = "attached", "File attached"
        DETACHED = "detached", "File taken out"

    incident = models.ForeignKey(Incident, models.PROTECT, related_name="events", db_index=False)
    kind = models.CharField(max_length=20, choices=Kind)
    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", db_index=False
    )
    data = models.JSONField(default=dict, encoder=DjangoJSONEncoder)

    class Meta:
        indexes = (
            models.Index(fields=("incident", "-at", "-id"), name="event_timeline"),
            models.Index(fields=("by",), condition=Q(by__isnull=False), name="event_by_person"),
        )

    def __str__(self):
        return f"{self.get_kind_display()}, R-{self.incident_id}"
