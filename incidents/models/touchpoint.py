from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from incidents.models.customer import Contact
from incidents.models.incident import Incident

LIVE = ("call", "meeting", "chat")
"""Channels on which two people speak with each other."""


class Touchpoint(models.Model):
    """One contact with the customer, outward or inward, by a person or automatic."""

    class Channel(models.TextChoices):
        CALL = "call", _("Call")
        EMAIL = "email", _("E-mail")
        MEETING = "meeting", _("Meeting")
        LETTER = "letter", _("Letter")
        CHAT = "chat", _("Chat")
        WEB = "web", _("Web form")

    class Direction(models.TextChoices):
        OUT = "out", _("We reached out to them")
        IN = "in", _("They came to us")

    class Mood(models.IntegerChoices):
        FURIOUS = 1, _("Furious")
        UPSET = 2, _("Upset")
        WORRIED = 3, _("Worried")
        CALM = 4, _("Calm")
        CONTENT = 5, _("Content")

        @property
        def felt(self) -> str:
            """How they were, as it is said within a sentence."""
            return str(FELT[self])

    incident = models.ForeignKey(Incident, models.CASCADE, related_name="touchpoints")
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    contact = models.ForeignKey(Contact, models.SET_NULL, null=True, related_name="+")
    channel = models.CharField(max_length=10, choices=Channel)
    direction = models.CharField(max_length=3, choices=Direction)
    is_automatic = models.BooleanField(default=False)
    summary = models.TextField(max_length=4000, blank=True)
    mood = models.PositiveSmallIntegerField(_("how they felt"), null=True, blank=True, choices=Mood)
    lead = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("lead who was there"),
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

    @property
    def felt(self) -> str:
        """How they were, as it is said within a sentence; nothing where nobody said."""
        return self.Mood(self.mood).felt if self.mood else ""


FELT = {
    Touchpoint.Mood.FURIOUS: _("furious"),
    Touchpoint.Mood.UPSET: _("upset"),
    Touchpoint.Mood.WORRIED: _("worried"),
    Touchpoint.Mood.CALM: _("calm"),
    Touchpoint.Mood.CONTENT: _("content"),
}
"""Moods within a sentence."""
