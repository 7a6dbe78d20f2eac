from django import forms
from django.utils.translation import gettext_lazy as _

from incidents.forms.fields import WordsField
from incidents.forms.verb import VerbForm


class TakeOverForm(VerbForm):
    """Taking an incident over, after having read it."""

    verb = "take"
    has_read = forms.BooleanField(
        label=_("I have read what happened and what has been done"),
        error_messages={"required": _("Read first what happened and what has been done.")},
    )
    why = WordsField(
        label=_("Why do you take it over?"),
        max_length=1000,
        error_messages={"required": _("Say why, so that whoever has it now knows.")},
    )
