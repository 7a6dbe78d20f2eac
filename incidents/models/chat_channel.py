from django.db import models
from django.utils.translation import gettext_lazy as _


class ChatChannel(models.Model):
    """A room in a chat program that the ladder may tell."""

    name = models.CharField(max_length=60, unique=True, help_text=_("As policies name it: care"))
    address = models.CharField(
        max_length=500,
        help_text=_("An address as Apprise writes it, such as slack://… or json://host/path."),
    )

    class Meta:
        ordering = ("name",)

    def __str__(self):
        return f"#{self.name}"
