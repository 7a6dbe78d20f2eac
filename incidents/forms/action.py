from django import forms

from incidents.forms.fields import MomentField
from incidents.forms.verb import ColleagueField, VerbForm, yes_or_no

MOST = 300


class ActionForm(VerbForm):
    """Promising an action, and a later look whether it worked."""

    verb = "action"
    what = forms.CharField(
        label="What will be done?",
        max_length=MOST,
        error_messages={"required": "Say what will be done."},
    )
    owner = ColleagueField(label="Who does it?")
    due_at = MomentField(label="By when?", error_messages={"required": "Say by when it is done."})
    check_at = MomentField(
        label="When do we look whether it worked?",
        required=False,
        help_text="for what is to prevent the mistake",
    )

    def __init__(self, *args, people, by, **kwargs):
        """people: who may do it; by: who fills it in, and does it if nobody else is chosen."""
        super().__init__(*args, **kwargs)
        self.fields["owner"].offer(people)
        self.initial["owner"] = by.pk


class DropForm(VerbForm):
    """Dropping an action, and why."""

    verb = "drop"
    dropped_because = forms.CharField(
        label="Why is it not done?",
        max_length=MOST,
        error_messages={"required": "Say why it is dropped; somebody counts on it."},
    )

    def __init__(self, *args, action, **kwargs):
        super().__init__(*args, number=action.pk, **kwargs)


class CheckForm(VerbForm):
    """Saying whether an action has worked."""

    verb = "check"
    was_effective = yes_or_no(
        "Did it work?", no="Not yet", error_messages={"required": "Say whether it worked."}
    )
    finding = forms.CharField(
        label="What did you see?",
        max_length=MOST,
        error_messages={"required": "Say what you saw, in a sentence."},
    )

    def __init__(self, *args, action, **kwargs):
        super().__init__(*args, number=action.pk, **kwargs)
