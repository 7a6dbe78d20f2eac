"""Promises kept and missed, clock by clock."""

from django.db.models import Case, Exists, F, OuterRef, Q, Value, When
from django.db.models.functions import Concat
from django.utils.translation import gettext_lazy as _

from incidents.models import Clock
from incidents.queries.measures.measure import Measure
from incidents.rules import kinds

PROMISE = "promise"
KEPT, MISSED = "kept", "missed"


def key_of(clock_kind: str, outcome: str) -> str:
    """The key under which a clock's outcome is counted: “contact-kept”."""
    return f"{clock_kind}-{outcome}"


KEYS = tuple(key_of(kind, outcome) for kind in kinds.KINDS for outcome in (KEPT, MISSED))


def _rows(at):
    """Clocks that missed their deadline, and stopped ones of incidents that missed none such.

    One that still runs past its deadline is missed already: else figures would look the better, the
    longer nobody acts. What stands still because we wait for the customer is not.
    """
    missed = Q(stopped_at__gt=F("due_at")) | Q(
        stopped_at__isnull=True, paused_at__isnull=True, due_at__lte=at
    )
    others = Clock.objects.filter(missed, incident=OuterRef("incident"), kind=OuterRef("kind"))
    outcome = Case(When(missed, then=Value(f"-{MISSED}")), default=Value(f"-{KEPT}"))
    clocks = Clock.objects.filter(missed | Q(stopped_at__isnull=False) & ~Exists(others))
    return clocks.annotate(of=F("incident_id"), key=Concat("kind", outcome))


MEASURES = (Measure(PROMISE, _("A promise"), _rows, path="incident__"),)
