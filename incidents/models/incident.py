from django.conf import settings
from django.db import models
from django.urls import reverse

from incidents.models.customer import Contact, Customer
from incidents.models.policy import PolicyVersion, published_policy
from incidents.models.team import Team
from incidents.rules import kinds
from incidents.rules.policy import Case, Policy
from incidents.rules.taxonomy import INCIDENT_KINDS


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

    class Footprint(models.TextChoices):
        ONE = "one", "One person"
        SOME = "some", "A team or site"
        MANY = "many", "Several sites"
        ALL = "all", "All of them"

    class Story(models.TextChoices):
        LIKELY = "likely", "Probably"
        UNSURE = "unsure", "Hard to say"
        UNLIKELY = "unlikely", "Hardly"

    class ClosedOn(models.TextChoices):
        CONFIRMED = "confirmed", "They told us that it is right now"
        SILENCE = "silence", "We asked, and they did not answer"
        MERGED = "merged", "It was the same as another"

    customer = models.ForeignKey(Customer, models.PROTECT, related_name="incidents", db_index=False)
    contact = models.ForeignKey(
        Contact, models.SET_NULL, null=True, blank=True, related_name="incidents"
    )
    happened = models.TextField("what happened", max_length=4000)
    promised = models.TextField("what we had promised", max_length=4000, blank=True)
    impact = models.TextField("what it meant for them", max_length=4000, blank=True)
    kind = models.CharField(
        "what kind of mistake", max_length=20, choices=INCIDENT_KINDS, blank=True
    )
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
    involved = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="who was there",
        help_text="They may want to say sorry first. Nobody counts this.",
    )
    value_at_risk = models.DecimalField(
        "value at risk", max_digits=12, decimal_places=2, null=True, blank=True
    )
    currency = models.CharField(max_length=3, blank=True)
    footprint = models.CharField(
        "how many of their people it touched", max_length=10, choices=Footprint, blank=True
    )
    reach = models.PositiveIntegerField("how many others may hear of it", null=True, blank=True)
    story = models.CharField(
        "would the real story be understood as it spreads?",
        max_length=10,
        choices=Story,
        blank=True,
    )
    relationship = models.PositiveSmallIntegerField(
        "how things stand between us, 1 to 5", null=True, blank=True
    )
    is_difficult = models.BooleanField(
        "a difficult conversation",
        default=False,
        help_text="Then a lead is there when we speak, and reads the answer before it goes.",
    )
    logged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    logged_at = models.DateTimeField(editable=False)
    closed_at = models.DateTimeField(null=True, editable=False)
    closed_on = models.CharField(
        "on what it was closed", max_length=10, choices=ClosedOn, blank=True, editable=False
    )
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, editable=False, related_name="taken_in"
    )
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
            models.Index(fields=("customer", "learned_at"), name="incident_customer_learned"),
            models.Index(fields=("team", "learned_at"), name="incident_team_learned"),
            models.Index(fields=("learned_at",), name="incident_learned"),
            models.Index(fields=("closed_at",), name="incident_closed"),
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
            models.CheckConstraint(
                condition=models.Q(relationship__isnull=True)
                | models.Q(relationship__range=(1, 5)),
                name="relationship_is_1_to_5",
            ),
            models.CheckConstraint(
                condition=models.Q(value_at_risk__isnull=True)
                | models.Q(value_at_risk__gte=0) & ~models.Q(currency=""),
                name="value_at_risk_has_a_currency",
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
        kind = self.get_kind_display() if self.kind else ""
        return Case(self.urgency, self.team.name, self.customer.name, kind)

    @property
    def is_open(self):
        """Whether somebody still owes the customer something."""
        return self.status != self.Status.CLOSED
