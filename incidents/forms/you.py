import zoneinfo

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from incidents.forms.fields import MomentField
from incidents.forms.layout import plain_helper
from incidents.models import User
from incidents.queries.teammates import teammates

MOST_AN_HOUR = 50
WISHES = {
    "mine": ("mine_in_app", "mine_by_mail", "mine_in_digest"),
    "team": ("team_in_app", "team_by_mail", "team_in_digest"),
    # What is past our promise comes by mail from the ladder itself.
    "breaches": ("breaches_in_app", "escalations_by_mail", "breaches_in_digest"),
}
"""The table of who hears of what: its rows, and the fields in each: bell, e-mail, digest."""
_BY_CHAT = ("reminders_by_chat", "escalations_by_chat")


class YouForm(forms.ModelForm):
    """What a person says about themselves, how they want to be told, and how it looks to them."""

    time_zone = forms.ChoiceField(
        label=_("Time zone"), choices=lambda: [(name, name) for name in _zones()]
    )
    away_until = MomentField(
        label=_("Away until"),
        required=False,
        help_text=_("Empty while you are here."),
    )
    substitute = forms.ModelChoiceField(
        User.objects.none(),
        label=_("Who stands in for you"),
        required=False,
        empty_label=_("Nobody: it goes to the next in line"),
        help_text=_(
            "Somebody of your team. While you are away they get what would reach you, and "
            "colleagues who hand you something read it."
        ),
        error_messages={"invalid_choice": _("Pick somebody of one of your teams who can sign in.")},
    )
    quiet_from = forms.TimeField(label=_("Quiet from"), required=False)
    quiet_to = forms.TimeField(label=_("Quiet until"), required=False)
    most_an_hour = forms.IntegerField(
        label=_("Mails one by one in an hour"),
        min_value=0,
        max_value=MOST_AN_HOUR,
        help_text=_("What comes on top of these is told in one mail."),
    )
    theme = forms.ChoiceField(
        label=_("Colours"), choices=User.Theme, required=False, widget=forms.RadioSelect
    )
    density = forms.ChoiceField(
        label=_("Lists and forms"), choices=User.Density, required=False, widget=forms.RadioSelect
    )
    language = forms.ChoiceField(
        label=_("Language"),
        choices=lambda: [("", _("The company’s")), *settings.LANGUAGES],
        required=False,
        help_text=_("Also how dates and numbers are written."),
    )

    class Meta:
        model = User
        fields = (
            *("name", "phone", "time_zone", "away_until", "substitute"),
            *(name for row in WISHES.values() for name in row),
            *("reminders_by_mail", *_BY_CHAT),
            *("quiet_from", "quiet_to", "most_an_hour"),
            *("theme", "density", "language", "single_keys"),
        )
        labels = {
            "name": _("Name"),
            "phone": _("Phone"),
            "reminders_by_mail": _("Reminders by e-mail"),
            "reminders_by_chat": _("Reminders by chat"),
            "escalations_by_chat": _("Escalations by chat"),
            "single_keys": _("Use single keys: J, K, O, C and the others"),
        }
        help_texts = {"phone": _("Customers read it on their page.")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("quiet_from", "quiet_to"):
            self.fields[name].widget = forms.TimeInput(format="%H:%M", attrs={"type": "time"})
        self.fields["substitute"].queryset = teammates(self.instance)
        if not self.instance.chat_address:
            for name in _BY_CHAT:
                del self.fields[name]
        if len(settings.LANGUAGES) < 2:
            del self.fields["language"]
        self.helper = plain_helper()

    @property
    def wishes(self):
        """The rows of the table: name, and its fields for the bell, e-mail and the digest."""
        return [(row, [self[name] for name in names]) for row, names in WISHES.items()]

    def clean(self):
        """Hold what was said against itself: escalations reach everybody, somehow."""
        said = super().clean()
        if not said.get("escalations_by_mail") and not said.get("escalations_by_chat"):
            self.add_error(
                "escalations_by_mail",
                _("Escalations have to reach you: leave at least one way open."),
            )
        quiet = said.get("quiet_from"), said.get("quiet_to")
        if (quiet[0] is None) != (quiet[1] is None) and not {"quiet_from", "quiet_to"} & set(
            self.errors
        ):
            self.add_error("quiet_to", _("Quiet hours have a beginning and an end: give both."))
        return said


def _zones():
    return sorted(zone for zone in zoneinfo.available_timezones() if "/" in zone or zone == "UTC")
