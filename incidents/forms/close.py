from django import forms
from django.utils.translation import gettext_lazy as _

from incidents.forms.verb import VerbForm
from incidents.models import Incident

MERGED = Incident.ClosedOn.MERGED
"""Not for people to pick: that is what merging says."""


class CloseForm(VerbForm):
    """Closing an incident, on their word or on their silence."""

    verb = "close"
    closed_on = forms.ChoiceField(
        label=_("How do you know that it is right now?"),
        choices=[choice for choice in Incident.ClosedOn.choices if choice[0] != MERGED],
        widget=forms.RadioSelect,
        error_messages={"required": _("Say how you know that it is right for them now.")},
    )
