from django import forms
from django.utils.translation import gettext_lazy as _

from incidents.forms.layout import plain_helper


class VerbForm(forms.Form):
    """The form of one verb, beside others on the same page: its fields have ids of their own.

    verb: what those ids begin with; number: tells several forms of one verb apart
    """

    verb = ""

    def __init__(self, *args, number="", **kwargs):
        super().__init__(*args, auto_id=f"{self.verb}{number}_%s", **kwargs)
        self.number = number
        self.helper = plain_helper()


class ColleagueField(forms.TypedChoiceField):
    """One of some colleagues; gives the User."""

    def __init__(self, **options):
        super().__init__(coerce=int, **options)
        self._people = {}

    def offer(self, people, *, first="", named=str):
        """Let one of `people` be chosen.

        first: the words of the empty choice, if there is one; named: how a User is called
        """
        self._people = {person.pk: person for person in people}
        nobody = [("", first)] if first else []
        self.choices = nobody + [(person.pk, named(person)) for person in people]

    def clean(self, value):
        """The person behind the choice."""
        pk = super().clean(value)
        return self._people.get(pk) if pk else None


YES, NO = _("Yes"), _("No")


def yes_or_no(label, yes=YES, no=NO, **options):
    """A field with two radio buttons that gives True or False."""
    return forms.TypedChoiceField(
        label=label,
        choices=[("yes", yes), ("no", no)],
        coerce=lambda said: said == "yes",
        widget=forms.RadioSelect,
        **options,
    )
