"""Where somebody can go from where they are, by a few letters of it."""

from datetime import datetime

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from incidents.models import Customer, Incident, SavedView, User
from incidents.queries.palette.entry import Entry, Group
from incidents.queries.palette.pages import pages_for
from incidents.queries.palette.verbs import verbs_for, with_standing
from incidents.queries.search import Found, look_up, understood
from incidents.rules.search_words import Typed, plain_words

MOST_INCIDENTS, MOST_CUSTOMERS, MOST_VIEWS = 7, 5, 60
SHORTEST = 2
"""From so many letters on, incidents and customers are searched for."""

__all__ = ["Entry", "Group", "palette"]


def palette(user: User, at: datetime, text: str, on: str) -> tuple[list[Group], Found]:
    """Where this person can go, best first in groups that hold something, and what was searched.

    text: what was typed, may be empty; on: the reference of the incident that is open, or anything.
    At most eight queries, however much there is
    """
    typed, words = understood(text), plain_words(text)
    ways = [
        Group(_("This incident"), _verbs(user, on)),
        Group(_("Pages"), pages_for(user)),
        Group(_("Lists"), _views(user)),
    ]
    fitting = [Group(one.title, [way for way in one.entries if way.fits(words)]) for one in ways]
    found, incidents, customers = Found(), [], []
    if typed.reference is not None or len(typed.plain) >= SHORTEST:
        every = Incident.objects.all()
        found = look_up(typed, every, user=user, at=at)
        incidents, customers = _incidents(user, found), _customers(typed, found)
    searched = [Group(_("Incidents"), incidents), Group(_("Customers"), customers)]
    groups = searched + fitting if typed.reference is not None else fitting + searched
    return [group for group in groups if group.entries], found


def _verbs(user, on):
    here = Incident.objects.visible_to(user).referenced(on)
    return [way for incident in with_standing(here, user) for way in verbs_for(incident, user)]


def _views(user):
    saved = SavedView.objects.for_person(user).values_list("name", "query")[:MOST_VIEWS]
    words = gettext("list view saved")
    return [
        Entry(name, f"{reverse('queue')}?{query}", "bookmark", words=words) for name, query in saved
    ]


def _incidents(user, found):
    best = found.ids[:MOST_INCIDENTS]
    seen = Incident.objects.visible_to(user).filter(pk__in=best).select_related("customer")
    return [
        Entry(
            f"{one.reference} {one.customer.name}",
            one.get_absolute_url(),
            "circle-dot" if one.is_open else "circle-check",
            beside=one.headline,
        )
        for one in found.in_order(seen.order_by())
    ]


def _customers(typed: Typed, found: Found):
    """Those that have every word in their name, as it was typed or as it was probably meant."""
    meant = {one.typed: one.used for one in found.instead}
    wanted = [term for term in typed.terms if not term.is_excluded and term.reference is None]
    called = Customer.objects.order_by("name") if wanted else Customer.objects.none()
    for word in (word for term in wanted for word in term.words):
        like = Q()
        for one in meant.get(word, (word,)):
            like |= Q(name__icontains=one)
        called = called.filter(like)
    return [
        Entry(name, reverse("customer", args=[pk]), "building-2")
        for pk, name in called.values_list("pk", "name")[:MOST_CUSTOMERS]
    ]
