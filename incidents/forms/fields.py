from django import forms
from django.utils.translation import gettext_lazy as _

from incidents.channels import chat

YEARS = range(1990, 2100)


class MomentField(forms.DateTimeField):
    """A date and time, read and shown in the time zone of whoever is signed in."""

    def __init__(self, **options):
        widget = forms.DateTimeInput(format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local"})
        messages = {"invalid": _("Give a date and a time, such as 2026-11-22 14:30.")}
        messages |= options.pop("error_messages", {})
        super().__init__(widget=widget, error_messages=messages, **options)

    def clean(self, value):
        """The moment; a year that can only be a slip of the keyboard is asked about."""
        moment = super().clean(value)
        if moment and moment.year not in YEARS:
            raise forms.ValidationError(_("Check the year: this can’t be meant."))
        return moment


class WordsField(forms.CharField):
    """A few sentences."""

    def __init__(self, *, rows=2, max_length=4000, **options):
        super().__init__(
            widget=forms.Textarea(attrs={"rows": rows}), max_length=max_length, **options
        )


def chat_address(address: str) -> str:
    """The address, if it leads to a chat that we know how to reach, or is empty."""
    if address and not chat.is_address(address):
        raise forms.ValidationError(
            _(
                "This is no chat address that we know. Write it as Apprise does, such as "
                "slack://tokenA/tokenB/tokenC or json://host/path."
            )
        )
    return address
