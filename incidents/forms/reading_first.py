"""A lead reads the answer before it goes. These fields go along with the letter’s own form."""

from django.utils.translation import gettext_lazy as _

from incidents.forms.fields import WordsField
from incidents.forms.verb import ColleagueField, VerbForm

MOST = 2000


class AskToReadForm(VerbForm):
    """Asking a lead to read it."""

    verb = "ask_to_read"
    asked_of = ColleagueField(
        label=_("Who reads it?"), error_messages={"required": _("Say who reads it.")}
    )

    def __init__(self, *args, people, **kwargs):
        """people: who may be asked, whoever comes first being the one that is offered."""
        super().__init__(*args, **kwargs)
        self.fields["asked_of"].offer(people)
        self.fields["asked_of"].widget.attrs["form"] = "answer"


class SayForm(VerbForm):
    """What the lead says to it: a button says yes or not yet, and this is the word beside it."""

    verb = "say"
    comment = WordsField(
        label=_("Your word on it"),
        max_length=MOST,
        required=False,
        help_text=_("“not yet” needs a because"),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["comment"].widget.attrs["form"] = "answer"
