from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from incidents.forms.fields import MomentField, WordsField
from incidents.forms.verb import ColleagueField, VerbForm
from incidents.models import Touchpoint


class TouchpointForm(VerbForm):
    """Recording a contact with the customer, and when they hear from us next."""

    verb = "touchpoint"
    channel = forms.ChoiceField(
        label=_("Channel"), choices=Touchpoint.Channel, initial=Touchpoint.Channel.CALL
    )
    direction = forms.ChoiceField(
        label=_("Direction"),
        choices=Touchpoint.Direction,
        initial=Touchpoint.Direction.OUT,
        widget=forms.RadioSelect,
    )
    happened_at = MomentField(label=_("When"), required=False, help_text=_("empty means just now"))
    summary = WordsField(label=_("What was said"), required=False)
    mood = forms.TypedChoiceField(
        label=_("How did they feel?"),
        choices=[("", _("Hard to say")), *Touchpoint.Mood.choices],
        coerce=int,
        empty_value=None,
        required=False,
    )
    lead = ColleagueField(label=_("A lead was there"), required=False)
    next_word_by = MomentField(
        label=_("They hear from us next by"), required=False, help_text=_("if you told them when")
    )

    def __init__(self, *args, at, leads, **kwargs):
        """leads: who may have been there, as `queries.colleagues.leads_for` gives them."""
        super().__init__(*args, **kwargs)
        self._at = at
        self.fields["lead"].offer(leads, first=gettext("No"))

    def clean_happened_at(self):
        """Refuse a moment that has not come; empty is now."""
        happened_at = self.cleaned_data["happened_at"] or self._at
        if happened_at > self._at:
            raise forms.ValidationError(
                gettext("This lies in the future. Record it once you have spoken.")
            )
        return happened_at

    def clean_next_word_by(self):
        """Refuse a moment that has passed."""
        next_word_by = self.cleaned_data["next_word_by"]
        if next_word_by and next_word_by <= self._at:
            raise forms.ValidationError(
                gettext("This moment has passed. When do they hear from us next?")
            )
        return next_word_by
