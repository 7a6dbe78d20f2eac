"""The first word to the customer, in one click: we know, we are sorry, and when they hear next."""

from django.db import transaction
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from incidents.actions.customer_link import link_for_mail
from incidents.actions.lock import locked
from incidents.actions.touchpoint import record_touchpoint
from incidents.messages.customer_words import next_word_due
from incidents.models import Message, Touchpoint
from incidents.queries.first_word import first_message, whom_it_lacks
from incidents.rules.refusal import Refused

_AGAIN = (Message.State.FAILED, Message.State.WITHDRAWN)


@transaction.atomic
def acknowledge_incident(*, by, at, incident, next_word_by=None):
    """Put the first word to the contact into the outbox; returns the Message.

    It comes from the incident's owner, and says when they hear next: `next_word_by` (aware), or by
    the policy. The contact clock stops when it is delivered. Once a cycle; one that could not be
    delivered may be sent again. Raises Refused when nobody owns the incident or there is no
    address, for a moment that has passed, when it is closed, and when it was sent already.
    """
    incident = locked(incident)
    message = first_message(incident)
    _guard(incident, message, at, next_word_by)
    link_for_mail(by=by, at=at, incident=incident)
    due_at = next_word_by or next_word_due(incident, at)
    message = message or Message(
        dedupe_key=f"acknowledgement:{incident.pk}:{incident.cycle}",
        kind=Message.Kind.ACKNOWLEDGEMENT,
        incident=incident,
    )
    message.contact, message.created_at, message.send_after = incident.contact, at, at
    message.data = {"next_word_by": due_at.isoformat() if due_at else None}
    message.state, message.attempts, message.error = Message.State.QUEUED, 0, ""
    message.save()
    return message


def _guard(incident, message, at, next_word_by):
    if not incident.is_open:
        raise Refused(_("This incident is closed. Reopen it first; nothing was sent."))
    if lacking := whom_it_lacks(incident):
        raise Refused(lacking)
    if message and message.state not in _AGAIN:
        raise Refused(
            _("A first word has gone to %(contact)s already; it was not sent again.")
            % {"contact": message.contact}
        )
    if next_word_by and next_word_by <= at:
        raise Refused(_("The moment they hear next by has passed. Name a later one."))


@transaction.atomic
def first_word_delivered(*, at, message):
    """Note that the contact has the first word: a contact by the owner, and the next word's clock.

    The contact clock stops. A next word that has fallen due while it was on its way is left to the
    policy, as the mail has said, too.
    """
    stated = message.data.get("next_word_by")
    next_word_by = parse_datetime(stated) if stated else None
    record_touchpoint(
        by=message.incident.owner,
        at=at,
        incident=message.incident,
        channel=Touchpoint.Channel.EMAIL,
        direction=Touchpoint.Direction.OUT,
        summary=_("Said that we know and are sorry, and who looks after it."),
        next_word_by=next_word_by if next_word_by and next_word_by > at else None,
    )
