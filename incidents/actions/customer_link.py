import secrets
from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from incidents.actions.lock import locked
from incidents.models import CustomerLink, Event
from incidents.models.customer_link import hash_of
from incidents.rules.refusal import Refused

LASTS = timedelta(days=90)
"""So long a link opens the page, unless somebody closes it before."""


@transaction.atomic
def make_link(*, by, at, incident):
    """Open the customer's page for the incident's contact; returns the CustomerLink.

    While they have one that can be used, it is that one: there is never more than one for each
    contact. Raises Refused when nobody is named whom it would be for.
    """
    incident = locked(incident)
    contact = incident.contact
    if contact is None:
        raise Refused(_("Name a contact first: a page is for one person. Nothing was opened."))
    link = _usable(incident, contact, at)
    if link:
        return link
    # The token is worked out from the row's id, which it has only once it stands there.
    link = CustomerLink.objects.create(
        incident=incident,
        contact=contact,
        token_hash=secrets.token_hex(32),
        made_by=by,
        made_at=at,
        expires_at=at + LASTS,
    )
    link.token_hash = hash_of(link.token)
    link.save(update_fields=["token_hash"])
    _tell(link, Event.Kind.LINKED, by, at, {"until": link.expires_at})
    return link


@transaction.atomic
def link_for_mail(*, by, at, incident):
    """The link that a mail to the incident's contact may name, made if they never had one.

    None when somebody has closed the page for them: to open it again is a person's to say, and not
    a mail's. The incident has a contact.
    """
    incident = locked(incident)
    links = incident.links.filter(contact=incident.contact)
    usable = _usable(incident, incident.contact, at)
    was_closed = links.filter(revoked_at__isnull=False).exists()
    if usable or was_closed:
        return usable
    return make_link(by=by, at=at, incident=incident)


@transaction.atomic
def revoke_link(*, by, at, link):
    """Close the page that this link opens; closing it twice changes nothing. Returns the link."""
    locked(link.incident)
    link = CustomerLink.objects.select_related("incident", "contact").get(pk=link.pk)
    if link.revoked_at is None:
        link.revoked_at = at
        link.save(update_fields=["revoked_at"])
        _tell(link, Event.Kind.LINK_REVOKED, by, at, {})
    return link


def _usable(incident, contact, at):
    """The contact's usable link of a locked incident, or None.

    One whose key has been replaced opens nothing: it ends, and makes room for another.
    """
    link = incident.links.usable(at).filter(contact=contact).first()
    if link and not link.is_usable(at):
        link.expires_at = at
        link.save(update_fields=["expires_at"])
        return None
    return link


def _tell(link, kind, by, at, data):
    Event.objects.create(
        incident=link.incident,
        kind=kind,
        at=at,
        by=by,
        data={"contact": link.contact.name} | data,
    )
