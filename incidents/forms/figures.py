from django import forms

from incidents.forms.layout import plain_helper
from incidents.models import Team
from incidents.queries.figures import DAYS, USUAL_DAYS

CHOICE = {"class": "form-select form-control-sm figures-choice"}


class FiguresForm(forms.Form):
    """Which incidents the figures count; lives in the URL."""

    days = forms.TypedChoiceField(
        label="Of the last",
        choices=[(str(number), f"{number} days") for number in DAYS],
        coerce=int,
        widget=forms.Select(attrs=CHOICE),
    )
    team = forms.ModelChoiceField(
        label="Team",
        queryset=Team.objects.none(),
        empty_label="All",
        required=False,
        widget=forms.Select(attrs=CHOICE),
    )

    def __init__(self, data, *, user):
        given = data.dict()
        if given.get("days") not in map(str, DAYS):
            given["days"] = str(USUAL_DAYS)
        super().__init__(given)
        self.helper = plain_helper()
        teams = Team.objects.all()
        if not user.sees_everything:
            teams = teams.filter(pk__in=user.team_ids)
            self.fields["team"].empty_label = "All of mine"
        self.fields["team"].queryset = teams
        self.may_choose_team = user.sees_everything or len(user.team_ids) > 1

    def wanted(self) -> tuple[int, Team | None]:
        """How many days, and which team or all; what makes no sense is left out."""
        self.is_valid()
        return self.cleaned_data["days"], self.cleaned_data.get("team")
