from django.db import transaction

from incidents.actions.clocks import stop_clock
from incidents.actions.lock import locked
from incidents.actions.update_clock import gave_word
from incidents.models import Apology, Clock, Contact, Event, Message
from incidents.rules.refusal import Refused

PARTS = ("happened", "why", "next")


@transaction.atomic
def save_draft(*, by, at, incident, happened, why, next):
    """Keep the three parts as the incident's one draft; returns the Apology.

    Raises Refused when the incident has no contact to write to.
    """
    contact = incident.contact
    if contact is None:
        raise Refused(
            "There is nobody to write to yet. Add a contact first; your text is kept here."
        )
    draft, _ = Apology.objects.update_or_create(
        incident=incident,
        state=Apology.State.DRAFT,
        defaults={
            "contact": contact,
            "author": by,
            "happened": happened,
            "why": why,
            "next": next,
            "saved_at": at,
        },
    )
    return draft


@transaction.atomic
def send_answer(*, by, at, incident, happened, why, next):
    """Put the answer into the outbox; returns the Apology. The clock stops when it is delivered.

    Raises Refused when a part is empty, when there is nobody or no address to send it to, when the
    incident is closed, or when an answer is already on its way.
    """
    incident = locked(incident)
    _guard(incident, {"happened": happened, "why": why, "next": next})
    apology = save_draft(by=by, at=at, incident=incident, happened=happened, why=why, next=next)
    apology.state, apology.queued_at = Apology.State.QUEUED, at
    apology.save(update_fields=["state", "queued_at"])
    Message.objects.create(
        kind=Message.Kind.APOLOGY,
        contact=apology.contact,
        incident=incident,
        apology=apology,
        dedupe_key=f"apology:{apology.pk}",
        created_at=at,
        send_after=at,
    )
    Event.objects.create(
        incident=incident,
        kind=Event.Kind.APOLOGY_QUEUED,
        at=at,
        by=by,
        data={"contact": apology.contact.name},
    )
    return apology


def _guard(incident, parts):
    if not incident.is_open:
        raise Refused("This incident is closed. Reopen it first; your text is kept here.")
    if not all(parts[part].strip() for part in PARTS):
        raise Refused("All three parts are needed: what happened, why, and what’s next.")
    if incident.contact is None or not incident.contact.email:
        raise Refused("We have no e-mail address to send this to. Add it below; your text is kept.")
    if incident.apologies.filter(state=Apology.State.QUEUED).exists():
        raise Refused("An answer is already on its way. You can write again once it has arrived.")


@transaction.atomic
def answer_delivered(*, at, apology):
    """Note that the customer has the answer, and stop the answer clock."""
    apology.state, apology.delivered_at = Apology.State.DELIVERED, at
    apology.save(update_fields=["state", "delivered_at"])
    incident = locked(apology.incident)
    stopped = stop_clock(incident, Clock.Kind.ANSWER, at=at)
    gave_word(incident, at=at)
    Event.objects.create(
        incident=apology.incident,
        kind=Event.Kind.APOLOGY_DELIVERED,
        at=at,
        by=apology.author,
        data={"contact": apology.contact.name, "stopped_answer": stopped},
    )


@transaction.atomic
def answer_failed(*, at, apology, reason):
    """Note that the answer could not be delivered; the answer clock runs on."""
    apology.state = Apology.State.FAILED
    apology.save(update_fields=["state"])
    Event.objects.create(
        incident=apology.incident,
        kind=Event.Kind.APOLOGY_FAILED,
        at=at,
        by=None,
        data={"contact": apology.contact.name, "reason": reason},
    )


@transaction.atomic
def name_contact(*, by, at, incident, name, email):
    """Say who the answer goes to: names the incident's contact and their address; returns them.

    An empty `email` leaves the address that we have.
    """
    contact, _ = Contact.objects.get_or_create(customer=incident.customer, name=name)
    if email and contact.email != email:
        contact.email = email
        contact.save(update_fields=["email"])
    if incident.contact_id != contact.pk:
        incident.contact = contact
        incident.save(update_fields=["contact"])
        Event.objects.create(
            incident=incident,
            kind=Event.Kind.EDITED,
            at=at,
            by=by,
            data={"changes": [{"field": "contact", "to": name}]},
        )
    return contact
