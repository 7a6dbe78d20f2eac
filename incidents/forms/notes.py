from django.utils.translation import gettext_lazy as _

from incidents.actions.note import LONGEST
from incidents.forms.fields import WordsField
from incidents.forms.verb import VerbForm


class NoteForm(VerbForm):
    """A note for colleagues."""

    verb = "note"
    text = WordsField(
        label=_("What should the next person know?"),
        rows=3,
        max_length=LONGEST,
        help_text=_("Write “@” and a name, such as @Mara or @Mara Lindqvist, and they hear of it."),
        error_messages={"required": _("Write what the next person should know.")},
    )
