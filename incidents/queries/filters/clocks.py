"""By deadlines. An open incident's own deadline is the soonest that runs: the docket has it."""

from datetime import timedelta

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from incidents.models import Clock
from incidents.queries.filters.beside import has
from incidents.queries.filters.filter import Filter, Lens, Reads, choices, one_of

HOUR = timedelta(hours=1)
WEEK = timedelta(days=7)

_CLOCK = {
    "breached": _("Past our promise"),
    "due_hour": _("Due in the next hour"),
    "due_today": _("Due today"),
    "due_week": _("Due within a week"),
    "waiting": _("Waits for the customer"),
    "snoozed": _("Snoozed"),
    "none": _("No deadline runs"),
}


def _clock(value, lens: Lens):
    """due_hour, due_today, due_week: what is not past yet, up to then; what stands still is none
    of them."""
    at = lens.at
    ends = {"due_hour": at + HOUR, "due_today": lens.midnight, "due_week": at + WEEK}
    if value in ends:
        return Q(docket__due_at__gt=at, docket__due_at__lte=ends[value])
    return {
        "breached": Q(docket__due_at__lte=at),
        "waiting": Q(docket__is_waiting=True),
        "snoozed": Q(docket__snoozed_until__gt=at),
        "none": Q(docket__isnull=False, docket__due_at__isnull=True),
    }[one_of(_CLOCK, value)]


def _runs(value, lens: Lens):
    kind = one_of(Clock.Kind.values, value)
    if lens.only_closed and kind != Clock.Kind.CHECK:
        # Only a look whether it worked goes on after closing.
        return Q(pk__in=[])
    return has(Clock.objects.running().filter(kind=kind), lens)


FILTERS: tuple[Filter, ...] = (
    Filter(
        "clock",
        _("Deadline"),
        choices(_CLOCK.items()),
        _clock,
        group="first",
        reads=Reads.LINE,
        of_open=True,
    ),
    Filter(
        "runs",
        _("Still owed"),
        choices(Clock.Kind.choices),
        _runs,
        group="clocks",
        reads=Reads.BESIDE,
    ),
)
