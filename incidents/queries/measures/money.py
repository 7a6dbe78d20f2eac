"""What recovery cost us beside what it kept, currency by currency (practice P59)."""

from django.db.models import F, Value
from django.db.models.functions import Concat
from django.utils.translation import gettext_lazy as _

from incidents.models import Incident, Remedy
from incidents.queries.measures.measure import Measure, counted_incidents

GIVEN, KEPT = "given", "kept"


def key_of(kind: str, currency: str) -> str:
    """The key of what was given: “owed-EUR”."""
    return f"{kind}-{currency}"


def _given(_at):
    had = Remedy.objects.filter(delivered_at__isnull=False)
    return had.annotate(
        of=F("incident_id"), key=Concat("kind", Value("-"), "currency"), amount=F("cost")
    )


def _kept(_at):
    """The value at risk in incidents that were closed because the customer says it is right."""
    right = {"closed_on": Incident.ClosedOn.CONFIRMED, "value_at_risk__isnull": False}
    return (
        counted_incidents().filter(**right).annotate(key=F("currency"), amount=F("value_at_risk"))
    )


MEASURES = (
    Measure(GIVEN, _("What they had"), _given, path="incident__", has_amount=True),
    Measure(KEPT, _("Value kept"), _kept, has_amount=True),
)
