from uuid import uuid4

from django import forms
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy

from incidents.forms.fields import MomentField, WordsField
from incidents.forms.layout import plain_helper
from incidents.models import Contact, Incident
from incidents.queries.customers import customer_named, similar_customers
from incidents.rules.words import either

LONGEST_NAME = Contact._meta.get_field("name").max_length


class LogForm(forms.Form):
    """Logging a mistake: six fields, and a seventh only when the customer's name is new to us."""

    customer = forms.CharField(
        label=gettext_lazy("Customer"),
        max_length=200,
        widget=forms.TextInput(attrs={"list": "customers", "autocomplete": "off"}),
        error_messages={"required": gettext_lazy("Say which customer it is.")},
    )
    happened = WordsField(
        label=gettext_lazy("What happened?"),
        help_text=gettext_lazy("one sentence, as the customer would say it"),
        error_messages={"required": gettext_lazy("Say what happened, in a sentence.")},
    )
    promised = WordsField(label=gettext_lazy("What had we promised?"), required=False)
    learned_at = MomentField(
        label=gettext_lazy("When did we learn of it?"),
        error_messages={
            "required": gettext_lazy("Say when we learned of it; the clocks count from then.")
        },
    )
    noticed_by = forms.ChoiceField(
        label=gettext_lazy("Who noticed?"),
        choices=Incident.NoticedBy,
        initial=Incident.NoticedBy.CUSTOMER,
        widget=forms.RadioSelect,
    )
    urgency = forms.ChoiceField(
        label=gettext_lazy("How urgent is it?"),
        choices=Incident.Urgency,
        initial=Incident.Urgency.NORMAL,
        widget=forms.RadioSelect,
    )
    once = forms.CharField(max_length=32, required=False, widget=forms.HiddenInput)
    new_customer = forms.BooleanField(
        label=gettext_lazy("Add this customer"), required=False, widget=forms.HiddenInput
    )

    def __init__(self, *args, at, **kwargs):
        super().__init__(*args, **kwargs)
        self._at = at
        self.helper = plain_helper()
        self.initial.setdefault("learned_at", timezone.localtime(at))
        self.initial.setdefault("once", uuid4().hex)

    def clean_learned_at(self):
        """Refuse a moment that has not come."""
        learned_at = self.cleaned_data["learned_at"]
        if learned_at > self._at:
            raise forms.ValidationError(
                gettext("This lies in the future. When did we learn of it?")
            )
        return learned_at

    def clean(self):
        """Find the customer and contact; a name we don't know is asked about once."""
        cleaned = super().clean()
        label = cleaned.get("customer", "")
        if not label:
            return cleaned
        customer, contact = customer_named(label)
        name, _, person = (part.strip() for part in label.partition("–"))
        if customer and customer.name.casefold() == label.casefold():
            # Its own name has a dash in it.
            person = ""
        if not name:
            self.add_error(
                "customer", gettext("Say which customer it is, before the person’s name.")
            )
        elif len(person) > LONGEST_NAME:
            longest = gettext("A name has at most %(count)s characters.") % {"count": LONGEST_NAME}
            self.add_error("customer", longest)
        elif customer is None and not cleaned.get("new_customer"):
            self._ask_about(name)
        cleaned |= {
            "customer": customer or name,
            "contact": contact,
            "new_contact": person if person and contact is None else "",
        }
        return cleaned

    def _ask_about(self, name):
        self.fields["new_customer"].widget = forms.CheckboxInput()
        alike = similar_customers(name)
        asked = (
            gettext(
                "We don’t know “%(name)s” yet. Did you mean %(alike)s? Pick one from the list, or "
                "tick the box to add it."
            )
            if alike
            else gettext(
                "We don’t know “%(name)s” yet. Pick one from the list, or tick the box to add it."
            )
        )
        self.add_error("customer", asked % {"name": name, "alike": either(alike)})
