"""Open incidents that nobody does anything about (practices P14, P63, P79)."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Exists, Max, OuterRef, Subquery, Window
from django.db.models.aggregates import Count
from django.db.models.functions import Greatest

from incidents.models import Apology, Event, Incident, Touchpoint, Wait
from incidents.queries.figures.scope import Scope
from incidents.queries.figures.times import BY_A_PERSON, NO_ACT
from incidents.rules.words import span

QUIET = timedelta(days=3)
MOST = 20

IT = OuterRef("pk")


@dataclass(frozen=True)
class Ignored:
    """An incident that has lain still. spoke: since our last word to them; touched: since the owner
    last did something about it; both in words
    """

    incident: Incident
    quiet: str
    spoke: str
    touched: str


def ignored(scope: Scope) -> tuple[list[Ignored], int]:
    """The longest ignored first, at most MOST, and how many there are. One query.

    Open ones, however old, that for QUIET have had neither a word of ours to them by a person nor
    an act of their owner. Not those in which we wait for the customer: that was said, and ends.
    """
    waits = Wait.objects.filter(incident=IT, ended_at__isnull=True)
    acts = Event.objects.filter(incident=IT, by=OuterRef("owner")).exclude(kind__in=NO_ACT)
    found = (
        scope.theirs()
        .open()
        .filter(~Exists(waits), logged_at__lte=scope.at - QUIET)
        .annotate(
            spoke=Greatest(
                _last(Touchpoint.objects.filter(incident=IT, **BY_A_PERSON)),
                _last(Apology.objects.filter(incident=IT), "delivered_at"),
            ),
            touched=_last(acts),
            reopened=_last(Event.objects.filter(incident=IT, kind=Event.Kind.REOPENED)),
            still_since=Greatest("spoke", "touched", "reopened", "logged_at"),
        )
        .filter(still_since__lte=scope.at - QUIET)
        .annotate(all=Window(Count("pk")))
        .select_related("customer", "owner")
        .order_by("still_since", "pk")[:MOST]
    )
    rows = list(found)
    return [_told(row, scope.at) for row in rows], rows[0].all if rows else 0


def _last(rows, field="at"):
    last = rows.order_by().values("incident").annotate(last=Max(field)).values("last")
    return Subquery(last)


def _told(incident, at):
    touched = _ago(incident.touched, at) if incident.owner else "nobody owns it"
    quiet = span(at - incident.still_since)
    return Ignored(incident, quiet, _ago(incident.spoke, at), touched)


def _ago(moment: datetime | None, at):
    return f"{span(at - moment)} ago" if moment else "never"
