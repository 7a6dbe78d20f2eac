from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from incidents.forms.verb import ColleagueField, VerbForm, yes_or_no

MOST = 300


class AskForm(VerbForm):
    """Asking a colleague for a decision."""

    verb = "ask"
    question = forms.CharField(
        label=_("What is to be decided?"),
        max_length=MOST,
        help_text=_("so that yes or no is an answer"),
        error_messages={"required": _("Say what is to be decided.")},
    )
    asked_of = ColleagueField(
        label=_("Who decides?"), error_messages={"required": _("Say who decides it.")}
    )

    def __init__(self, *args, people, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["asked_of"].offer(people, first=gettext("Choose somebody"))


class DecideForm(VerbForm):
    """Saying yes or no, and why."""

    verb = "decide"
    is_approved = yes_or_no(_("Your decision"), error_messages={"required": _("Say yes or no.")})
    reason = forms.CharField(
        label=_("Why?"), max_length=MOST, required=False, help_text=_("a no needs a reason")
    )

    def __init__(self, *args, decision, **kwargs):
        super().__init__(*args, number=decision.pk, **kwargs)


class WithdrawForm(VerbForm):
    """Taking back what one has asked for oneself."""

    verb = "withdraw"
    reason = forms.CharField(
        label=_("Why is it not needed any more?"),
        max_length=MOST,
        error_messages={"required": _("Say why, so that they know.")},
    )

    def __init__(self, *args, decision, **kwargs):
        super().__init__(*args, number=decision.pk, **kwargs)

    def clean(self):
        """A question taken back is a no."""
        return super().clean() | {"is_approved": False}
