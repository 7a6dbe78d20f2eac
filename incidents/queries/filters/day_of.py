"""By what happened to promises on one day, as an ISO date, where the person is.

`missed_on=2026-11-20`: what a digest of the next morning counts.
"""

from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from incidents.models import Clock, Escalation, Incident
from incidents.queries.filters.among import among
from incidents.queries.filters.dates import midnight_of
from incidents.queries.filters.filter import Filter, Lens, Reads, Takes


def _day(value, lens: Lens):
    """The beginning and the end of a day. Raises ValueError."""
    return midnight_of(value, lens), midnight_of(value, lens, days=1)


def _escalated(value, lens):
    """A step past a deadline was taken on that day; a reminder is none."""
    start, end = _day(value, lens)
    past = Escalation.objects.filter(taken_at__gte=start, taken_at__lt=end, is_reminder=False)
    incidents = past.order_by().values("clock__incident")
    if not lens.only_closed:
        return among(incidents)
    return Q(pk__in=incidents, closed_at__gte=start)


def _kept(value, lens):
    """A promise was kept on that day: done before its deadline."""
    start, end = _day(value, lens)
    kept = Q(stopped_at__gte=start, stopped_at__lt=end, stopped_at__lte=F("due_at"))
    return _with_clock(start, lens, kept)


def _missed(value, lens):
    """A deadline passed on that day, and the promise was not kept by then."""
    start, end = _day(value, lens)
    on_that_day = Q(due_at__gte=start, due_at__lt=end)
    done_late = on_that_day & Q(stopped_at__gt=F("due_at"))
    past = on_that_day & Q(stopped_at=None, paused_at=None, due_at__lte=lens.at)
    return _with_clock(start, lens, done_late, past)


def _with_clock(start, lens, *conditions):
    """Incidents with a clock of one of these kinds: they are open, or were until that day."""
    clocks = [Clock.objects.filter(condition).order_by() for condition in conditions]
    if lens.only_closed:
        closed = Incident.objects.filter(closed_at__gte=start).order_by().values("pk")
        clocks = [some.filter(incident__in=closed) for some in clocks]
    # Each kind has an index that says all of it, and both of them together have none.
    first, *others = (some.values("incident") for some in clocks)
    incidents = first.union(*others, all=True) if others else first
    return Q(pk__in=incidents) if lens.only_closed else among(incidents)


def _filter(name, label, meets):
    return Filter(name, label, meets=meets, group="dates", takes=Takes.DAY, reads=Reads.BESIDE)


FILTERS: tuple[Filter, ...] = (
    _filter("escalated_on", _("Escalated on"), _escalated),
    _filter("kept_on", _("A promise kept on"), _kept),
    _filter("missed_on", _("A deadline missed on"), _missed),
)
