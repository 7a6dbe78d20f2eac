from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from incidents.models.incident import Incident


class Event(models.Model):
    """One line of an incident's timeline.

    Append-only: the database refuses to change or remove one (see the first migration). `data`
    holds what the line needs to be told in words; `queries.timeline` tells it.
    """

    class Kind(models.TextChoices):
        LOGGED = "logged", _("Logged")
        IMPORTED = "imported", _("Imported")
        EDITED = "edited", _("Details changed")
        ASSIGNED = "assigned", _("Owner changed")
        TOUCHPOINT = "touchpoint", _("Touchpoint")
        APOLOGY_QUEUED = "apology_queued", _("Answer on its way")
        APOLOGY_DELIVERED = "apology_delivered", _("Answer delivered")
        APOLOGY_FAILED = "apology_failed", _("Answer could not be delivered")
        ESCALATED = "escalated", _("Escalated")
        ACKNOWLEDGED = "acknowledged", _("Escalation acknowledged")
        SNOOZED = "snoozed", _("Snoozed")
        REPLANNED = "replanned", _("Deadlines moved")
        WAITING = "waiting", _("Waiting for the customer")
        WAIT_ENDED = "wait_ended", _("No longer waiting")
        GUIDE_JOINED = "guide_joined", _("A guide joined")
        TAKEN_OVER = "taken_over", _("Taken over")
        DECISION_ASKED = "decision_asked", _("Decision asked for")
        DECIDED = "decided", _("Decided")
        ACTION_ADDED = "action_added", _("Action promised")
        ACTION_DONE = "action_done", _("Action done")
        ACTION_DROPPED = "action_dropped", _("Action dropped")
        CHECKED = "checked", _("Looked whether it worked")
        WROTE = "wrote", _("Questions answered")
        CAUSE_NAMED = "cause_named", _("Cause named")
        CAUSE_SETTLED = "cause_settled", _("Cause confirmed or ruled out")
        REMEDY_PROPOSED = "remedy_proposed", _("Remedy proposed")
        REMEDY_OFFERED = "remedy_offered", _("Remedies offered")
        REMEDY_CHOSEN = "remedy_chosen", _("Remedy chosen")
        REMEDY_DELIVERED = "remedy_delivered", _("Remedy delivered")
        REMEDY_DECLINED = "remedy_declined", _("Remedy declined")
        SENDING_UNDONE = "sending_undone", _("Answer taken back before it left")
        LESSON = "lesson", _("Lesson kept")
        LINKED = "linked", _("The customer’s page opened for them")
        LINK_REVOKED = "link_revoked", _("The customer’s page closed")
        THEIR_VERSION = "their_version", _("The customer’s own version")
        THEY_ESCALATED = "they_escalated", _("The customer asked for a lead")
        SURVEYED = "surveyed", _("The customer answered the survey")
        MADE_RIGHT = "made_right", _("Made right")
        CLOSED = "closed", _("Closed")
        REOPENED = "reopened", _("Reopened")
        HISTORY = "history", _("From an imported history")
        NOTE = "note", _("Internal note")
        TAGGED = "tagged", _("Tags changed")
        RELATED = "related", _("Put in relation to another")
        MERGED = "merged", _("Merged into another")
        TOOK_IN = "took_in", _("Another was merged into it")
        ATTACHED = "attached", _("File attached")
        DETACHED = "detached", _("File taken out")

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
