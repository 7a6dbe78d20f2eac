"""What stands in the sample company, and what of it has to stay when it is taken out."""

from collections.abc import Collection
from dataclasses import dataclass

from django.utils.functional import cached_property

from incidents.models import (
    Apology,
    Contact,
    Customer,
    CustomerLink,
    Incident,
    Membership,
    Message,
    Sample,
    Team,
    Touchpoint,
    User,
)

SHOWN_AT = ("queue", "dashboard")
"""Pages that say that the sample is in here."""
_BY_CONTACT = (Apology, CustomerLink, Message, Touchpoint)
"""What of an incident names a person at a customer, besides itself."""

MOST = 20
"""So many incidents that stay are named."""


@dataclass(frozen=True)
class Parting:
    """What goes with the sample, and what stays of it since people have gone on with it.

    going: ids of its incidents that go; others: incidents that people logged for its customers or
    in its team, the first MOST; led_to: those of its own that stay, as one that stays was merged
    into them
    customers, team: those that go; the team None where it stays
    staying: the customers that stay; people: who is in the team
    besides whoever let it in, by name
    """

    sample: Sample
    going: frozenset[int]
    others: list[Incident]
    led_to: list[Incident]
    customers: list[Customer]
    staying: list[Customer]
    team: Team | None
    people: list[str]


class House:
    """What a page says to an admin about sample data; each is read when it is first shown."""

    def __init__(self, user: User, page: str):
        """page: the name of its address"""
        self._user, self._page = user, page

    @cached_property
    def shows_sample(self) -> bool:
        """Whether the page says that the sample is in here. One query, for admins alone."""
        return self._page in SHOWN_AT and self._user.is_admin and Sample.objects.exists()

    @cached_property
    def may_fill(self) -> bool:
        """Whether they are offered the sample. One query, for admins alone."""
        return self._user.is_admin and is_house_empty()


def sample_here() -> Sample | None:
    """The sample company, while it is in here. One query."""
    return Sample.objects.select_related("by", "team").first()


def is_house_empty() -> bool:
    """Whether nobody has logged or imported anything yet. One query."""
    return not Incident.objects.exists()


def parting(sample: Sample) -> Parting:
    """What would become of the sample now. Nine queries at the most."""
    ours = set(sample.incidents.values_list("pk", flat=True))
    customers = list(sample.customers.all())
    led_to = _led_to(ours)
    going = frozenset(ours - led_to)
    staying = _spoken_of(customers, going)
    people = list(
        Membership.objects.filter(team=sample.team)
        .exclude(user=sample.by)
        .order_by("user__name")
        .values_list("user__name", flat=True)
    )
    kept = Incident.objects.exclude(pk__in=going)
    is_team_used = bool(people) or kept.filter(team=sample.team).exists()
    others = kept.exclude(pk__in=ours).order_by()
    others = others.filter(customer__in=customers).union(others.filter(team=sample.team))
    return Parting(
        sample=sample,
        going=going,
        others=list(others.order_by("pk")[:MOST]),
        led_to=list(kept.filter(pk__in=led_to).order_by("pk")),
        customers=[one for one in customers if one.pk not in staying],
        staying=[one for one in customers if one.pk in staying],
        team=None if is_team_used else sample.team,
        people=people,
    )


def _led_to(ours: set[int]) -> set[int]:
    """Those of the sample that an incident which stays was merged into, directly or on the way."""
    merged = Incident.objects.filter(merged_into__in=ours).values_list("pk", "merged_into")
    into, stay = dict(merged), set()
    while more := {
        other for pk, other in into.items() if pk not in ours - stay and other not in stay
    }:
        stay |= more
    return stay


def _spoken_of(customers, going: Collection[int]) -> set[int]:
    """Ids of the customers whom something names that stays."""
    kept = Incident.objects.exclude(pk__in=going).order_by()
    contacts = Contact.objects.filter(customer__in=customers)
    by_contact = [kept.filter(contact__in=contacts)] + [
        model.objects.filter(contact__in=contacts).exclude(incident__in=going).order_by()
        for model in _BY_CONTACT
    ]
    # A union holds each of them once.
    named = kept.filter(customer__in=customers).values_list("customer", flat=True)
    named = named.union(*(rows.values_list("contact__customer", flat=True) for rows in by_contact))
    return set(named)
