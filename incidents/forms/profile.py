"""What we know of a customer, and of the people there."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from incidents.forms.fields import YEARS, WordsField
from incidents.forms.layout import plain_helper
from incidents.models import Contact, Customer
from incidents.rules.money import CURRENCIES

LONGEST = 2000


class DayField(forms.DateField):
    """A day; a year that can only be a slip of the keyboard is asked about."""

    def __init__(self, **options):
        widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
        messages = {"invalid": _("Give a day, such as 2026-11-22.")}
        super().__init__(widget=widget, error_messages=messages, required=False, **options)

    def clean(self, value):
        """The day, or None."""
        day = super().clean(value)
        if day and day.year not in YEARS:
            raise forms.ValidationError(gettext("Check the year: this can’t be meant."))
        return day


class ProfileForm(forms.ModelForm):
    """What we know of a customer; whatever is not known may be left out."""

    goals = WordsField(label=_("What do they want to achieve?"), max_length=LONGEST, required=False)
    hired_us_for = WordsField(
        label=_("Why did they come to us?"), max_length=LONGEST, required=False
    )
    pain_points = WordsField(label=_("What troubles them?"), max_length=LONGEST, required=False)
    since = DayField(label=_("Since when are they with us?"))
    renews_on = DayField(label=_("When does it renew?"))
    value_a_year = forms.DecimalField(
        label=_("What are they worth a year?"),
        max_digits=12,
        decimal_places=2,
        min_value=0,
        required=False,
        help_text=_("in figures, such as 184000"),
        # A field for numbers would send nothing at all for “184k”, and so lose what was typed.
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
        error_messages={"invalid": _("Write it in figures, without spaces or commas: 184000.")},
    )
    currency = forms.ChoiceField(label=_("Currency"), required=False)

    class Meta:
        model = Customer
        fields = (
            *("goals", "hired_us_for", "pain_points"),
            *("since", "renews_on", "value_a_year", "currency"),
        )

    def __init__(self, *args, ours, **kwargs):
        """ours: the currency that we count in."""
        super().__init__(*args, **kwargs)
        self.helper = plain_helper()
        amount = self.initial.get("value_a_year")
        if amount is not None and amount == amount.to_integral_value():
            self.initial["value_a_year"] = amount.quantize(1)
        currency = self.instance.currency or ours
        self.initial["currency"] = currency
        codes = dict.fromkeys([currency, *CURRENCIES])
        self.fields["currency"].choices = [(code, code) for code in codes]

    def clean_since(self):
        """Refuse a day that has not come."""
        since = self.cleaned_data["since"]
        if since and since > timezone.localdate():
            raise forms.ValidationError(
                gettext("This day has not come yet. Since when are they with us?")
            )
        return since

    def clean(self):
        """An amount has a currency, and without an amount there is none."""
        cleaned = super().clean()
        if "value_a_year" not in cleaned:
            return cleaned
        if cleaned["value_a_year"] is None:
            cleaned["currency"] = ""
        elif not cleaned.get("currency") and "currency" not in self.errors:
            self.add_error("currency", gettext("Say in which currency."))
        return cleaned


class ContactForm(forms.ModelForm):
    """A person at a customer, and how they like to be spoken to."""

    class Meta:
        model = Contact
        fields = (
            *("name", "position", "email", "phone"),
            *("prefers", "tone", "language"),
            *("answers_to", "stakeholder_needs"),
        )
        labels = {
            "name": _("Name"),
            "phone": _("Phone"),
            "language": _("Language"),
            "position": _("What do they do there?"),
            "prefers": _("What would they rather have from us?"),
            "tone": _("How do they like to be spoken to?"),
            "answers_to": _("Whom do they answer to?"),
            "stakeholder_needs": _("What does that person need from them?"),
        }
        widgets = {"stakeholder_needs": forms.Textarea(attrs={"rows": 2})}
        help_texts = {
            "tone": _("such as “short, and figures first”"),
            "answers_to": _("somebody will ask them about this"),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = plain_helper()
        self.fields["name"].error_messages["required"] = gettext("Say who it is.")
        self.fields["prefers"].choices = [("", gettext("Not known yet")), *Contact.Prefers.choices]

    def clean_name(self):
        """Refuse the name of somebody else there."""
        name, others = self.cleaned_data["name"], self.instance.customer.contacts
        if others.filter(name__iexact=name).exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError(
                gettext("%(name)s is there already. Add what tells the two apart.") % {"name": name}
            )
        return name


class CustomersForm(forms.Form):
    """Which customers the list shows; lives in the URL."""

    q = forms.CharField(label=_("Search"), max_length=100, required=False)
    which = forms.ChoiceField(
        choices=[("", _("All")), ("outside", _("Outside")), ("internal", _("Departments of ours"))],
        required=False,
    )
    page = forms.IntegerField(min_value=1, max_value=1000, required=False)
