from datetime import datetime

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from incidents.forms.layout import plain_helper
from incidents.models import Incident, Team
from incidents.queries.figures import USUAL, Scope, periods

CHOICE = {"class": "form-select form-control-sm figures-choice"}


class FiguresForm(forms.Form):
    """Which incidents the figures count; lives in the URL. What makes no sense is left out."""

    period = forms.ChoiceField(label=_("Period"), widget=forms.Select(attrs=CHOICE))
    team = forms.ModelChoiceField(
        label=_("Team"),
        queryset=Team.objects.none(),
        empty_label=_("All"),
        required=False,
        widget=forms.Select(attrs=CHOICE),
    )
    urgency = forms.ChoiceField(
        label=_("Urgency"),
        choices=[("", _("All")), *Incident.Urgency.choices],
        required=False,
        widget=forms.Select(attrs=CHOICE),
    )

    def __init__(self, data, *, user, at: datetime):
        self._user, self._at, self._periods = user, at, periods(at)
        given = data.dict()
        if given.get("period") not in self._periods:
            given["period"] = USUAL
        super().__init__(given)
        self.helper = plain_helper()
        self.fields["period"].choices = [(name, _words(name)) for name in self._periods]
        teams = Team.objects.all()
        if not user.sees_everything:
            teams = teams.filter(pk__in=user.team_ids)
            self.fields["team"].empty_label = _("All of mine")
        self.fields["team"].queryset = teams
        self.may_choose_team = user.sees_everything or len(user.team_ids) > 1

    def scope(self) -> Scope:
        """What is to be counted."""
        self.is_valid()
        wanted = self.cleaned_data
        return Scope(
            self._user,
            self._at,
            self._periods[wanted["period"]],
            wanted.get("team"),
            wanted.get("urgency", ""),
        )


def _words(period):
    """How a period is picked: “the last 13 weeks”, “2026”."""
    if not period.endswith("w"):
        return period
    number = int(period.removesuffix("w"))
    return ngettext("the last %(n)d week", "the last %(n)d weeks", number) % {"n": number}
