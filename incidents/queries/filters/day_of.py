"""By what happened to promises on one day, as an ISO date, where the person is.

`missed_on=2026-11-20`: what a digest of the next morning counts.
"""

from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from incidents.models import Clock, Docket, Escalation, Incident
from incidents.queries.filters.dates import midnight_of
from incidents.queries.filters.filter import Filter, Lens, Reads, Takes


def _day(value, lens: Lens):
    """The beginning and the end of a day. Raises ValueError."""
    return midnight_of(value, lens), midnight_of(value, lens, days=1)


def _escalated(value, lens):
    """A step past a deadline was taken on that day; a reminder is none."""
    start, end = _day(value, lens)
    taken = Escalation.objects.filter(taken_at__gte=start, taken_at__lt=end)
    past = taken.filter(was_due_at__gte=F("clock__due_at")).order_by()
    return Q(pk__in=past.values("clock__incident"))


def _kept(value, lens):
    """A promise was kept on that day: done before its deadline."""
    start, end = _day(value, lens)
    kept = Q(stopped_at__gte=start, stopped_at__lt=end, stopped_at__lte=F("due_at"))
    return _with_clock(kept, start, lens)


def _missed(value, lens):
    """A deadline passed on that day, and the promise was not kept by then."""
    start, end = _day(value, lens)
    late = Q(stopped_at__gt=F("due_at")) | Q(stopped_at=None, paused_at=None, due_at__lte=lens.at)
    return _with_clock(Q(due_at__gte=start, due_at__lt=end) & late, start, lens)


def _with_clock(condition, start, lens):
    """Incidents with such a clock: they are open, or were until that day; no other need be read."""
    open_ones = Docket.objects.values("incident")
    closed = Incident.objects.filter(closed_at__gte=start).order_by().values("pk")
    clocks = Clock.objects.filter(condition).order_by()
    still, since = (
        clocks.filter(incident__in=some).values("incident") for some in (open_ones, closed)
    )
    if lens.only_open or lens.only_closed:
        return Q(pk__in=still if lens.only_open else since)
    return Q(pk__in=still.union(since))


def _filter(name, label, meets):
    return Filter(name, label, meets=meets, group="dates", takes=Takes.DAY, reads=Reads.BESIDE)


FILTERS: tuple[Filter, ...] = (
    _filter("escalated_on", _("Escalated on"), _escalated),
    _filter("kept_on", _("A promise kept on"), _kept),
    _filter("missed_on", _("A deadline missed on"), _missed),
)
