from django import forms

from incidents.forms.fields import WordsField
from incidents.forms.layout import plain_helper

SEND = "send"


class AnswerForm(forms.Form):
    """The answer in three parts, and whom it goes to where we don't know that yet."""

    happened = WordsField(label="Here’s what happened", rows=5, max_length=8000, required=False)
    why = WordsField(label="Here’s why", rows=5, max_length=8000, required=False)
    next = WordsField(label="Here’s what’s next", rows=5, max_length=8000, required=False)

    def __init__(self, *args, incident, sending=False, ask_address=False, **kwargs):
        """`ask_address`: ask where it goes although we have an address, since it failed there."""
        super().__init__(*args, **kwargs)
        self.helper = plain_helper()
        if sending:
            for name, words in _MISSING.items():
                self.fields[name].required = True
                self.fields[name].error_messages["required"] = words
        if incident.contact is None:
            self.fields["contact"] = forms.CharField(
                label="Who is it for?", max_length=120,
                error_messages={"required": "Say who you are writing to."},
            )  # fmt: skip
        known = incident.contact.email if incident.contact else ""
        if ask_address or not known:
            self.fields["email"] = forms.EmailField(
                label="Their e-mail",
                required=sending,
                initial=known,
                error_messages={"required": "Say where it goes."},
            )
        self.order_fields(("contact", "email"))


_MISSING = {
    "happened": "Say what happened, in your own words.",
    "why": "Say why. If you don’t know yet, say what you are looking into and when you will know.",
    "next": "Say what’s next: who does what, and by when.",
}
