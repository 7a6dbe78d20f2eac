from django import forms
from django.utils.translation import gettext_lazy as _

from incidents.forms.layout import plain_helper
from incidents.queries.lesson_library import MISTAKES, MOMENTS, Wanted
from incidents.rules.taxonomy import INCIDENT_KINDS

LARGEST_ID = 2**63 - 1


class LibraryForm(forms.Form):
    """Which lessons are shown; lives in the URL."""

    q = forms.CharField(label=_("Search"), max_length=100, required=False)
    kind = forms.ChoiceField(
        label=_("About what"),
        choices=[("", _("Any kind of mistake")), *INCIDENT_KINDS.items()],
        required=False,
        widget=forms.Select(attrs={"class": "form-select form-control-sm shelf-kind"}),
    )
    of = forms.ChoiceField(
        choices=[("", _("All")), (MISTAKES, _("From mistakes")), (MOMENTS, _("Exemplary moments"))],
        required=False,
        widget=forms.HiddenInput,
    )
    tag = forms.CharField(max_length=30, required=False, widget=forms.HiddenInput)
    customer = forms.IntegerField(
        min_value=1, max_value=LARGEST_ID, required=False, widget=forms.HiddenInput
    )
    page = forms.IntegerField(min_value=1, max_value=1000, required=False, widget=forms.HiddenInput)

    def __init__(self, data):
        super().__init__(data)
        self.helper = plain_helper()

    def wanted(self) -> Wanted:
        """What was asked for; a part of the URL that makes no sense is left out."""
        self.is_valid()
        given = self.cleaned_data
        return Wanted(
            words=" ".join((given.get("q") or "").split()),
            kind=given.get("kind") or "",
            tag=(given.get("tag") or "").strip().lower(),
            of=given.get("of") or "",
            customer=given.get("customer"),
            page=given.get("page") or 1,
        )
