from django.db import models


class ChatChannel(models.Model):
    """A room in a chat program that the ladder may tell."""

    name = models.CharField(max_length=60, unique=True, help_text="As policies name it: care")
    address = models.CharField(
        max_length=500,
        help_text="An address as Apprise writes it, such as slack://… or json://host/path.",
    )

    class Meta:
        ordering = ("name",)

    def __str__(self):
        return f"#{self.name}"
