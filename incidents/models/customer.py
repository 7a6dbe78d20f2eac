from django.db import models


class Customer(models.Model):
    """A relationship: an outside client, or a department of our own."""

    name = models.CharField(max_length=200, unique=True)
    is_internal = models.BooleanField("is a department of ours", default=False)

    class Meta:
        ordering = ("name",)

    def __str__(self):
        return self.name


class Contact(models.Model):
    """A person at a customer."""

    customer = models.ForeignKey(Customer, models.CASCADE, related_name="contacts")
    name = models.CharField(max_length=120)
    position = models.CharField(max_length=120, blank=True)
    email = models.EmailField("e-mail", blank=True)
    phone = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ("name", "pk")
        constraints = (
            models.UniqueConstraint(fields=("customer", "name"), name="one_contact_per_name"),
        )

    def __str__(self):
        return self.name

    @property
    def label(self):
        """How they are picked in the log form: “Brightwater Foods – Elena Marsh”."""
        return f"{self.customer.name} – {self.name}"
