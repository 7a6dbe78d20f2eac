"""Forms about what makes it right: proposing something, and declining it."""

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from incidents.forms.fields import MomentField, WordsField
from incidents.forms.insights import InsightsForm
from incidents.forms.verb import ColleagueField, VerbForm, yes_or_no
from incidents.models import Remedy
from incidents.queries.spenders import spending_words
from incidents.rules.money import CURRENCIES

FAIRNESS = "fairness"
LEFT_TO_US = _("Whoever is nearest and may")


class ProposeForm(VerbForm):
    """Proposing something that makes it right."""

    verb = "propose"
    what = forms.CharField(
        label=_("What do we do for them?"),
        max_length=200,
        help_text=_("as they would say it"),
        error_messages={"required": _("Say what we do for them, in a few words.")},
    )
    details = forms.CharField(
        label=_("Who does it, when, and how?"),
        max_length=300,
        required=False,
        help_text=_("they read this too"),
    )
    kind = forms.ChoiceField(
        label=_("Do we owe it?"),
        choices=[
            (Remedy.Kind.OWED, _("We owe it")),
            (Remedy.Kind.GESTURE, _("A gesture on top")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Say whether we owe it, or give it on top.")},
    )
    is_option = yes_or_no(
        _("Do they choose?"),
        yes=_("One to choose from"),
        no=_("They get it anyway"),
        error_messages={"required": _("Say whether they choose it, or get it anyway.")},
    )
    cost = forms.DecimalField(
        min_value=0,
        max_digits=12,
        decimal_places=2,
        localize=False,
        error_messages={
            "required": _("Say about how much it costs us; 0 if nothing."),
            "invalid": _("Write a number, such as 1240 or 12.50."),
            "min_value": _("Write what it costs us; less than nothing it can’t."),
        },
    )
    available_until = MomentField(label=_("Until when can they have it?"), required=False)
    is_asked_for = forms.BooleanField(label=_("They asked for it"), required=False)
    asked_of = ColleagueField(label=_("Who says yes, if it costs more?"), required=False)
    instead_of = forms.ModelChoiceField(
        queryset=Remedy.objects.none(), required=False, widget=forms.HiddenInput
    )

    def __init__(self, *args, incident, limit, spenders, **kwargs):
        """limit: what whoever fills it in may spend (None for no limit); spenders: who may more."""
        super().__init__(*args, **kwargs)
        currency = incident.rules.spending.currency
        self.fields["cost"].label = gettext("What does it cost us, in %(currency)s?") % {
            "currency": CURRENCIES.get(currency, currency)
        }
        self.fields["cost"].widget.attrs |= {"inputmode": "decimal", "min": "0"}
        self.fields["cost"].help_text = gettext("you may spend %(limit)s") % {
            "limit": spending_words(limit, currency)
        }
        self.fields["instead_of"].queryset = incident.remedies.all()
        if limit is None:
            del self.fields["asked_of"]
            return
        words = {one.person.pk: f"{one.person} – {one.words}" for one in spenders}
        people = [one.person for one in spenders]
        self.fields["asked_of"].offer(
            people, first=LEFT_TO_US, named=lambda person: words[person.pk]
        )

    @property
    def is_again(self):
        """Whether it puts another remedy differently."""
        return bool(self["instead_of"].value())

    @classmethod
    def like(cls, remedy: Remedy) -> dict:
        """What the form holds to put a remedy differently."""
        return {
            "what": remedy.what,
            "details": remedy.details,
            "kind": remedy.kind,
            "is_option": "yes" if remedy.is_option else "no",
            "cost": remedy.cost,
            "available_until": remedy.available_until,
            "is_asked_for": remedy.is_asked_for,
            "instead_of": remedy.pk,
        }


class DeclineForm(InsightsForm):
    """Declining a remedy, after a thought or two about them (P48–P51)."""

    verb = "decline"
    because = WordsField(
        label=_("Why do we not do it?"),
        max_length=500,
        help_text=_("so that you could say it to them"),
        error_messages={"required": _("Say why not: they will ask, and so will we.")},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, sheet=FAIRNESS, **kwargs)
        self.order_fields([name for name in self.fields if name != "because"] + ["because"])
