"""By day, as ISO dates, where the person is: `learned_from=2026-11-01&learned_to=2026-11-07` is
the week with both its ends."""

from datetime import date, datetime, time, timedelta

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from incidents.queries.filters.filter import Filter, Lens, Reads, Takes

FIRST, LAST = date(1970, 1, 1), date(2999, 12, 31)


def midnight_of(value, lens: Lens, days=0) -> datetime:
    """The beginning of this day, or so many days later. Raises ValueError."""
    day = date.fromisoformat(value)
    if len(value) != len("2026-11-01") or not FIRST <= day <= LAST:
        raise ValueError(value)
    return datetime.combine(day + timedelta(days=days), time.min, lens.midnight.tzinfo)


def _since(field):
    return lambda value, lens: Q(**{f"{lens.field(field)}__gte": midnight_of(value, lens)})


def _learned_since(value, lens):
    met = _since("learned_at")(value, lens)
    if not lens.only_closed:
        return met
    # Nothing was closed before we knew of it. (It may have been logged long after: imports are.)
    # As the list goes by when they were closed, hardly any of a million need be read.
    return met & (_since("closed_at")(value, lens) | Q(closed_at=None))


def _until(field):
    return lambda value, lens: Q(**{f"{lens.field(field)}__lt": midnight_of(value, lens, days=1)})


def _day(name, label, meets, **rest):
    return Filter(name, label, meets=meets, group="dates", takes=Takes.DAY, **rest)


FILTERS: tuple[Filter, ...] = (
    _day("logged_from", _("Logged from"), _since("logged_at"), reads=Reads.LINE),
    _day("logged_to", _("Logged until"), _until("logged_at"), reads=Reads.LINE),
    _day("learned_from", _("Learned of from"), _learned_since, reads=Reads.FACT),
    _day("learned_to", _("Learned of until"), _until("learned_at"), reads=Reads.FACT),
    _day("due_from", _("Due from"), _since("docket__due_at"), reads=Reads.LINE, of_open=True),
    _day("due_to", _("Due until"), _until("docket__due_at"), reads=Reads.LINE, of_open=True),
    _day("closed_from", _("Closed from"), _since("closed_at"), of_closed=True),
    _day("closed_to", _("Closed until"), _until("closed_at"), of_closed=True),
)
