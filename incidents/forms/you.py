import zoneinfo

from django import forms

from incidents.forms.fields import MomentField
from incidents.forms.layout import plain_helper
from incidents.models import User


class YouForm(forms.ModelForm):
    """What a person says about themselves."""

    time_zone = forms.ChoiceField(
        label="Time zone", choices=lambda: [(name, name) for name in _zones()]
    )
    away_until = MomentField(
        label="Away until",
        required=False,
        help_text="Until then, what would reach you goes to the next in line.",
    )

    class Meta:
        model = User
        fields = ("name", "time_zone", "away_until")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = plain_helper()


def _zones():
    return sorted(zone for zone in zoneinfo.available_timezones() if "/" in zone or zone == "UTC")
