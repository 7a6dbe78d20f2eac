"""The case that a policy is tried out with, and the form that publishes it."""

from datetime import datetime, time, timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from incidents.forms.fields import MomentField
from incidents.forms.layout import plain_helper
from incidents.models import Incident, Team

MOST_TEAMS = 200
FRIDAY = 4


class TryForm(forms.Form):
    """An incident that might be logged; nothing is."""

    logged_at = MomentField(
        label=_("We learn of it"),
        error_messages={"required": _("Say when we would learn of it.")},
    )
    urgency = forms.ChoiceField(
        label=_("Urgency"),
        choices=Incident.Urgency,
        error_messages={"required": _("Choose how urgent it would be.")},
    )
    team = forms.TypedChoiceField(label=_("Team"), required=False, coerce=int, empty_value=None)
    customer = forms.CharField(
        label=_("Customer"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"list": "policy-try-customers", "autocomplete": "off"}),
    )

    def __init__(self, data, *, at, user):
        """data: what was chosen; where nothing was, Friday afternoon and the person's own team."""
        self._teams = {team.pk: team for team in Team.objects.all()[:MOST_TEAMS]}
        first = next((team for team in user.team_ids if team in self._teams), "")
        super().__init__(data if data else friday_afternoon(at) | {"team": first}, auto_id="try_%s")
        self.helper = plain_helper()
        self.fields["team"].choices = [
            ("", gettext("No team")),
            *((team.pk, team.name) for team in self._teams.values()),
        ]

    @property
    def case(self) -> dict:
        """What `queries.policy_trial.trial` asks for, once the form is valid."""
        cleaned = self.cleaned_data
        return {
            "start": cleaned["logged_at"],
            "urgency": cleaned["urgency"],
            "team": self._teams.get(cleaned["team"]),
            "customer": cleaned["customer"].strip(),
        }


def friday_afternoon(at) -> dict:
    """The hour at which deadlines surprise people: the coming Friday at 16:30, where they live."""
    today = timezone.localdate(at)
    friday = today + timedelta(days=(FRIDAY - today.weekday()) % 7)
    moment = datetime.combine(friday, time(16, 30))
    return {"logged_at": f"{moment:%Y-%m-%dT%H:%M}", "urgency": Incident.Urgency.HIGH}


class PublishForm(forms.Form):
    """When the draft begins to count, and what is new in it."""

    effective_from = MomentField(
        label=_("It counts from"),
        required=False,
        help_text=_("Empty means at once. Incidents logged from then on run under it."),
    )
    note = forms.CharField(
        label=_("What is new?"),
        max_length=300,
        required=False,
        help_text=_("A sentence for your colleagues, in the list of versions."),
    )

    def __init__(self, *args, at, **kwargs):
        super().__init__(*args, **kwargs)
        self._at = at
        self.helper = plain_helper()

    def clean_effective_from(self):
        """Empty is at once; a moment that has passed is refused."""
        moment = self.cleaned_data["effective_from"] or self._at
        if moment < self._at:
            raise forms.ValidationError(
                gettext(
                    "This has passed, and what was promised then stays promised. Choose a later "
                    "moment, or leave it empty for at once."
                )
            )
        return moment
