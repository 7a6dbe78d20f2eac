"""The draft of an answer: one an incident, written by one person or by several."""

from django.db import transaction
from django.utils.translation import gettext, gettext_lazy, gettext_noop

from incidents.actions.lock import locked
from incidents.models import Apology, Contact, Event
from incidents.queries.answers import letters_of, stamp_of
from incidents.rules.coach.codes import BLOCKING
from incidents.rules.refusal import Refused

ON_ITS_WAY = gettext_lazy(
    "An answer is already on its way. Take it back while you can, or write again "
    "once it has arrived; your text is kept here."
)

OVERTAKEN = {
    # (whether it was they themselves, whether it is still a draft) → the sentence
    (True, True): gettext_noop(
        "In another window you have saved another text meanwhile. Nothing is overwritten: both "
        "texts are here, and you choose."
    ),
    (True, False): gettext_noop(
        "In another window you have sent an answer meanwhile. Nothing is overwritten: both texts "
        "are here, and you choose."
    ),
    (False, True): gettext_noop(
        "%(author)s has saved another text meanwhile. Nothing is overwritten: both texts are here, "
        "and you choose."
    ),
    (False, False): gettext_noop(
        "%(author)s has sent an answer meanwhile. Nothing is overwritten: both texts are here, and "
        "you choose."
    ),
}


class Overtaken(Refused):
    """Somebody has saved another text, or sent it, since this one was begun.

    theirs: the Apology as it stands now; nothing was overwritten
    """

    def __init__(self, theirs, by):
        self.theirs = theirs
        super().__init__(
            gettext(OVERTAKEN[theirs.author == by, theirs.state == Apology.State.DRAFT])
            % {"author": theirs.author}
        )


@transaction.atomic
def save_draft(*, by, at, incident, happened, why, next, seen=None):
    """Keep the three parts as the incident's one draft; returns the Apology.

    seen: the stamp (`queries.answers.stamp_of`) of what the writer saw when they began; None saves
    whatever was seen. The same text once more changes nothing. Raises Overtaken, with both texts
    kept, when somebody else was quicker, and Refused when there is nobody to write to or an answer
    is on its way.
    """
    incident = locked(incident)
    if incident.contact is None:
        raise Refused(
            gettext("There is nobody to write to yet. Add a contact first; your text is kept here.")
        )
    letters = letters_of(incident)
    if letters.is_on_its_way:
        raise Refused(ON_ITS_WAY)
    parts = {"happened": happened.strip(), "why": why.strip(), "next": next.strip()}
    draft = letters.draft
    if draft and all(getattr(draft, part) == text for part, text in parts.items()):
        return _to(incident.contact, draft)
    if seen is not None and seen != stamp_of(draft):
        _refuse_to_overwrite(incident, draft, by)
    if draft is None:
        draft = Apology(incident=incident, version=0)
    for part, text in parts.items():
        setattr(draft, part, text)
    draft.contact, draft.author, draft.saved_at = incident.contact, by, at
    draft.version += 1
    draft.save()
    return draft


def _to(contact, draft):
    """The same words, to whom they go by now."""
    if draft.contact_id != contact.pk:
        draft.contact = contact
        draft.save(update_fields=["contact"])
    return draft


def _refuse_to_overwrite(incident, draft, by):
    theirs = draft or incident.apologies.select_related("author").first()
    if theirs:
        raise Overtaken(theirs, by)


@transaction.atomic
def set_advice_aside(*, by, at, incident, code, again=False, **letter):
    """Keep the letter, and follow a piece of the coach's advice not this time; returns the Apology.

    code: of the finding; again: look at it again after all; letter: as `save_draft` takes it
    Raises as `save_draft` does, and Refused for what is no advice but keeps a letter from going.
    """
    if code in BLOCKING:
        raise Refused(
            gettext("A letter can’t leave like this, so it can’t be left for another time.")
        )
    draft = save_draft(by=by, at=at, incident=incident, **letter)
    others = [one for one in draft.set_aside if one != code]
    wanted = others if again else [*others, code]
    if wanted != draft.set_aside:
        draft.set_aside = wanted
        draft.save(update_fields=["set_aside"])
    return draft


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
