from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from incidents.models.customer import Contact
from incidents.models.decision import Decision
from incidents.models.incident import Incident


class Apology(models.Model):
    """The answer to the customer, in three parts. Drafted, queued, delivered."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        QUEUED = "queued", _("On its way")
        DELIVERED = "delivered", _("Delivered")
        FAILED = "failed", _("Could not be delivered")

    incident = models.ForeignKey(Incident, models.CASCADE, related_name="apologies")
    contact = models.ForeignKey(Contact, models.PROTECT, related_name="+")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    happened = models.TextField(_("here’s what happened"), max_length=8000, blank=True)
    why = models.TextField(_("here’s why"), max_length=8000, blank=True)
    next = models.TextField(_("here’s what’s next"), max_length=8000, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    version = models.PositiveIntegerField(
        default=1, help_text=_("Counts up with each save, so that nobody overwrites a colleague.")
    )
    set_aside = models.JSONField(
        default=list, help_text=_("Codes of the coach’s advice that is not followed this time.")
    )
    review = models.OneToOneField(
        Decision, models.PROTECT, null=True, related_name="apology", editable=False
    )
    saved_at = models.DateTimeField()
    queued_at = models.DateTimeField(null=True)
    delivered_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-pk",)
        verbose_name_plural = "apologies"
        indexes = (
            models.Index(
                fields=("-delivered_at",),
                condition=Q(state="delivered"),
                name="apology_delivered",
            ),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("incident",), condition=Q(state="draft"), name="one_draft_per_incident"
            ),
            models.CheckConstraint(
                condition=Q(state="draft") | ~(Q(happened="") | Q(why="") | Q(next="")),
                name="apology_is_whole_before_it_leaves",
            ),
            models.CheckConstraint(
                condition=~Q(state="delivered") | Q(delivered_at__isnull=False),
                name="delivered_apology_has_its_time",
            ),
        )

    def __str__(self):
        return f"Answer to {self.contact} on R-{self.incident_id}"
