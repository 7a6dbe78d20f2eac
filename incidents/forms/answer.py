"""Writing the answer to the customer. What its buttons do stands in `action`."""

from django import forms
from django.utils.translation import gettext, gettext_lazy

from incidents.forms.fields import WordsField
from incidents.forms.layout import plain_helper
from incidents.queries.answers import PARTS

SEND, DRAFT, CHECK, PREVIEW = "send", "draft", "check", "preview"
PLAYBOOK, KEEP_MINE, MERGE = "playbook", "keep-mine", "merge"
ASK, MAY_GO, NOT_YET = "ask", "may-go", "not-yet"
ASIDE, AGAIN = "aside", "again"
"""With a code of the coach’s advice behind it: “aside:no-thanks”."""

MISSING = {
    "happened": gettext_lazy("Say what happened, in your own words."),
    "why": gettext_lazy(
        "Say why. If you don’t know yet, say what you are looking into and when you will know."
    ),
    "next": gettext_lazy("Say what’s next: who does what, and by when."),
}


class PartField(WordsField):
    """One part of the letter, letter by letter as it stands in its box: the coach counts places."""

    def __init__(self, **options):
        super().__init__(rows=4, max_length=8000, required=False, strip=False, **options)

    def to_python(self, value):
        """The text, with line ends as the browser’s own scripts count them."""
        return super().to_python(value).replace("\r\n", "\n")


class TicksField(forms.TypedMultipleChoiceField):
    """Ids of what is ticked. One that has gone meanwhile is passed over, and stops nobody."""

    def __init__(self):
        super().__init__(coerce=int, required=False)

    def valid_value(self, value):
        """Whether it is an id at all: whoever acts on it looks whether it is still there."""
        return str(value).isdecimal()


class AnswerForm(forms.Form):
    """The answer in three parts, what it offers, and whom it goes to where we don’t know that yet.

    seen: the stamp of the text that this one began with (`queries.answers.stamp_of`); without one
    nothing that is there may be written over
    remedies: ids of those to offer with it
    """

    happened = PartField(label=gettext_lazy("Here’s what happened"))
    why = PartField(label=gettext_lazy("Here’s why"))
    next = PartField(label=gettext_lazy("Here’s what’s next"))
    seen = forms.CharField(required=False, max_length=60, strip=False)
    remedies = TicksField()

    def __init__(self, *args, incident, offers=(), sending=False, ask_address=False, **kwargs):
        """offers: `queries.offers.Offer`s, of which those can be ticked that may be.

        ask_address: ask where it goes although we have an address, since it failed there
        """
        super().__init__(*args, **kwargs)
        self.helper = plain_helper()
        self.offers, self._sending = list(offers), sending
        choices = [(offer.remedy.pk, offer.remedy.what) for offer in offers if offer.can_tick]
        self.fields["remedies"].choices = choices
        self.initial.setdefault("remedies", [pk for pk, _ in choices])
        if incident.contact is None:
            self.fields["contact"] = forms.CharField(
                label=gettext("Who is it for?"), max_length=120,
                error_messages={"required": gettext("Say who you are writing to.")},
            )  # fmt: skip
        known = incident.contact.email if incident.contact else ""
        if ask_address or not known:
            self.fields["email"] = forms.EmailField(
                label=gettext("Their e-mail"),
                required=sending,
                initial=known,
                error_messages={"required": gettext("Say where it goes.")},
            )
        self.order_fields(("contact", "email"))

    def clean(self):
        """What is sent needs all three parts; a draft needs none."""
        given = super().clean()
        for part in PARTS if self._sending else ():
            if part in given and not given[part].strip():
                self.add_error(part, MISSING[part])
        return given

    @property
    def ticked(self) -> list[int]:
        """Ids of the remedies that are ticked in the form as it stands."""
        return [int(pk) for pk in self["remedies"].value() or () if str(pk).isdecimal()]

    @property
    def options(self) -> int:
        """How many things the customer can choose from beside the words of the letter."""
        ticked = set(self.ticked)
        return sum(
            offer.remedy.is_option and (offer.is_seen or offer.remedy.pk in ticked)
            for offer in self.offers
        )

    @property
    def letter(self) -> dict[str, str]:
        """The three parts as they stand in the boxes, cleaned or not."""
        return {part: (self[part].value() or "").replace("\r\n", "\n") for part in PARTS}
