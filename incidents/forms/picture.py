from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from incidents.forms.layout import plain_helper
from incidents.models import Incident
from incidents.rules.big_picture import RELATIONSHIP
from incidents.rules.money import CURRENCIES

UNKNOWN = _("Not known yet")


class PictureForm(forms.ModelForm):
    """What is at stake in an incident; whatever is not known may be left out."""

    value_at_risk = forms.DecimalField(
        label=_("What may we lose?"),
        max_digits=12,
        decimal_places=2,
        min_value=0,
        required=False,
        help_text=_("in figures, such as 184000"),
        # A field for numbers would send nothing at all for “184k”, and so lose what was typed.
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
        error_messages={"invalid": _("Write it in figures, without spaces or commas: 184000.")},
    )
    currency = forms.ChoiceField(
        label=_("Currency"), choices=[(code, code) for code in CURRENCIES], required=False
    )
    footprint = forms.ChoiceField(
        label=_("How many of their people has it touched?"), required=False
    )
    reach = forms.IntegerField(
        label=_("How many others may hear of it?"),
        min_value=0,
        max_value=2_000_000_000,
        required=False,
        help_text=_("a guess is good enough"),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={"invalid": _("Write a number, such as 40.")},
    )
    story = forms.ChoiceField(
        label=_("Would the real story be understood as it spreads?"), required=False
    )
    relationship = forms.TypedChoiceField(
        label=_("How do things stand between us?"),
        choices=lambda: [("", UNKNOWN), *_estimates()],
        coerce=int,
        empty_value=None,
        required=False,
    )

    class Meta:
        model = Incident
        fields = (
            *("value_at_risk", "currency", "footprint", "reach", "story", "relationship"),
            "is_difficult",
        )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = plain_helper()
        incident = self.instance
        for name, choices in (("footprint", Incident.Footprint), ("story", Incident.Story)):
            self.fields[name].choices = [("", UNKNOWN), *choices.choices]
        self.fields["is_difficult"].label = gettext("It is a difficult conversation")
        if incident.value_at_risk is None:
            ours = incident.customer.currency or incident.rules.spending.currency
            self.initial["currency"] = ours
        elif incident.value_at_risk == incident.value_at_risk.to_integral_value():
            # People say “184000”; the cents are the column's.
            self.initial["value_at_risk"] = incident.value_at_risk.to_integral_value()
        self._know_currency(self.initial["currency"])

    def _know_currency(self, currency):
        """Offer the company's own, or an imported one, where it is none of the usual ones."""
        if currency not in CURRENCIES:
            self.fields["currency"].choices = [
                (currency, currency),
                *self.fields["currency"].choices,
            ]

    def clean(self):
        """An amount has a currency, and without an amount there is none."""
        cleaned = super().clean()
        if "value_at_risk" not in cleaned:
            return cleaned
        if cleaned["value_at_risk"] is None:
            cleaned["currency"] = ""
        elif not cleaned.get("currency") and "currency" not in self.errors:
            self.add_error("currency", gettext("Say in which currency."))
        return cleaned


def _estimates():
    for score, words in RELATIONSHIP.items():
        yield score, gettext("%(score)s of 5, %(words)s") % {"score": score, "words": words}
