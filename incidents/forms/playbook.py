from django import forms
from django.utils.translation import gettext_lazy as _

from incidents.forms.layout import plain_helper
from incidents.models import Playbook
from incidents.rules.letter_template import what_is_wrong


class PlaybookForm(forms.ModelForm):
    """Writing what we do when one kind of thing goes wrong."""

    class Meta:
        model = Playbook
        fields = ("first_hour", "easy_to_miss", "happened", "why", "next")
        labels = {"first_hour": _("Do first"), "easy_to_miss": _("Easily forgotten")}
        help_texts = {"first_hour": _("one thing a line, in the order in which it is done")}
        error_messages = {"first_hour": {"required": _("Say what to do first, one thing a line.")}}
        widgets = {
            "first_hour": forms.Textarea(attrs={"rows": 5}),
            "easy_to_miss": forms.Textarea(attrs={"rows": 3}),
        } | {part: forms.Textarea(attrs={"rows": 4}) for part in ("happened", "why", "next")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = plain_helper()

    def clean_happened(self):
        """The part of the letter; its variables have to be ones that we know."""
        return self._part("happened")

    def clean_why(self):
        """As `clean_happened`."""
        return self._part("why")

    def clean_next(self):
        """As `clean_happened`."""
        return self._part("next")

    def _part(self, name):
        text = self.cleaned_data[name]
        if wrong := what_is_wrong(text):
            raise forms.ValidationError(wrong)
        return text
