from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from incidents.forms.fields import MomentField, WordsField
from incidents.forms.layout import plain_helper
from incidents.models import Contact, Incident, Team
from incidents.queries.customers import customer_named, similar_customers
from incidents.rules.taxonomy import INCIDENT_KINDS
from incidents.rules.words import either


class EditForm(forms.ModelForm):
    """The details of an incident. Its deadlines count on urgency, team and customer."""

    happened = WordsField(label=_("What happened?"))
    promised = WordsField(label=_("What had we promised?"), required=False)
    impact = WordsField(label=_("What did it mean for them?"), required=False)
    occurred_at = MomentField(label=_("When did it happen?"), required=False)
    customer = forms.CharField(
        label=_("Customer"),
        max_length=200,
        widget=forms.TextInput(attrs={"list": "customers", "autocomplete": "off"}),
        error_messages={"required": _("Say which customer it is.")},
    )
    urgency = forms.ChoiceField(
        label=_("How urgent is it?"), choices=Incident.Urgency, widget=forms.RadioSelect
    )
    kind = forms.ChoiceField(
        label=_("What kind of mistake is it?"),
        choices=[("", _("Not known yet")), *INCIDENT_KINDS.items()],
        required=False,
    )
    team = forms.ModelChoiceField(label=_("Team"), queryset=Team.objects.all(), empty_label=None)
    why = forms.CharField(
        label=_("Why do you change it?"),
        max_length=300,
        required=False,
        help_text=_("if it moves a deadline; the timeline keeps it"),
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
        labels = {"contact": _("Contact")}

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
            raise forms.ValidationError(gettext("This lies in the future. When did it happen?"))
        return occurred_at

    def clean_customer(self):
        """The Customer, one that we know; its new person is read off the same words."""
        label = self.cleaned_data["customer"]
        customer, self._contact = customer_named(label)
        if customer is None:
            alike = similar_customers(label)
            words = {"label": label, "alike": either(alike)}
            raise forms.ValidationError(
                gettext(
                    "We don’t know “%(label)s”. Did you mean %(alike)s? Pick one from the list."
                )
                % words
                if alike
                else gettext("We don’t know “%(label)s”. Pick one from the list.") % words
            )
        self._names_somebody = customer.name.casefold() != label.casefold()
        if self._names_somebody and self._contact is None:
            raise forms.ValidationError(
                gettext("We know nobody of that name at %(customer)s.") % {"customer": customer}
            )
        return customer

    def clean(self):
        """With another customer, or a person named beside it, comes another contact."""
        cleaned = super().clean()
        customer = cleaned.get("customer")
        if customer and (self._names_somebody or customer.pk != self.instance.customer_id):
            cleaned["contact"] = self._contact
        return cleaned
