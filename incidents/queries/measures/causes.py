"""Why it happened and why it was missed, as far as that is confirmed."""

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from incidents.models import Cause
from incidents.queries.measures.measure import Measure

CAUSE, MISSED = "cause", "missed"


def _confirmed(explains):
    causes = Cause.objects.filter(explains=explains, state=Cause.State.CONFIRMED)
    return lambda _at: causes.annotate(of=F("incident_id"), key=F("kind"))


MEASURES = (
    Measure(CAUSE, _("Why it happened"), _confirmed(Cause.Explains.HAPPENED), path="incident__"),
    Measure(MISSED, _("Why it was missed"), _confirmed(Cause.Explains.MISSED), path="incident__"),
)
