"""The roll-ups after the worker was here, for tests that look at them."""

from django.utils import timezone

from incidents.actions.roll_up import forget, roll_up
from incidents.models import Rollup

CELL = "week", "team", "urgency", "measure", "key"


def kept():
    """All roll-ups that are there."""
    return {row[:5]: row[5:] for row in Rollup.objects.values_list(*CELL, "n", "total", "spread")}


def brought_up(at=None):
    """The roll-ups after the worker was here."""
    roll_up(at=at or timezone.now(), longest=float("inf"))
    return kept()


def from_the_first_week_on(at=None):
    """The roll-ups after everything was worked out anew."""
    Rollup.objects.all().delete()
    forget()
    return brought_up(at)


def same_anew():
    """What the worker keeps is what it would work out from nothing."""
    at = timezone.now()
    assert brought_up(at) == from_the_first_week_on(at)


def number(measure, key="", **cell):
    """How many a roll-up counts: of all teams and urgencies unless told otherwise."""
    rows = Rollup.objects.filter(**{"team": None, "urgency": ""} | cell, measure=measure, key=key)
    return sum(rows.values_list("n", flat=True))
