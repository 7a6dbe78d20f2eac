from django.conf import settings
from django.db import models
from django.urls import reverse

from incidents.models.customer import Contact, Customer
from incidents.models.policy import PolicyVersion, published_policy
from incidents.models.team import Team
from incidents.rules import kinds
from incidents.rules.policy import Case, Policy


class IncidentQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Those this person may see: all of them, or those of their own teams."""
        if user.sees_everything:
            return self
        return self.filter(team__in=user.team_ids)

    def open(self):
        """Those that are not closed yet."""
        return self.exclude(status=Incident.Status.CLOSED)

    def referenced(self, reference):
        """The one with this reference (“R-1042”), as a query; empty when it is none."""
        number = reference.upper().removeprefix("R-")
        return (
            self.filter(pk=int(number)) if number.isdecimal() and len(number) < 19 else self.none()
        )


class Incident(models.Model):
    """One mistake with one customer: what was promised, what was delivered, the gap between."""

    class Status(models.TextChoices):
        OPEN = "open", "Open"
        CLOSED = "closed", "Closed"

    class Urgency(models.TextChoices):
        CRITICAL = kinds.CRITICAL, "Critical"
        HIGH = kinds.HIGH, "High"
        NORMAL = kinds.NORMAL, "Normal"
        LOW = kinds.LOW, "Low"

    class NoticedBy(models.TextChoices):
        US = "us", "We did"
        CUSTOMER = "customer", "Customer"
        REFERRAL = "referral", "A referral"

    class Channel(models.TextChoices):
        PHONE = "phone", "Phone"
        EMAIL = "email", "E-mail"
        MEETING = "meeting", "Meeting"
        LETTER = "letter", "Letter"
        CHAT = "chat", "Chat"
        WEB = "web", "Web form"
        OURSELVES = "ourselves", "Nobody told us: we found it"

    customer = models.ForeignKey(Customer, models.PROTECT, related_name="incidents")
    contact = models.ForeignKey(
        Contact, models.SET_NULL, null=True, blank=True, related_name="incidents"
    )
    happened = models.TextField("what happened", max_length=4000)
    promised = models.TextField("what we had promised", max_length=4000, blank=True)
    impact = models.TextField("what it meant for them", max_length=4000, blank=True)
    noticed_by = models.CharField("who noticed", max_length=10, choices=NoticedBy)
    channel = models.CharField("how we learned of it", max_length=10, choices=Channel, blank=True)
    occurred_at = models.DateTimeField("when it happened", null=True, blank=True)
    learned_at = models.DateTimeField("when we learned of it")
    urgency = models.CharField(max_length=10, choices=Urgency)
    status = models.CharField(max_length=10, choices=Status, default=Status.OPEN)
    cycle = models.PositiveSmallIntegerField(
        default=1, editable=False, help_text="Counts up when the incident is reopened."
    )
    team = models.ForeignKey(Team, models.PROTECT, related_name="incidents")
    policy = models.ForeignKey(
        PolicyVersion, models.PROTECT, editable=False, related_name="incidents"
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="incidents"
    )
    logged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    logged_at = models.DateTimeField(editable=False)
    closed_at = models.DateTimeField(null=True, editable=False)
    external_source = models.CharField(max_length=60, blank=True, editable=False)
    external_ref = models.CharField(max_length=120, blank=True, editable=False)

    objects = IncidentQuerySet.as_manager()

    class Meta:
        ordering = ("-pk",)
        indexes = (
            models.Index(fields=("team", "status", "urgency"), name="incident_team_status"),
            models.Index(
                fields=("owner",), condition=models.Q(status="open"), name="incident_open_by_owner"
            ),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("external_source", "external_ref"),
                condition=~models.Q(external_ref=""),
                name="one_incident_per_external_reference",
            ),
            models.CheckConstraint(
                condition=models.Q(status="open", closed_at__isnull=True)
                | models.Q(status="closed"),
                name="open_incident_has_no_closing_time",
            ),
        )

    def __str__(self):
        return f"{self.reference}: {self.headline}"

    def get_absolute_url(self):
        """Its page."""
        return reverse("incident", args=[self.reference])

    @property
    def reference(self):
        """The short name that people use: “R-1042”."""
        return f"R-{self.pk}"

    @property
    def headline(self):
        """What happened, in one line of at most 120 characters."""
        line = " ".join(self.happened.split())
        return line if len(line) <= 120 else line[:119].rstrip() + "…"

    @property
    def rules(self) -> Policy:
        """The policy it runs under."""
        return published_policy(self.policy_id)

    @property
    def case(self) -> Case:
        """What of it a policy looks at."""
        return Case(self.urgency, self.team.name, self.customer.name)

    @property
    def is_open(self):
        """Whether somebody still owes the customer something."""
        return self.status != self.Status.CLOSED
