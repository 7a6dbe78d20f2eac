"""What we know of a customer and of the people there.

by, at: as every verb has them; a profile keeps what is known now, and has no timeline of its own.
"""

from django.db import transaction
from django.utils.translation import gettext as _

from incidents.models import Contact, Customer
from incidents.rules.refusal import Refused


@transaction.atomic
def edit_customer(*, by, at, customer, **known):
    """Change what we know of a customer (fields by name); returns the Customer.

    Raises Refused for an amount without its currency.
    """
    customer = Customer.objects.select_for_update().get(pk=customer.pk)
    changed = _changed(customer, known)
    if customer.value_a_year is not None and not customer.currency:
        raise Refused(_("Say in which currency they are worth that much."))
    if changed:
        customer.save(update_fields=changed)
    return customer


@transaction.atomic
def add_contact(*, by, at, customer, name, **known):
    """Add a person at a customer; returns the Contact. Raises Refused for a name that is there."""
    Customer.objects.select_for_update().get(pk=customer.pk)
    contact = Contact(customer=customer)
    _changed(contact, known | {"name": _free_name(contact, name)})
    contact.save()
    return contact


@transaction.atomic
def edit_contact(*, by, at, contact, **known):
    """Change what we know of a person at a customer (fields by name); returns the Contact.

    Raises Refused for the name of somebody else there.
    """
    Customer.objects.select_for_update().get(pk=contact.customer_id)
    contact = Contact.objects.get(pk=contact.pk)
    if "name" in known:
        known["name"] = _free_name(contact, known["name"])
    changed = _changed(contact, known)
    if changed:
        contact.save(update_fields=changed)
    return contact


def _free_name(contact, name):
    """The name, unless somebody else at the customer has it. Whoever asks holds the customer."""
    name = name.strip()
    if not name:
        raise Refused(_("Say who it is."))
    others = Contact.objects.filter(customer=contact.customer_id).exclude(pk=contact.pk)
    if others.filter(name__iexact=name).exists():
        raise Refused(
            _("%(name)s is there already. Add what tells the two apart.") % {"name": name}
        )
    return name


def _changed(thing, known):
    """Set what is known; returns the names of what has changed."""
    changed = [name for name, value in known.items() if getattr(thing, name) != value]
    for name in changed:
        setattr(thing, name, known[name])
    return changed
