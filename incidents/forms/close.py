from django import forms

from incidents.forms.verb import VerbForm
from incidents.models import Incident

MERGED = Incident.ClosedOn.MERGED
"""Not for people to pick: that is what merging says."""


class CloseForm(VerbForm):
    """Closing an incident, on their word or on their silence."""

    verb = "close"
    closed_on = forms.ChoiceField(
        label="How do you know that it is right now?",
        choices=[choice for choice in Incident.ClosedOn.choices if choice[0] != MERGED],
        widget=forms.RadioSelect,
        error_messages={"required": "Say how you know that it is right for them now."},
    )
