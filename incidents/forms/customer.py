"""What a customer can say on their page."""

from django import forms
from django.utils.translation import gettext_lazy as _

from incidents.forms.fields import WordsField
from incidents.forms.verb import VerbForm, yes_or_no

LONGEST = 4000

FULLY = (_("not at all"), _("hardly"), _("partly"), _("mostly"), _("fully"))
WELL = (_("badly"), _("not well"), _("so-so"), _("well"), _("very well"))
CONTENT = (_("very unhappy"), _("unhappy"), _("so-so"), _("content"), _("very content"))
SURELY = (_("no"), _("hardly"), _("perhaps"), _("probably"), _("surely"))


class VersionForm(VerbForm):
    """Saying how it was in their eyes."""

    verb = "version"
    text = WordsField(
        label=_("What is not right?"),
        rows=4,
        max_length=LONGEST,
        error_messages={"required": _("Tell us in a few words what is not right.")},
    )


class ChooseForm(VerbForm):
    """Choosing one of the remedies offered; gives the Remedy. Nothing is chosen for them before."""

    verb = "choice"
    option = forms.TypedChoiceField(
        label=_("Which would help you more?"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose one of them."),
            "invalid_choice": _("This can’t be chosen any more. Look what is there now."),
        },
    )

    def __init__(self, *args, options, chosen=None, **kwargs):
        """options: the Remedies that can be chosen; chosen: the one they chose before, or None"""
        super().__init__(*args, **kwargs)
        self.options = options
        found = {str(one.pk): one for one in options}
        self.fields["option"].choices = [(pk, one.what) for pk, one in found.items()]
        self.fields["option"].coerce = found.__getitem__
        self.initial["option"] = chosen and chosen.pk


def _scale(label, words, **options):
    """A question with five answers, the worst first; gives 1 to 5, or None when left blank."""
    return forms.TypedChoiceField(
        label=label,
        choices=list(enumerate(words, 1)),
        coerce=int,
        empty_value=None,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of the five.")},
        **options,
    )


class SurveyForm(VerbForm):
    """What they think of how it was put right; only the first three questions need an answer.

    Those are the three sides of fair treatment; the others are P62, P83, P22, P60, P61 and P90.
    """

    verb = "survey"
    outcome = _scale(_("Is the result right for you?"), FULLY)
    process = _scale(_("Was it easy to get it put right?"), FULLY)
    treatment = _scale(_("How did we speak to you?"), WELL)
    before = _scale(_("How did you feel about us before this happened?"), CONTENT, required=False)
    after = _scale(_("And how do you feel about us now?"), CONTENT, required=False)
    gesture = _scale(_("Did we do more than we had to?"), FULLY, required=False)
    loyalty = _scale(_("Would you choose us again?"), SURELY, required=False)
    is_forgiven = yes_or_no(
        _("Have you forgiven us?"), no=_("Not yet"), required=False, empty_value=None
    )
    told = forms.IntegerField(
        label=_("How many people have you told about it?"),
        required=False,
        min_value=0,
        max_value=1_000_000,
        error_messages={"invalid": _("Write a number, such as 3.")},
    )
    words = WordsField(
        label=_("What else should we know?"), rows=3, max_length=2000, required=False
    )

    def __init__(self, *args, asks_gesture, **kwargs):
        """asks_gesture: they had something beyond what we owed, and may rate it"""
        super().__init__(*args, **kwargs)
        if not asks_gesture:
            del self.fields["gesture"]
