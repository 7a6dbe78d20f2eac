"""The case that somebody should look at next."""

from datetime import datetime, timedelta

from django.db.models import Exists, F, OuterRef, Q, Subquery

from incidents.models import Clock, Docket, Incident, Presence, User
from incidents.queries.presence import HERE

ROUND = timedelta(minutes=30)
"""What somebody has had open so lately comes last: so they go round their desk, not to and fro."""


def desk_of(user: User, at: datetime):
    """What is on this person’s desk and wants something of them now: open incidents, as a query.

    They own it, or one of its running clocks is theirs. What is snoozed, or stands still because we
    wait for the customer, wants nothing yet.
    """
    owned = Docket.objects.filter(owner=user).values("incident")
    theirs = Clock.objects.running().filter(person=user).values("incident")
    awake = Q(docket__snoozed_until=None) | Q(docket__snoozed_until__lte=at)
    waits = Q(docket__is_waiting=True, docket__due_at=None)
    desk = Incident.objects.visible_to(user).filter(pk__in=owned.union(theirs)).order_by()
    return desk.filter(awake, docket__isnull=False).exclude(waits)


def next_case(user: User, at: datetime, after: Incident | None = None) -> Incident | None:
    """The next one on this person’s desk, the soonest deadline first; None when nothing is left.

    after: the one that they leave, which it is not. Nor is it one that somebody else has open now.
    What they have not had open lately comes first. One query.
    """
    here = Presence.objects.filter(incident=OuterRef("pk"))
    others = here.filter(seen_at__gt=at - HERE).exclude(person=user)
    mine = here.filter(person=user, seen_at__gt=at - ROUND).values("seen_at")
    found = desk_of(user, at).filter(~Exists(others)).annotate(seen=Subquery(mine[:1]))
    if after:
        found = found.exclude(pk=after.pk)
    order = F("seen").asc(nulls_first=True), F("docket__due_at").asc(nulls_last=True), "pk"
    return found.order_by(*order).first()
