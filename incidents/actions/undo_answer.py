from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from incidents.actions.lock import locked
from incidents.models import Apology, Event, Message
from incidents.queries.answers import is_untouched
from incidents.rules.refusal import Refused

TOO_LATE = gettext_lazy(
    "It has left already, so it can’t be taken back any more. If something in it "
    "was wrong, write once more and say so."
)


@transaction.atomic
def undo_answer(*, by, at, message):
    """Take an answer back before it leaves; returns the Apology, which is the draft again.

    message: the Message that carries it. Done twice it changes nothing more. Raises Refused once
    somebody has tried to send it.
    """
    # Delivering locks the message and then the incident; so does this, or they wait for each other.
    found = Message.objects.select_for_update(of=("self",)).select_related("apology__contact")
    message = found.get(pk=message.pk, kind=Message.Kind.APOLOGY)
    incident, apology = locked(message.incident), message.apology
    if message.state == Message.State.WITHDRAWN:
        return apology
    if not is_untouched(message):
        raise Refused(TOO_LATE)
    if incident.apologies.filter(state=Apology.State.DRAFT).exists():
        raise Refused(_("Somebody has begun another letter already, so this one goes as it is."))
    message.state = Message.State.WITHDRAWN
    message.save(update_fields=["state"])
    apology.state, apology.queued_at = Apology.State.DRAFT, None
    # Another version: it can be sent again, and a page that was open before notices.
    apology.version += 1
    apology.save(update_fields=["state", "queued_at", "version"])
    Event.objects.create(
        incident=incident,
        kind=Event.Kind.SENDING_UNDONE,
        at=at,
        by=by,
        data={"contact": apology.contact.name},
    )
    return apology
