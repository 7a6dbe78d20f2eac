from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from incidents.forms.fields import MomentField
from incidents.forms.verb import VerbForm


class FirstWordForm(VerbForm):
    """Sending the first word; all that may be said besides is when they hear next."""

    verb = "first_word"
    next_word_by = MomentField(
        label=_("They hear from you next by"),
        required=False,
        help_text=_("empty means by our policy"),
    )

    def __init__(self, *args, at, **kwargs):
        super().__init__(*args, **kwargs)
        self._at = at

    def clean_next_word_by(self):
        """Refuse a moment that has passed."""
        next_word_by = self.cleaned_data["next_word_by"]
        if next_word_by and next_word_by <= self._at:
            raise forms.ValidationError(
                gettext("This moment has passed. When do they hear from you next?")
            )
        return next_word_by
