from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from incidents.messages.around import NEEDED
from incidents.models import Message
from incidents.queries.written import written

PAGE = 50
_NOTHING = gettext_lazy("There is nothing to say any more, so this will not leave.")


@dataclass(frozen=True)
class OutboxRow:
    """A line of the outbox. subject: as sent, or what it is while it waits."""

    pk: int
    subject: str
    recipient_words: str
    state: str
    state_words: str
    kind_words: str
    at: datetime
    incident: object


def outbox_page(user, number) -> tuple[list[OutboxRow], bool]:
    """Page `number` (from 1) of the messages they may see, newest first; and if more follow."""
    start = (number - 1) * PAGE
    related = "person", "contact__customer", "incident__customer"
    found = Message.objects.visible_to(user).select_related(*related).defer("text", "html")
    rows = [_row(message) for message in found[start : start + PAGE + 1]]
    return rows[:PAGE], len(rows) > PAGE


def _row(message):
    return OutboxRow(
        pk=message.pk,
        subject=message.subject or _waiting_words(message),
        recipient_words=str(message.recipient),
        state=message.state,
        state_words=message.state_words,
        kind_words=message.get_kind_display(),
        at=message.sent_at or message.created_at,
        incident=message.incident,
    )


def _waiting_words(message):
    kind = message.get_kind_display()
    if not message.incident:
        return kind
    words = {"kind": kind, "customer": message.incident.customer}
    return _("%(kind)s about %(customer)s") % words


def whole_message(user, pk):
    """A message with its text: as it was sent, or as it would be sent now.

    Raises Message.DoesNotExist when there is none, or none that this person may see.
    """
    message = Message.objects.visible_to(user).select_related(*NEEDED).get(pk=pk)
    if message.state != Message.State.SENT:
        rendered = written(message, at=timezone.now())
        if rendered is None:
            message.subject, message.text = _NOTHING, _NOTHING
        else:
            shown = rendered.shown()
            message.subject, message.text, message.html = shown.subject, shown.text, shown.html
    return message
