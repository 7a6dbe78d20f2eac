import zoneinfo

from crispy_forms.layout import HTML, Div, Fieldset, Layout
from django import forms

from incidents.forms.fields import MomentField
from incidents.forms.layout import plain_helper
from incidents.models import User

MOST_AN_HOUR = 50


class YouForm(forms.ModelForm):
    """What a person says about themselves, and how they want to be told."""

    time_zone = forms.ChoiceField(
        label="Time zone", choices=lambda: [(name, name) for name in _zones()]
    )
    away_until = MomentField(
        label="Away until",
        required=False,
        help_text="Until then, what would reach you goes to the next in line.",
    )
    quiet_from = forms.TimeField(label="Quiet from", required=False, widget=forms.TimeInput)
    quiet_to = forms.TimeField(label="Quiet until", required=False, widget=forms.TimeInput)
    most_an_hour = forms.IntegerField(
        label="Mails one by one in an hour",
        min_value=0,
        max_value=MOST_AN_HOUR,
        help_text="What comes on top of these is told in one mail.",
    )

    class Meta:
        model = User
        fields = (
            "name",
            "time_zone",
            "away_until",
            "reminders_by_mail",
            "reminders_by_chat",
            "escalations_by_mail",
            "escalations_by_chat",
            "quiet_from",
            "quiet_to",
            "most_an_hour",
        )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("quiet_from", "quiet_to"):
            self.fields[name].widget = forms.TimeInput(format="%H:%M", attrs={"type": "time"})
        self.helper = plain_helper()
        self.helper.layout = Layout("name", "time_zone", "away_until", *self._telling())

    def _telling(self):
        by_chat = ["reminders_by_chat", "escalations_by_chat"]
        if not self.instance.chat_address:
            for name in by_chat:
                del self.fields[name]
            by_chat = [
                HTML(
                    '<p class="muted fine">An administrator can add where the chat reaches you.</p>'
                )
            ]
        quiet = (
            "Reminders wait for the end of your quiet hours. Escalations never do: somebody is "
            "waiting."
        )
        return (
            Fieldset(
                "How you are told",
                "reminders_by_mail",
                "escalations_by_mail",
                *by_chat,
                "most_an_hour",
            ),
            Fieldset(
                "Quiet hours",
                HTML(f'<p class="muted fine">{quiet}</p>'),
                Div("quiet_from", "quiet_to", css_class="side-by-side"),
            ),
        )

    def clean(self):
        """Hold what was said against itself: escalations reach everybody, somehow."""
        said = super().clean()
        if not said.get("escalations_by_mail") and not said.get("escalations_by_chat"):
            self.add_error(
                "escalations_by_mail", "Escalations have to reach you: leave at least one way open."
            )
        quiet = said.get("quiet_from"), said.get("quiet_to")
        if (quiet[0] is None) != (quiet[1] is None) and not {"quiet_from", "quiet_to"} & set(
            self.errors
        ):
            self.add_error("quiet_to", "Quiet hours have a beginning and an end: give both.")
        return said


def _zones():
    return sorted(zone for zone in zoneinfo.available_timezones() if "/" in zone or zone == "UTC")
