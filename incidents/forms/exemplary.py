from django import forms
from django.utils.translation import gettext_lazy as _

from incidents.forms.fields import WordsField
from incidents.forms.layout import plain_helper
from incidents.forms.lesson import TagsField
from incidents.rules.taxonomy import INCIDENT_KINDS


class ExemplaryForm(forms.Form):
    """Something that somebody did beyond what was asked (practice P78)."""

    title = forms.CharField(
        label=_("What did somebody do beyond what was asked?"),
        max_length=160,
        help_text=_("in a sentence, with their name if they like that"),
        error_messages={"required": _("Say what somebody did, in a sentence.")},
    )
    text = WordsField(label=_("What can others take from it?"), required=False)
    kind = forms.ChoiceField(
        label=_("What was it about?"),
        choices=[("", _("Nothing that went wrong")), *INCIDENT_KINDS.items()],
        required=False,
    )
    tags = TagsField(
        label=_("Words to find it by"),
        required=False,
        max_length=300,
        help_text=_("with commas between them"),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = plain_helper()
