"""Practising what to say, and writing back to somebody who did."""

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from incidents.actions.practice import LONGEST, LONGEST_DEBRIEF
from incidents.forms.fields import WordsField
from incidents.forms.verb import ColleagueField, VerbForm


class TryForm(forms.Form):
    """The three boxes. A part may stay blank; the coach tells.

    suggestion: the one that the page named as what is tried, with who will read it; one that comes
    in while somebody writes does not open their try to anybody
    """

    happened = WordsField(label=_("Here’s what happened"), max_length=LONGEST, required=False)
    why = WordsField(label=_("Here’s why"), max_length=LONGEST, required=False)
    next = WordsField(label=_("Here’s what’s next"), max_length=LONGEST, required=False)
    suggestion = forms.IntegerField(required=False, widget=forms.HiddenInput)


class SuggestForm(VerbForm):
    """Suggesting a scenario to somebody of one's team."""

    verb = "suggest"
    person = ColleagueField(
        label=_("To whom?"), error_messages={"required": _("Say to whom you suggest it.")}
    )

    def __init__(self, *args, people, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["person"].offer(people, first=gettext("Somebody of your team"))


class DebriefForm(VerbForm):
    """A lead's words on a try."""

    verb = "debrief"
    text = WordsField(
        label=_("What was good, and what could they try next?"),
        rows=4,
        max_length=LONGEST_DEBRIEF,
        error_messages={"required": _("Write a few words: what was good, and what to try next.")},
    )
