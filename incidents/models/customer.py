from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models.functions import Upper
from django.utils.translation import gettext_lazy as _


class Customer(models.Model):
    """A relationship: an outside client, or a department of our own."""

    name = models.CharField(max_length=200, unique=True)
    is_internal = models.BooleanField(_("is a department of ours"), default=False)
    since = models.DateField(_("with us since"), null=True, blank=True)
    goals = models.TextField(_("what they want to achieve"), max_length=2000, blank=True)
    hired_us_for = models.TextField(_("why they came to us"), max_length=2000, blank=True)
    pain_points = models.TextField(_("what troubles them"), max_length=2000, blank=True)
    value_a_year = models.DecimalField(
        _("worth a year"), max_digits=12, decimal_places=2, null=True, blank=True
    )
    currency = models.CharField(max_length=3, blank=True)
    renews_on = models.DateField(_("renews on"), null=True, blank=True)

    class Meta:
        ordering = ("name",)
        # As `icontains` asks: some letters anywhere in a name, in any case.
        indexes = (
            GinIndex(OpClass(Upper("name"), "gin_trgm_ops"), name="customer_alike"),
            models.Index(
                fields=("id",), condition=models.Q(is_internal=True), name="customer_internal"
            ),
        )
        constraints = (
            models.CheckConstraint(
                condition=models.Q(value_a_year__isnull=True)
                | models.Q(value_a_year__gte=0) & ~models.Q(currency=""),
                name="value_a_year_has_a_currency",
            ),
        )

    def __str__(self):
        return self.name


class Contact(models.Model):
    """A person at a customer."""

    class Prefers(models.TextChoices):
        CALL = "call", _("A call")
        EMAIL = "email", _("An e-mail")
        MEETING = "meeting", _("A meeting")
        LETTER = "letter", _("A letter")
        CHAT = "chat", _("A chat")

    customer = models.ForeignKey(Customer, models.CASCADE, related_name="contacts")
    name = models.CharField(max_length=120)
    position = models.CharField(max_length=120, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(max_length=40, blank=True)
    prefers = models.CharField(_("would rather have"), max_length=10, choices=Prefers, blank=True)
    tone = models.CharField(_("how they like to be spoken to"), max_length=120, blank=True)
    language = models.CharField(max_length=40, blank=True)
    answers_to = models.CharField(_("whom they answer to"), max_length=120, blank=True)
    stakeholder_needs = models.CharField(
        _("what that person needs from them"), max_length=300, blank=True
    )

    class Meta:
        ordering = ("name", "pk")
        indexes = (GinIndex(OpClass(Upper("name"), "gin_trgm_ops"), name="contact_alike"),)
        constraints = (
            models.UniqueConstraint(fields=("customer", "name"), name="one_contact_per_name"),
        )

    def __str__(self):
        return self.name

    @property
    def label(self):
        """How they are picked in the log form: “Brightwater Foods – Elena Marsh”."""
        return f"{self.customer.name} – {self.name}"
