from django.conf import settings
from django.db import models

from incidents.models.customer import Contact
from incidents.models.incident import Incident

LIVE = ("call", "meeting", "chat")
"""Channels on which two people speak with each other."""


class Touchpoint(models.Model):
    """One contact with the customer, outward or inward, by a person or automatic."""

    class Channel(models.TextChoices):
        CALL = "call", "Call"
        EMAIL = "email", "E-mail"
        MEETING = "meeting", "Meeting"
        LETTER = "letter", "Letter"
        CHAT = "chat", "Chat"
        WEB = "web", "Web form"

    class Direction(models.TextChoices):
        OUT = "out", "We reached out to them"
        IN = "in", "They came to us"

    class Mood(models.IntegerChoices):
        FURIOUS = 1, "Furious"
        UPSET = 2, "Upset"
        WORRIED = 3, "Worried"
        CALM = 4, "Calm"
        CONTENT = 5, "Content"

    incident = models.ForeignKey(Incident, models.CASCADE, related_name="touchpoints")
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    contact = models.ForeignKey(Contact, models.SET_NULL, null=True, related_name="+")
    channel = models.CharField(max_length=10, choices=Channel)
    direction = models.CharField(max_length=3, choices=Direction)
    is_automatic = models.BooleanField(default=False)
    summary = models.TextField(max_length=4000, blank=True)
    mood = models.PositiveSmallIntegerField("how they felt", null=True, blank=True, choices=Mood)
    lead = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="lead who was there",
    )

    class Meta:
        ordering = ("-at", "-pk")

    def __str__(self):
        return f"{self.get_channel_display()}, R-{self.incident_id}"

    @property
    def is_conversation(self):
        """Whether two people spoke with each other: what a letter or a refund can't replace."""
        return self.channel in LIVE and not self.is_automatic

    @property
    def is_first_contact(self):
        """Whether it keeps the promise of a first contact: outward, and by a human being."""
        return self.direction == self.Direction.OUT and not self.is_automatic
