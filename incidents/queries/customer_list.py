"""The list of customers, for everybody who works here."""

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from incidents.models import Contact, Customer, Incident
from incidents.queries.incidents import bounded
from incidents.rules.relationship import our_view

PAGE = 50
EVERYBODY, OUTSIDE, INTERNAL = "", "outside", "internal"


@dataclass(frozen=True)
class Row:
    """A customer in the list.

    contact: a name there, the one that was searched for where there is one; standing: how things
    stand between us, in words; open: how many open incidents of theirs the reader may see
    """

    customer: Customer
    contact: str
    standing: str
    open: int

    @property
    def beside(self):
        """Who is there, and whether they are of our own."""
        ours = _("a department of ours") if self.customer.is_internal else ""
        return ", ".join(part for part in (self.contact, ours) if part)


@dataclass(frozen=True)
class Page:
    """A part of the list: its rows, and whether others follow."""

    rows: list[Row]
    first: int
    last: int
    total: str
    has_next: bool


def customers_page(user, words: str, which: str, number: int) -> Page:
    """The customers whose name, or that of somebody there, has these words, by name.

    which: EVERYBODY, OUTSIDE or INTERNAL; number: of the page, from 1. Four queries.
    """
    found = _matching(words)
    if which:
        found = found.filter(is_internal=which == INTERNAL)
    start = (number - 1) * PAGE
    named = found.annotate(contact=_contact(words)).order_by("name", "pk")
    customers = list(named[start : start + PAGE + 1])
    shown = customers[:PAGE]
    open_ones, standings = _open(user, shown), _standings(shown)
    rows = [
        Row(one, one.contact or "", standings.get(one.pk, ""), open_ones.get(one.pk, 0))
        for one in shown
    ]
    return Page(rows, start + 1, start + len(rows), bounded(found), len(customers) > PAGE)


def _matching(words):
    found = Customer.objects.all()
    for word in words.split():
        somebody = Contact.objects.filter(customer=OuterRef("pk"), name__icontains=word)
        found = found.filter(Q(name__icontains=word) | Exists(somebody))
    return found


def _contact(words):
    people = Contact.objects.filter(customer=OuterRef("pk"))
    meant = people
    for word in words.split():
        meant = meant.filter(name__icontains=word)
    first = Subquery(people.order_by("pk").values("name")[:1])
    return Coalesce(Subquery(meant.order_by("pk").values("name")[:1]), first)


def _open(user, customers):
    seen = Incident.objects.visible_to(user).open().filter(customer__in=customers)
    return dict(seen.order_by().values_list("customer").annotate(Count("pk")))


def _standings(customers):
    """Our newest estimate of each, whichever team made it: it is about them, not about the case."""
    estimated = Incident.objects.filter(customer__in=customers, relationship__isnull=False)
    newest = estimated.order_by("customer", "-learned_at", "-pk").distinct("customer")
    return {pk: our_view([score]) for pk, score in newest.values_list("customer", "relationship")}
