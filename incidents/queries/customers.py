from django.db.models import Q

from incidents.models import Contact, Customer

MOST = 12


def customer_labels(words) -> list[str]:
    """Up to a dozen names to pick from while typing: “Customer – Contact”, then “Customer”."""
    words = " ".join(words.replace("–", " ").split())
    if len(words) < 2:
        return []
    contacts = Contact.objects.filter(
        Q(customer__name__icontains=words) | Q(name__icontains=words)
    ).select_related("customer")
    labels = [contact.label for contact in contacts.order_by("customer__name", "name")[:MOST]]
    room = MOST - len(labels)
    customers = Customer.objects.filter(name__icontains=words).values_list("name", flat=True)
    return labels + list(customers[:room])


def customer_named(label) -> tuple[Customer | None, Contact | None]:
    """The customer and contact that a typed label means, in any case; None for what is unknown."""
    name, _, person = (part.strip() for part in label.partition("–"))
    customer = Customer.objects.filter(name__iexact=label.strip()).first()
    if customer:
        return customer, customer.contacts.order_by("pk").first()
    customer = Customer.objects.filter(name__iexact=name).first()
    contact = customer.contacts.filter(name__iexact=person).first() if customer else None
    return customer, contact


def similar_customers(name) -> list[str]:
    """Up to three customers whose names share a word with `name`, for “did you mean”."""
    words = [word for word in name.split() if len(word) > 3][:4]
    if not words:
        return []
    alike = Q()
    for word in words:
        alike |= Q(name__icontains=word[:5])
    return list(Customer.objects.filter(alike).values_list("name", flat=True)[:3])
