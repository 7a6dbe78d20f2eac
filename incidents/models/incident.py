from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from incidents.models.customer import Contact, Customer
from incidents.models.incident_indexes import INDEXES
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
        number = Incident.number_of(reference)
        return self.none() if number is None else self.filter(pk=number)


class Incident(models.Model):
    """One mistake with one customer: what was promised, what was delivered, the gap between."""

    class Status(models.TextChoices):
        OPEN = "open", _("Open")
        CLOSED = "closed", _("Closed")

    class Urgency(models.TextChoices):
        CRITICAL = kinds.CRITICAL, _("Critical")
        HIGH = kinds.HIGH, _("High")
        NORMAL = kinds.NORMAL, _("Normal")
        LOW = kinds.LOW, _("Low")

    class NoticedBy(models.TextChoices):
        US = "us", _("We did")
        CUSTOMER = "customer", _("Customer")
        REFERRAL = "referral", _("A referral")

    class Channel(models.TextChoices):
        PHONE = "phone", _("Phone")
        EMAIL = "email", _("E-mail")
        MEETING = "meeting", _("Meeting")
        LETTER = "letter", _("Letter")
        CHAT = "chat", _("Chat")
        WEB = "web", _("Web form")
        OURSELVES = "ourselves", _("Nobody told us: we found it")

    class Footprint(models.TextChoices):
        ONE = "one", _("One person")
        SOME = "some", _("A team or site")
        MANY = "many", _("Several sites")
        ALL = "all", _("All of them")

    class Story(models.TextChoices):
        LIKELY = "likely", _("Probably")
        UNSURE = "unsure", _("Hard to say")
        UNLIKELY = "unlikely", _("Hardly")

    class ClosedOn(models.TextChoices):
        CONFIRMED = "confirmed", _("They told us that it is right now")
        SILENCE = "silence", _("We asked, and they did not answer")
        MERGED = "merged", _("It was the same as another")

    customer = models.ForeignKey(Customer, models.PROTECT, related_name="incidents", db_index=False)
    contact = models.ForeignKey(
        Contact, models.SET_NULL, null=True, blank=True, related_name="incidents"
    )
    happened = models.TextField(_("what happened"), max_length=4000)
    promised = models.TextField(_("what we had promised"), max_length=4000, blank=True)
    impact = models.TextField(_("what it meant for them"), max_length=4000, blank=True)
    kind = models.CharField(
        _("what kind of mistake"), max_length=20, choices=INCIDENT_KINDS, blank=True
    )
    noticed_by = models.CharField(_("who noticed"), max_length=10, choices=NoticedBy)
    channel = models.CharField(
        _("how we learned of it"), max_length=10, choices=Channel, blank=True
    )
    occurred_at = models.DateTimeField(_("when it happened"), null=True, blank=True)
    learned_at = models.DateTimeField(_("when we learned of it"))
    urgency = models.CharField(max_length=10, choices=Urgency)
    status = models.CharField(max_length=10, choices=Status, default=Status.OPEN)
    cycle = models.PositiveSmallIntegerField(
        default=1, editable=False, help_text=_("Counts up when the incident is reopened.")
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
        verbose_name=_("who was there"),
        help_text=_("They may want to say sorry first. Nobody counts this."),
    )
    value_at_risk = models.DecimalField(
        _("value at risk"), max_digits=12, decimal_places=2, null=True, blank=True
    )
    currency = models.CharField(max_length=3, blank=True)
    footprint = models.CharField(
        _("how many of their people it touched"), max_length=10, choices=Footprint, blank=True
    )
    reach = models.PositiveIntegerField(_("how many others may hear of it"), null=True, blank=True)
    story = models.CharField(
        _("would the real story be understood as it spreads?"),
        max_length=10,
        choices=Story,
        blank=True,
    )
    relationship = models.PositiveSmallIntegerField(
        _("how things stand between us, 1 to 5"), null=True, blank=True
    )
    is_difficult = models.BooleanField(
        _("a difficult conversation"),
        default=False,
        help_text=_("Then a lead is there when we speak, and reads the answer before it goes."),
    )
    logged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    logged_at = models.DateTimeField(editable=False)
    closed_at = models.DateTimeField(null=True, editable=False)
    closed_on = models.CharField(
        _("on what it was closed"), max_length=10, choices=ClosedOn, blank=True, editable=False
    )
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, editable=False, related_name="taken_in"
    )
    external_source = models.CharField(max_length=60, blank=True, editable=False)
    external_ref = models.CharField(max_length=120, blank=True, editable=False)

    objects = IncidentQuerySet.as_manager()

    class Meta:
        ordering = ("-pk",)
        indexes = INDEXES
        constraints = (
            models.UniqueConstraint(
                fields=("external_source", "external_ref"),
                condition=~models.Q(external_ref=""),
                name="one_incident_per_external_reference",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    status="open", closed_at__isnull=True, closed_on="", merged_into__isnull=True
                )
                | models.Q(status="closed"),
                name="open_incident_has_no_ending",
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
        return headline_of(self.happened)

    @property
    def rules(self) -> Policy:
        """The policy it runs under."""
        return published_policy(self.policy_id)

    @property
    def case(self) -> Case:
        """What of it a policy looks at."""
        kind = INCIDENT_KINDS.get(self.kind)
        # Policies name kinds in English: a promise depends on nobody's language.
        category = kind.source if kind else self.kind
        return Case(self.urgency, self.team.name, self.customer.name, category)

    def get_kind_display(self) -> str:
        """What kind of mistake it was, in words; empty while nobody has said."""
        # Django’s own would have all kinds said in the language of the reader to find this one.
        return str(INCIDENT_KINDS.get(self.kind, self.kind))

    @staticmethod
    def number_of(reference: str) -> int | None:
        """The id behind a reference (“R-1042”, “1042”); None for what is none."""
        number = reference.upper().removeprefix("R-")
        return int(number) if number.isdecimal() and len(number) < 19 else None

    @property
    def is_open(self):
        """Whether somebody still owes the customer something."""
        return self.status != self.Status.CLOSED


def headline_of(happened: str) -> str:
    """What happened, in one line of at most 120 characters."""
    line = " ".join(happened.split())
    return line if len(line) <= 120 else line[:119].rstrip() + "…"
