from datetime import datetime, timedelta

from django.db.models import Exists, F, Min, OuterRef, Q, Subquery

from incidents.models import Clock, Incident

BOUND = 1000
"""Counts stop here: nobody needs to know whether it is 4,000 or 5,000."""


def visible_incident(user, reference):
    """The incident of this reference with what its page shows of people and customer.

    Raises Incident.DoesNotExist when there is none, or none that this person may see.
    """
    related = "customer", "contact", "team", "owner", "involved"
    return Incident.objects.visible_to(user).referenced(reference).select_related(*related).get()


def with_clock(incidents, condition):
    """Those of `incidents` that have a running clock meeting `condition`, a Q on Clock."""
    clocks = Clock.objects.running().filter(condition, incident=OuterRef("pk"))
    return incidents.filter(Exists(clocks))


def on_the_desk_of(person: int) -> Q:
    """Incidents that this person (an id) owns, or of which a running clock is theirs to keep."""
    # A union is read through two indexes; an OR would look at every incident.
    owned = Incident.objects.filter(owner=person).order_by().values("pk")
    return Q(pk__in=owned.union(Clock.objects.running().filter(person=person).values("incident")))


def clock_condition(name: str, at: datetime, midnight: datetime) -> Q:
    """What a clock filter's name means: breached, due_hour, due_today (until local `midnight`).

    A clock that stands still is none of them.
    """
    ends = {"due_hour": at + timedelta(hours=1), "due_today": midnight}
    if name == "breached":
        return Q(paused_at=None, due_at__lte=at)
    return Q(paused_at=None, due_at__gt=at, due_at__lte=ends[name])


def soonest_first(incidents):
    """Order by the next deadline; those with none, or where all stands still, come last."""
    soonest = (
        Clock.objects.running()
        .filter(incident=OuterRef("pk"), paused_at=None)
        .order_by()
        .values("incident")
        .annotate(soonest=Min("due_at"))
        .values("soonest")
    )
    return incidents.annotate(due=Subquery(soonest)).order_by(F("due").asc(nulls_last=True), "-pk")


def bounded(incidents, most=BOUND) -> str:
    """How many there are, in words that stop counting at `most`: “31”, “1000+”."""
    count = incidents.order_by()[: most + 1].count()
    return f"{most}+" if count > most else str(count)
