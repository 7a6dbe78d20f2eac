from django import forms

from incidents.forms.layout import plain_helper
from incidents.models import Incident, Team
from incidents.queries.queue import Wanted


class QueueForm(forms.Form):
    """What a list of incidents shows; lives in the URL."""

    q = forms.CharField(label="Search", max_length=100, required=False)
    urgency = forms.MultipleChoiceField(
        choices=Incident.Urgency, required=False, widget=forms.CheckboxSelectMultiple
    )
    team = forms.ModelMultipleChoiceField(queryset=Team.objects.none(), required=False)
    clock = forms.ChoiceField(
        choices=[
            ("", "Any"),
            ("breached", "Past our promise"),
            ("due_hour", "Due in the next hour"),
            ("due_today", "Due later today"),
        ],
        required=False,
    )
    status = forms.ChoiceField(
        choices=[("open", "Open"), ("closed", "Closed"), ("all", "Open and closed")],
        required=False,
    )
    owner = forms.CharField(required=False, max_length=20)
    page = forms.IntegerField(min_value=1, max_value=1000, required=False, widget=forms.HiddenInput)

    def __init__(self, data, *, user):
        super().__init__(data)
        self.helper = plain_helper()
        self.fields["team"].queryset = (
            Team.objects.all()
            if user.sees_everything
            else Team.objects.filter(pk__in=user.team_ids)
        )
        self.fields["owner"].widget = forms.Select(choices=OWNERS)

    def clean_owner(self):
        """One of the three words, or a person's id; anything else is everybody."""
        owner = self.cleaned_data["owner"] or "me"
        known = owner in dict(OWNERS) or (owner.isdecimal() and len(owner) < 18)
        return owner if known else "anyone"

    def wanted(self) -> Wanted:
        """What was asked for; a part of the URL that makes no sense is left out."""
        self.is_valid()
        given = self.cleaned_data
        return Wanted(
            owner=given.get("owner", "me"),
            teams=[team.pk for team in given.get("team") or ()],
            urgencies=given.get("urgency") or [],
            clock=given.get("clock") or "",
            status=given.get("status") or "open",
            words=(given.get("q") or "").strip(),
        )


OWNERS = [("me", "Me"), ("nobody", "Nobody yet"), ("anyone", "Anybody")]
