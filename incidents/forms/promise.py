"""Forms about a running promise: keeping it, waiting, and keeping it quiet."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from incidents.forms.fields import MomentField, WordsField
from incidents.forms.verb import VerbForm
from incidents.rules.target import DAYS, WORKING_DAYS, Target
from incidents.rules.words import span
from incidents.rules.working_time import WorkingCalendar

WAIT_DAYS = 3
A_DAY = timedelta(days=1)


class MakeRightForm(VerbForm):
    """Saying what made it right."""

    verb = "right"
    what = WordsField(
        label=_("What made it right for them?"),
        help_text=_("what we owed, and what showed that we mean it"),
        error_messages={"required": _("Say what made it right for them, in a sentence.")},
    )


class WaitForm(VerbForm):
    """Waiting for the customer."""

    verb = "wait"
    reason = WordsField(
        label=_("What do we wait for?"),
        max_length=300,
        error_messages={
            "required": _("Say what you wait for, so that anybody can ask them again.")
        },
    )
    until = MomentField(
        label=_("Until, at the latest"),
        error_messages={"required": _("Say until when; then the clock runs on by itself.")},
    )

    def __init__(self, *args, incident, at, **kwargs):
        super().__init__(*args, **kwargs)
        longest = incident.rules.limits.wait
        self.initial["until"] = min(_in_some_days(incident, at), at + longest)
        _bound(self.fields["until"], at, longest)
        self.fields["until"].help_text = gettext("within %(longest)s") % {"longest": span(longest)}


class SnoozeForm(VerbForm):
    """Keeping one clock quiet for a while."""

    verb = "snooze"
    until = MomentField(
        label=_("Until"), error_messages={"required": _("Say until when; then it comes back.")}
    )
    reason = WordsField(
        label=_("Why can it wait?"),
        max_length=300,
        rows=1,
        error_messages={"required": _("Say why it can wait; it stands in the timeline.")},
    )

    def __init__(self, *args, clock, at, **kwargs):
        super().__init__(*args, number=clock.pk, **kwargs)
        longest = clock.rules.limits.snooze
        self.initial["until"] = at + min(longest, A_DAY)
        _bound(self.fields["until"], at, longest)


def _in_some_days(incident, at):
    """The close of the third working day from now; round the clock, this time of that day."""
    rules = incident.rules
    calendar = rules.calendars[rules.hours.of(incident.case)[0]]
    is_always = calendar == WorkingCalendar.always(calendar.tz)
    return Target(WAIT_DAYS, DAYS if is_always else WORKING_DAYS).due_at(at, calendar)


def _bound(field, at, longest):
    """Tell the browser what may be chosen; the action holds it."""
    for name, moment in (("min", at), ("max", at + longest)):
        field.widget.attrs[name] = timezone.localtime(moment).strftime("%Y-%m-%dT%H:%M")
