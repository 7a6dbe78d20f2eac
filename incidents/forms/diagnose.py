from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from incidents.forms.verb import ColleagueField, VerbForm
from incidents.models import Cause
from incidents.rules.taxonomy import CAUSE_KINDS, INCIDENT_KINDS
from incidents.rules.words import moment


class CauseForm(VerbForm):
    """Naming a candidate cause. Which hand-over it slipped in is asked where there was one."""

    verb = "cause"
    what = forms.CharField(
        label=_("What may have caused it?"),
        max_length=300,
        help_text=_("something about how we work, not about who did it"),
        error_messages={"required": _("Say what may have caused it, in a sentence.")},
    )
    explains = forms.ChoiceField(
        label=_("What does it explain?"),
        choices=Cause.Explains,
        initial=Cause.Explains.HAPPENED,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Say whether it explains why it happened or why it slipped.")
        },
    )
    kind = forms.ChoiceField(
        label=_("What kind of cause?"),
        choices=[("", _("Choose …")), *CAUSE_KINDS.items()],
        error_messages={"required": _("Say what kind of cause it is.")},
    )
    handover = forms.TypedChoiceField(
        label=_("Did it slip in a hand-over?"), coerce=int, empty_value=None, required=False
    )

    def __init__(self, *args, handovers, at, **kwargs):
        """handovers: the events in which it went from one owner to another; at: now (aware)."""
        super().__init__(*args, **kwargs)
        self._handovers = {event.pk: event for event in handovers}
        zone = timezone.get_current_timezone()
        self.fields["handover"].choices = [("", gettext("No, or not known"))] + [
            (
                pk,
                gettext("%(from)s to %(to)s, %(at)s")
                % {
                    "from": event.data["from"],
                    "to": event.data["to"],
                    "at": moment(event.at, at, zone),
                },
            )
            for pk, event in self._handovers.items()
        ]
        if not handovers:
            del self.fields["handover"]

    def clean_handover(self):
        """The event behind the choice, or None."""
        return self._handovers.get(self.cleaned_data["handover"])


class SettleForm(VerbForm):
    """Saying whether a suspected cause is one, and how we know."""

    verb = "settle"
    state = forms.ChoiceField(
        label=_("Is it the cause?"),
        choices=Cause.State,
        widget=forms.RadioSelect,
        error_messages={"required": _("Say whether it is confirmed or ruled out.")},
    )
    evidence = forms.CharField(
        label=_("How do we know?"),
        max_length=500,
        required=False,
        help_text=_("a log, a test, somebody who was there"),
    )

    def __init__(self, *args, cause, **kwargs):
        super().__init__(*args, number=cause.pk, **kwargs)
        self.initial |= {"evidence": cause.evidence}
        if cause.settled_at:
            self.initial |= {"state": cause.state}

    def clean(self):
        """What is settled says how we know it."""
        cleaned = super().clean()
        is_settled = cleaned.get("state", Cause.State.SUSPECTED) != Cause.State.SUSPECTED
        if is_settled and "evidence" in cleaned and not cleaned["evidence"]:
            self.add_error("evidence", gettext("Say how we know it, in a sentence."))
        return cleaned


class KindForm(VerbForm):
    """Saying what kind of mistake it is."""

    verb = "kind"
    kind = forms.ChoiceField(
        label=_("What kind of mistake"),
        choices=[("", _("Not known yet")), *INCIDENT_KINDS.items()],
        required=False,
    )

    def __init__(self, *args, incident, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial |= {"kind": incident.kind}


class InvolvedForm(VerbForm):
    """Saying who of us was there, so that they may say sorry first (practice P29)."""

    verb = "involved"
    involved = ColleagueField(label=_("Who was there"), required=False)

    def __init__(self, *args, incident, people, **kwargs):
        """people: colleagues who see the incident; whoever it says now may stay."""
        super().__init__(*args, **kwargs)
        now = incident.involved
        more = [now] if now and now not in people else []
        self.fields["involved"].offer([*people, *more], first=gettext("Nobody, or not known"))
        self.initial |= {"involved": incident.involved_id}
