from datetime import datetime, time, timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from incidents.forms.fields import YEARS
from incidents.forms.layout import plain_helper
from incidents.queries.named_policy import IN_FORCE
from incidents.queries.policy_choices import Choices

BETWEEN = "between"
LAST = {"30": 30, "90": 90, "365": 365}
"""A period in the address → so many days up to now."""


class DayField(forms.DateField):
    """A day, such as 2026-01-31."""

    def __init__(self, **options):
        super().__init__(
            required=False,
            widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
            error_messages={"invalid": gettext_lazy("Give a day, such as 2026-01-31.")},
            **options,
        )

    def clean(self, value):
        """The day; a year that can only be a slip of the keyboard is asked about."""
        day = super().clean(value)
        if day and day.year not in YEARS:
            raise forms.ValidationError(_("Check the year: this can’t be meant."))
        return day


class BacktestForm(forms.Form):
    """Which policy to replay, beside which, over which past; lives in the URL."""

    policy = forms.ChoiceField(label=gettext_lazy("Replay under"))
    against = forms.ChoiceField(label=gettext_lazy("Beside"))
    period = forms.ChoiceField(
        label=gettext_lazy("Mistakes that we learned of"),
        choices=[
            ("30", gettext_lazy("Last 30 days")),
            ("90", gettext_lazy("Last 90 days")),
            ("365", gettext_lazy("Last 365 days")),
            (BETWEEN, gettext_lazy("Between two days")),
        ],
        widget=forms.RadioSelect,
    )
    since = DayField(label=gettext_lazy("From"))
    until = DayField(label=gettext_lazy("To, this day too"))

    def __init__(self, data, *, choices: Choices):
        """data: what the address says, empty when it says nothing; what it leaves out is usual."""
        usual = {"policy": choices.draft and choices.draft.value, "against": IN_FORCE}
        usual["period"] = "90"
        super().__init__(usual | data.dict() if data else None, initial=usual)
        self.helper = plain_helper()
        self._choices = choices
        for name in ("policy", "against"):
            nothing = [] if name == "against" or choices.draft else [("", _("Choose a policy"))]
            self.fields[name].choices = nothing + choices.grouped()
            self.fields[name].error_messages = {
                "required": _("Choose a policy."),
                "invalid_choice": _(
                    "That policy isn’t here, or not any more. Choose one of these."
                ),
            }
        self.fields["period"].error_messages["invalid_choice"] = _("Choose one of these periods.")

    def clean(self):
        """Two policies that are two, and two days in their order."""
        given = super().clean()
        if given.get("policy") and given.get("against"):
            ours, theirs = self.chosen
            if ours.value == theirs.value or (ours.number and ours.number == theirs.number):
                self.add_error(
                    "against", _("That is the same policy. Choose another one beside it.")
                )
        if given.get("period") == BETWEEN:
            self._clean_days(given.get("since"), given.get("until"))
        else:
            # They say nothing then, and what they say needn't be a day.
            for name in ("since", "until"):
                self.errors.pop(name, None)

    @property
    def chosen(self):
        """The two policies, as `Choice`s."""
        return [self._choices.of(self.cleaned_data[name]) for name in ("policy", "against")]

    def period_at(self, at: datetime) -> tuple[datetime, datetime | None]:
        """From when, and until before when (aware), where the person is; None is until now."""
        given = self.cleaned_data
        if given["period"] == BETWEEN:
            return _midnight(given["since"]), _midnight(given["until"] + timedelta(days=1))
        today = timezone.localtime(at).date()
        return _midnight(today - timedelta(days=LAST[given["period"]] - 1)), None

    def _clean_days(self, since, until):
        for name in ("since", "until"):
            if name not in self.errors and not self.cleaned_data.get(name):
                self.add_error(name, _("Give a day."))
        if since and until and until < since:
            self.add_error("until", _("This day lies before the first one."))


def _midnight(day):
    return timezone.make_aware(datetime.combine(day, time.min))
