"""What happened again: to the same customer, after it was put right, or after we had changed it."""

from django.db.models import Case, Exists, F, OuterRef, Q, Value, When
from django.utils.translation import gettext_lazy as _

from incidents.models import Action, Incident
from incidents.queries.measures.measure import Measure, counted_incidents
from incidents.rules.big_picture import LATELY

SECOND, REPEAT, REOPENED, PREVENTION = "second", "repeat", "reopened", "prevention"
AGAIN, NOT_SO_FAR = "again", "not-so-far"


def earlier_failures(path=""):
    """Counted incidents with the same customer that we learned of less than LATELY before.

    path: how the incident in question is reached from the outer rows; its end must be a separator
    """
    before = Q(learned_at__lt=OuterRef(f"{path}learned_at")) | Q(
        learned_at=OuterRef(f"{path}learned_at"), pk__lt=OuterRef(f"{path}pk")
    )
    return Incident.objects.filter(
        before,
        customer=OuterRef(f"{path}customer"),
        learned_at__gte=OuterRef(f"{path}learned_at") - LATELY,
        # The same once more, so that an index ends where it may.
        learned_at__lte=OuterRef(f"{path}learned_at"),
        merged_into__isnull=True,
    )


def _second(_at):
    """We had failed them shortly before, or it had to be opened again (practice P64)."""
    is_second = Q(cycle__gt=1) | Q(Exists(earlier_failures()))
    return counted_incidents().filter(is_second).annotate(key=Value(""))


def _repeat(_at):
    """The same kind of mistake with the same customer."""
    same = earlier_failures().filter(kind=OuterRef("kind"))
    return counted_incidents().exclude(kind="").filter(Exists(same)).annotate(key=Value(""))


def _reopened(_at):
    return counted_incidents().filter(cycle__gt=1).annotate(key=Value(""))


def _prevention(_at):
    """Incidents after which we changed something, by whether it came back in the same team.

    Watched is LATELY from when the change was done (ISO 13485 asks for an effectiveness check).
    """
    back = Incident.objects.filter(
        team=OuterRef("incident__team"),
        kind=OuterRef("incident__kind"),
        learned_at__gt=OuterRef("done_at"),
        learned_at__lte=OuterRef("done_at") + LATELY,
        merged_into__isnull=True,
    ).exclude(pk=OuterRef("incident"))
    done = Action.objects.filter(done_at__isnull=False).exclude(prevents="")
    done = done.exclude(incident__kind="").annotate(is_back=Exists(back))
    came = Action.objects.filter(incident=OuterRef("incident"), done_at__isnull=False).exclude(
        prevents=""
    )
    came = came.filter(Exists(back))
    return done.filter(Q(is_back=True) | ~Q(Exists(came))).annotate(
        of=F("incident_id"),
        key=Case(When(is_back=True, then=Value(AGAIN)), default=Value(NOT_SO_FAR)),
    )


MEASURES = (
    Measure(SECOND, _("We had failed them shortly before, or it was opened again"), _second),
    Measure(REPEAT, _("The same mistake with them again"), _repeat),
    Measure(REOPENED, _("Opened again"), _reopened),
    Measure(
        PREVENTION,
        _("Something was changed so that it does not happen again"),
        _prevention,
        path="incident__",
    ),
)
