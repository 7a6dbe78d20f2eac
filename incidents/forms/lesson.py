from django import forms

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
            raise forms.ValidationError(f"Use at most {MOST_TAGS} tags.")
        for tag in tags:
            if len(tag) > LONGEST_TAG:
                raise forms.ValidationError(f"“{tag}” is longer than {LONGEST_TAG} characters.")
        return tags


class LessonForm(VerbForm):
    """Keeping a lesson of one incident."""

    verb = "lesson"
    title = forms.CharField(
        label="What can others learn from it?",
        max_length=160,
        help_text="in a sentence",
        error_messages={"required": "Say what others can learn, in a sentence."},
    )
    text = WordsField(label="What do we do differently now?", required=False)
    tags = TagsField(
        label="Words to find it by",
        required=False,
        max_length=300,
        help_text="with commas between them",
    )
