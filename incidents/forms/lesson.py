from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from incidents.actions.lesson import LONGEST_TAG, MOST_TAGS
from incidents.forms.fields import WordsField
from incidents.forms.verb import VerbForm


class TagsField(forms.CharField):
    """Some words, with commas between them; gives a list."""

    def clean(self, value):
        """The tags, each once, in lower case."""
        text = super().clean(value)
        tags = sorted({tag.strip().lower() for tag in text.split(",") if tag.strip()})
        if len(tags) > MOST_TAGS:
            raise forms.ValidationError(
                gettext("Use at most %(most_tags)s tags.") % {"most_tags": MOST_TAGS}
            )
        for tag in tags:
            if len(tag) > LONGEST_TAG:
                raise forms.ValidationError(
                    gettext("“%(tag)s” is longer than %(longest_tag)s characters.")
                    % {"tag": tag, "longest_tag": LONGEST_TAG}
                )
        return tags


class LessonForm(VerbForm):
    """Keeping a lesson of one incident."""

    verb = "lesson"
    title = forms.CharField(
        label=_("What can others learn from it?"),
        max_length=160,
        help_text=_("in a sentence"),
        error_messages={"required": _("Say what others can learn, in a sentence.")},
    )
    text = WordsField(label=_("What do we do differently now?"), required=False)
    tags = TagsField(
        label=_("Words to find it by"),
        required=False,
        max_length=300,
        help_text=_("with commas between them"),
    )
