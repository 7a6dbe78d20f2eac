from datetime import timedelta

from django import forms
from django.utils.translation import gettext_lazy as _

from incidents.forms.fields import MomentField
from incidents.forms.verb import ColleagueField, VerbForm, yes_or_no
from incidents.rules.taxonomy import CHANGE_KINDS

MOST = 300
TO_CHANGE, TO_CHECK = timedelta(days=7), timedelta(days=30)
"""How long a change may take, and how much later we look at it, unless somebody says otherwise."""


class ActionForm(VerbForm):
    """Promising an action, on our side or on theirs."""

    verb = "action"
    what = forms.CharField(
        label=_("What will be done?"),
        max_length=MOST,
        error_messages={"required": _("Say what will be done.")},
    )
    is_theirs = yes_or_no(_("Whose is it?"), yes=_("Theirs"), no=_("Ours"), required=False)
    owner = ColleagueField(label=_("Who does it, or asks them?"))
    due_at = MomentField(
        label=_("By when?"), error_messages={"required": _("Say by when it is done.")}
    )

    def __init__(self, *args, people, by, **kwargs):
        """people: who may do it; by: who fills it in, and does it if nobody else is chosen."""
        super().__init__(*args, **kwargs)
        self.fields["owner"].offer(people)
        self.initial |= {"owner": by.pk, "is_theirs": "no"}

    def clean_is_theirs(self):
        """Ours, unless it is said to be theirs."""
        return self.cleaned_data["is_theirs"] or False


class PreventForm(VerbForm):
    """Promising a change that stops it from happening again, with a later look at it."""

    verb = "prevent"
    what = forms.CharField(
        label=_("What do we change?"),
        max_length=MOST,
        error_messages={"required": _("Say what will be different.")},
    )
    prevents = forms.ChoiceField(
        label=_("What kind of change is it?"),
        choices=CHANGE_KINDS,
        widget=forms.RadioSelect,
        error_messages={"required": _("Say what kind of change it is.")},
    )
    owner = ColleagueField(label=_("Who sees to it?"))
    due_at = MomentField(
        label=_("By when?"), error_messages={"required": _("Say by when it is done.")}
    )
    check_at = MomentField(
        label=_("When do we look whether it worked?"),
        help_text=_("a month after it is done, unless you know better"),
        error_messages={"required": _("Name the day on which we look whether it worked.")},
    )

    def __init__(self, *args, people, by, at, **kwargs):
        """people: who may do it; by: who fills it in; at: now, from which dates are proposed."""
        super().__init__(*args, **kwargs)
        self.fields["owner"].offer(people)
        self.initial |= {
            "owner": by.pk,
            "due_at": at + TO_CHANGE,
            "check_at": at + TO_CHANGE + TO_CHECK,
        }


class DropForm(VerbForm):
    """Dropping an action, and why."""

    verb = "drop"
    dropped_because = forms.CharField(
        label=_("Why is it not done?"),
        max_length=MOST,
        error_messages={"required": _("Say why it is dropped; somebody counts on it.")},
    )

    def __init__(self, *args, action, **kwargs):
        super().__init__(*args, number=action.pk, **kwargs)


class CheckForm(VerbForm):
    """Saying whether an action has worked."""

    verb = "check"
    was_effective = yes_or_no(
        _("Did it work?"), no=_("Not yet"), error_messages={"required": _("Say whether it worked.")}
    )
    finding = forms.CharField(
        label=_("What did you see?"),
        max_length=MOST,
        error_messages={"required": _("Say what you saw, in a sentence.")},
    )

    def __init__(self, *args, action, **kwargs):
        super().__init__(*args, number=action.pk, **kwargs)
