from django import forms

from incidents.forms.fields import MomentField, WordsField
from incidents.forms.layout import plain_helper
from incidents.models import Contact, Incident, Team
from incidents.queries.customers import customer_named, similar_customers
from incidents.rules.taxonomy import INCIDENT_KINDS


class EditForm(forms.ModelForm):
    """The details of an incident. Its deadlines count on urgency, team and customer."""

    happened = WordsField(label="What happened?")
    promised = WordsField(label="What had we promised?", required=False)
    impact = WordsField(label="What did it mean for them?", required=False)
    occurred_at = MomentField(label="When did it happen?", required=False)
    customer = forms.CharField(
        max_length=200,
        widget=forms.TextInput(attrs={"list": "customers", "autocomplete": "off"}),
        error_messages={"required": "Say which customer it is."},
    )
    urgency = forms.ChoiceField(
        label="How urgent is it?", choices=Incident.Urgency, widget=forms.RadioSelect
    )
    kind = forms.ChoiceField(
        label="What kind of mistake is it?",
        choices=[("", "Not known yet"), *INCIDENT_KINDS.items()],
        required=False,
    )
    team = forms.ModelChoiceField(queryset=Team.objects.all(), empty_label=None)
    why = forms.CharField(
        label="Why do you change it?",
        max_length=300,
        required=False,
        help_text="if it moves a deadline; the timeline keeps it",
    )

    class Meta:
        model = Incident
        fields = (
            "happened",
            "promised",
            "impact",
            "contact",
            "kind",
            "channel",
            "noticed_by",
            "occurred_at",
            "urgency",
            "team",
        )

    def __init__(self, *args, at, **kwargs):
        super().__init__(*args, **kwargs)
        self._at = at
        self.helper = plain_helper()
        self.initial["customer"] = self.instance.customer.name
        self.fields["contact"].queryset = Contact.objects.filter(customer=self.instance.customer)

    def clean_occurred_at(self):
        """Refuse a moment that has not come."""
        occurred_at = self.cleaned_data["occurred_at"]
        if occurred_at and occurred_at > self._at:
            raise forms.ValidationError("This lies in the future. When did it happen?")
        return occurred_at

    def clean_customer(self):
        """The Customer, one that we know; its new person is read off the same words."""
        label = self.cleaned_data["customer"]
        customer, self._contact = customer_named(label)
        if customer is None:
            alike = similar_customers(label)
            question = f" Did you mean {' or '.join(alike)}?" if alike else ""
            raise forms.ValidationError(
                f"We don’t know “{label}”.{question} Pick one from the list."
            )
        self._names_somebody = customer.name.casefold() != label.casefold()
        if self._names_somebody and self._contact is None:
            raise forms.ValidationError(f"We know nobody of that name at {customer}.")
        return customer

    def clean(self):
        """With another customer, or a person named beside it, comes another contact."""
        cleaned = super().clean()
        customer = cleaned.get("customer")
        if customer and (self._names_somebody or customer.pk != self.instance.customer_id):
            cleaned["contact"] = self._contact
        return cleaned
