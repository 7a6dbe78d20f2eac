"""The answer leaves: sent, and then delivered or not."""

from contextlib import suppress
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from incidents.actions.clocks import stop_clock
from incidents.actions.customer_link import link_for_mail
from incidents.actions.draft_answer import ON_ITS_WAY, save_draft
from incidents.actions.lock import locked
from incidents.actions.remedy import offer_remedy
from incidents.actions.update_clock import gave_word
from incidents.models import Apology, Clock, Event, Message
from incidents.queries.answers import PARTS
from incidents.queries.coaching import what_blocks
from incidents.queries.offers import offerable, shown_with
from incidents.queries.reading_first import reading_of
from incidents.rules.refusal import Refused


@transaction.atomic
def send_answer(*, by, at, incident, happened, why, next, seen=None, remedies=()):
    """Put the answer into the outbox; returns the Apology. The clock stops when it is delivered.

    It leaves after `settings.UNDO_SECONDS`, and can be taken back until then. seen: as `save_draft`
    takes it; remedies: ids of those that the customer is offered with it, once it has arrived.
    Raises Refused when a part is empty or holds a gap, when there is nobody or no address to send
    it to, when the incident is closed, when an answer is already on its way, and when the policy
    wants a lead's yes first; Overtaken as `save_draft` does.
    """
    incident = locked(incident)
    _guard(incident, {"happened": happened, "why": why, "next": next})
    apology = save_draft(
        by=by, at=at, incident=incident, happened=happened, why=why, next=next, seen=seen
    )
    if blocks := reading_of(incident, apology, by).blocks:
        raise Refused(blocks)
    link_for_mail(by=by, at=at, incident=incident)
    apology.state, apology.queued_at, apology.author = Apology.State.QUEUED, at, by
    apology.save(update_fields=["state", "queued_at", "author"])
    Message.objects.create(
        kind=Message.Kind.APOLOGY,
        contact=apology.contact,
        incident=incident,
        apology=apology,
        data=shown_with(incident, at, remedies),
        dedupe_key=f"apology:{apology.pk}:{apology.version}",
        created_at=at,
        send_after=at + timedelta(seconds=settings.UNDO_SECONDS),
    )
    _tell(apology, Event.Kind.APOLOGY_QUEUED, at, by)
    return apology


def _guard(incident, parts):
    if not incident.is_open:
        raise Refused(_("This incident is closed. Reopen it first; your text is kept here."))
    if incident.apologies.filter(state=Apology.State.QUEUED).exists():
        raise Refused(ON_ITS_WAY)
    if not all(parts[part].strip() for part in PARTS):
        raise Refused(_("All three parts are needed: what happened, why, and what’s next."))
    if blocked := what_blocks(parts):
        raise Refused(blocked)
    if incident.contact is None or not incident.contact.email:
        raise Refused(
            _("We have no e-mail address to send this to. Add it below; your text is kept.")
        )


@transaction.atomic
def answer_delivered(*, at, apology, remedies=()):
    """Note that the customer has the answer, stop the answer clock, and offer what it offers.

    remedies: ids; what was declined or settled since the letter was sent is passed over: whatever
    became of it, the letter has arrived
    """
    apology.state, apology.delivered_at = Apology.State.DELIVERED, at
    apology.save(update_fields=["state", "delivered_at"])
    incident = locked(apology.incident)
    stopped = stop_clock(incident, Clock.Kind.ANSWER, at=at)
    gave_word(incident, at=at)
    for remedy in offerable(incident, at) if remedies else ():
        if remedy.pk in remedies:
            with suppress(Refused):
                offer_remedy(by=apology.author, at=at, remedy=remedy)
    _tell(apology, Event.Kind.APOLOGY_DELIVERED, at, apology.author, stopped_answer=stopped)


@transaction.atomic
def answer_failed(*, at, apology, reason):
    """Note that the answer could not be delivered; the answer clock runs on."""
    apology.state = Apology.State.FAILED
    apology.save(update_fields=["state"])
    _tell(apology, Event.Kind.APOLOGY_FAILED, at, None, reason=reason)


def _tell(apology, kind, at, by, **data):
    Event.objects.create(
        incident_id=apology.incident_id,
        kind=kind,
        at=at,
        by=by,
        data={"contact": apology.contact.name} | data,
    )
