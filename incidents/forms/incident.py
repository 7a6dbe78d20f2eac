from django import forms

from incidents.forms.fields import MomentField, WordsField
from incidents.forms.layout import plain_helper
from incidents.models import Contact, Incident, Touchpoint, User


class TouchpointForm(forms.Form):
    """Recording a contact with the customer."""

    channel = forms.ChoiceField(choices=Touchpoint.Channel, initial=Touchpoint.Channel.CALL)
    direction = forms.ChoiceField(
        choices=Touchpoint.Direction,
        initial=Touchpoint.Direction.OUT,
        widget=forms.RadioSelect,
    )
    happened_at = MomentField(label="When", required=False, help_text="empty means just now")
    summary = WordsField(label="What was said", required=False)

    def __init__(self, *args, at, **kwargs):
        super().__init__(*args, **kwargs)
        self._at = at
        self.helper = plain_helper()

    def clean_happened_at(self):
        """Refuse a moment that has not come; empty is now."""
        happened_at = self.cleaned_data["happened_at"] or self._at
        if happened_at > self._at:
            raise forms.ValidationError("This lies in the future. Record it once you have spoken.")
        return happened_at


class AssignForm(forms.Form):
    """Giving an incident to somebody of its team."""

    owner = forms.TypedChoiceField(label="Owner", coerce=int)

    def __init__(self, *args, incident, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = plain_helper()
        team = User.objects.filter(is_active=True, memberships__team=incident.team)
        self.fields["owner"].choices = list(team.values_list("pk", "name"))
        self.initial.setdefault("owner", incident.owner_id)

    def clean_owner(self):
        """The person behind the choice."""
        return User.objects.get(pk=self.cleaned_data["owner"])


class EditForm(forms.ModelForm):
    """The details of an incident that no clock counts from."""

    happened = WordsField(label="What happened?")
    promised = WordsField(label="What had we promised?", required=False)
    impact = WordsField(label="What did it mean for them?", required=False)
    occurred_at = MomentField(label="When did it happen?", required=False)

    class Meta:
        model = Incident
        fields = (
            "happened",
            "promised",
            "impact",
            "contact",
            "channel",
            "noticed_by",
            "occurred_at",
        )

    def __init__(self, *args, at, **kwargs):
        super().__init__(*args, **kwargs)
        self._at = at
        self.helper = plain_helper()
        self.fields["contact"].queryset = Contact.objects.filter(customer=self.instance.customer)

    def clean_occurred_at(self):
        """Refuse a moment that has not come."""
        occurred_at = self.cleaned_data["occurred_at"]
        if occurred_at and occurred_at > self._at:
            raise forms.ValidationError("This lies in the future. When did it happen?")
        return occurred_at
