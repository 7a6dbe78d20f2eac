"""What a change to many incidents needs to know, a form for each Batch.Verb.

All take user (who asks), ids (of the incidents chosen) and at (now); what they hold as JSON is
their `value`, as `actions.batch_verbs` reads it.
"""

from datetime import timedelta

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from incidents.actions.assign import LONGEST_NOTE
from incidents.actions.batch import MOST_MERGED
from incidents.actions.tag import LONGEST, cleaned
from incidents.forms.fields import MomentField, WordsField
from incidents.forms.verb import ColleagueField, VerbForm
from incidents.models import Batch, Incident
from incidents.queries.bulk.colleagues import colleagues_of_all
from incidents.queries.tags import tags_on
from incidents.rules.refusal import Refused
from incidents.rules.urgency_words import URGENCY_WORDS


class BulkForm(VerbForm):
    """heading: what it asks"""

    verb = "bulk"
    heading = ""

    def __init__(self, *args, user, ids, at, **kwargs):
        super().__init__(*args, **kwargs)
        self.user, self.ids, self.at = user, ids, at

    @property
    def value(self) -> dict:
        """What it holds, once it is valid."""
        return dict(self.cleaned_data)

    def deed(self, count: int) -> str:
        """What the button does to so many, once it is valid."""
        raise NotImplementedError


class BulkAssignForm(BulkForm):
    """Giving them to somebody."""

    heading = gettext_lazy("Give them to somebody")
    owner = ColleagueField(
        label=gettext_lazy("To whom"),
        error_messages={"required": gettext_lazy("Pick somebody.")},
    )
    note = WordsField(
        label=gettext_lazy("What they need to know"), required=False, max_length=LONGEST_NOTE
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        people = colleagues_of_all(self.ids)
        owner = self.fields["owner"]
        owner.offer(people, first=_("Pick somebody"), named=self._as_choice)

    def _as_choice(self, person):
        return _("%(name)s (away)") % {"name": person} if person.is_away(self.at) else str(person)

    @property
    def value(self):
        """The owner’s id, and the note."""
        return {"owner": self.cleaned_data["owner"].pk, "note": self.cleaned_data["note"]}

    def deed(self, count):
        """“Give 12 incidents to Jonas Weber”"""
        words = ngettext(
            "Give %(n)s incident to %(name)s", "Give %(n)s incidents to %(name)s", count
        )
        return words % {"n": count, "name": self.cleaned_data["owner"]}


class BulkUrgencyForm(BulkForm):
    """Setting their urgency."""

    heading = gettext_lazy("Set their urgency")
    urgency = forms.ChoiceField(
        label=gettext_lazy("Urgency"),
        choices=Incident.Urgency,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Pick an urgency.")},
    )
    why = WordsField(
        label=gettext_lazy("Why"),
        required=False,
        max_length=300,
        rows=1,
        help_text=gettext_lazy("It stands in each timeline. Their deadlines move with it."),
    )

    def deed(self, count):
        """“Make 12 incidents high”"""
        words = ngettext("Make %(n)s incident %(what)s", "Make %(n)s incidents %(what)s", count)
        return words % {"n": count, "what": URGENCY_WORDS[self.cleaned_data["urgency"]]}


class BulkTagForm(BulkForm):
    """Putting a tag on them."""

    heading = gettext_lazy("Put a tag on them")
    name = forms.CharField(
        label=gettext_lazy("Tag"),
        max_length=LONGEST,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": gettext_lazy("Say what the tag is called, in a word or two.")},
    )

    def clean_name(self):
        """The name as a tag has it."""
        try:
            return cleaned(self.cleaned_data["name"])
        except Refused as refusal:
            raise forms.ValidationError(str(refusal)) from None

    def deed(self, count):
        """“Tag 12 incidents “Import””"""
        words = ngettext("Tag %(n)s incident “%(name)s”", "Tag %(n)s incidents “%(name)s”", count)
        return words % {"n": count, "name": self.cleaned_data["name"]}


class BulkUntagForm(BulkForm):
    """Taking a tag off them."""

    heading = gettext_lazy("Take a tag off them")
    name = forms.ChoiceField(
        label=gettext_lazy("Tag"), error_messages={"required": gettext_lazy("Pick a tag.")}
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        names = tags_on(self.user, self.ids)
        first = _("Pick a tag") if names else _("They have no tags")
        self.fields["name"].choices = [("", first), *((name, name) for name in names)]

    def deed(self, count):
        """“Take “Import” off 12 incidents”"""
        words = ngettext(
            "Take “%(name)s” off %(n)s incident", "Take “%(name)s” off %(n)s incidents", count
        )
        return words % {"n": count, "name": self.cleaned_data["name"]}


class BulkSnoozeForm(BulkForm):
    """Keeping them quiet for a while."""

    heading = gettext_lazy("Snooze them")
    until = MomentField(
        label=gettext_lazy("Until"),
        error_messages={"required": gettext_lazy("Say until when; then they come back.")},
        help_text=gettext_lazy("Nobody is told before then; the deadlines stay where they are."),
    )
    reason = WordsField(
        label=gettext_lazy("Why can they wait?"),
        max_length=300,
        rows=1,
        error_messages={
            "required": gettext_lazy("Say why they can wait; it stands in each timeline.")
        },
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("until", self.at + timedelta(hours=4))

    def clean_until(self):
        """A moment to come."""
        until = self.cleaned_data["until"]
        if until <= self.at:
            raise forms.ValidationError(_("This moment has passed. Say a later one."))
        return until

    @property
    def value(self):
        """The moment in ISO 8601, and the reason."""
        until = self.cleaned_data["until"]
        return {"until": until.isoformat(), "reason": self.cleaned_data["reason"]}

    def deed(self, count):
        """“Snooze 12 incidents”"""
        return ngettext("Snooze %(n)s incident", "Snooze %(n)s incidents", count) % {"n": count}


class BulkMergeForm(BulkForm):
    """Making one of them, which goes on for all."""

    heading = gettext_lazy("Merge them into one")
    into = forms.TypedChoiceField(
        label=gettext_lazy("Which one goes on for all?"),
        coerce=int,
        error_messages={"required": gettext_lazy("Pick the one that goes on.")},
        help_text=gettext_lazy(
            "Of what was promised, the soonest is kept there. The others are closed and lead to it."
        ),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        found = Incident.objects.visible_to(self.user).filter(pk__in=self.ids[: MOST_MERGED + 1])
        # What we learned of first is what most people have heard of.
        found = list(found.open().select_related("customer").order_by("learned_at", "pk"))
        named = [(one.pk, f"{one.reference} · {one.customer} · {one.headline}") for one in found]
        self.fields["into"].choices = named or [("", _("None of them is open"))]

    def deed(self, count):
        """“Merge 3 incidents into R-1042”"""
        words = ngettext(
            "Merge %(n)s incident into R-%(into)s", "Merge %(n)s incidents into R-%(into)s", count
        )
        return words % {"n": count, "into": self.cleaned_data["into"]}


BULK_FORMS: dict[str, type[BulkForm]] = {
    Batch.Verb.ASSIGN: BulkAssignForm,
    Batch.Verb.URGENCY: BulkUrgencyForm,
    Batch.Verb.TAG: BulkTagForm,
    Batch.Verb.UNTAG: BulkUntagForm,
    Batch.Verb.SNOOZE: BulkSnoozeForm,
    Batch.Verb.MERGE: BulkMergeForm,
}
