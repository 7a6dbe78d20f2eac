"""How many there were, how long we took, and who noticed."""

from django.db.models import Exists, F, FloatField, Min, OuterRef, Q, Subquery, Value
from django.db.models.functions import Greatest, Least
from django.utils.translation import gettext_lazy as _

from incidents.models import Apology, Event, Touchpoint
from incidents.queries.measures.measure import Measure, counted_incidents, minutes_between

IT = OuterRef("pk")
BY_A_PERSON = {"direction": Touchpoint.Direction.OUT, "is_automatic": False}

NO_ACT = (
    Event.Kind.LOGGED,
    Event.Kind.IMPORTED,
    Event.Kind.HISTORY,
    Event.Kind.ASSIGNED,
    Event.Kind.SNOOZED,
)
"""What a person does about an incident without taking it in hand: noting it, handing it on, putting
it off."""

MISTAKES, KIND, NOTICED = "mistakes", "kind", "noticed"
RESPOND, OWN, APOLOGISE, FIX, LAG = "respond", "own", "apologise", "fix", "lag"


def _first(rows, field="at"):
    """The earliest moment in some rows of an incident."""
    first = rows.order_by().values("incident").annotate(first=Min(field)).values("first")
    return Subquery(first)


def _spoke():
    return _first(Touchpoint.objects.filter(incident=IT, **BY_A_PERSON))


def _answered():
    return _first(Apology.objects.filter(incident=IT), "delivered_at")


def _logged():
    return _first(Event.objects.filter(incident=IT, kind=Event.Kind.LOGGED))


def _acted():
    """When whoever logged it, or owns it now, first did something about it."""
    theirs = Q(by=OuterRef("owner")) | Q(by=OuterRef("logged_by"))
    return _first(Event.objects.filter(theirs, incident=IT).exclude(kind__in=NO_ACT))


def _righted():
    """When it was made right without being opened again after; to take a closing back is none."""
    again = Event.objects.filter(
        ~Q(data__has_key="is_undo"),
        incident=OuterRef("incident"),
        kind=Event.Kind.REOPENED,
        pk__gt=OuterRef("pk"),
    )
    made = Event.objects.filter(~Exists(again), incident=IT, kind=Event.Kind.MADE_RIGHT)
    return _first(made)


def _took(start, end):
    """Incidents with how long after `start` came `end`; one that came before counts as nothing."""

    def rows(_at):
        known = counted_incidents().annotate(begun=start, ended=end, key=Value(""))
        known = known.filter(begun__isnull=False, ended__isnull=False)
        minutes = Greatest(minutes_between("begun", "ended"), Value(0.0), output_field=FloatField())
        return known.annotate(minutes=minutes)

    return rows


def _keyed(field):
    """Incidents by the value of a field, where they have one."""
    return lambda _at: counted_incidents().annotate(key=F(field)).exclude(key="")


MEASURES = (
    Measure(MISTAKES, _("Counted"), lambda _at: counted_incidents().annotate(key=Value(""))),
    Measure(KIND, _("What kind of mistake"), _keyed("kind")),
    Measure(NOTICED, _("Who noticed"), _keyed("noticed_by")),
    Measure(
        RESPOND,
        _("Have heard from us"),
        _took(F("learned_at"), Least(_spoke(), _answered())),
        has_minutes=True,
    ),
    Measure(OWN, _("Taken in hand"), _took(_logged(), _acted()), has_minutes=True),
    Measure(APOLOGISE, _("Have our answer"), _took(F("learned_at"), _answered()), has_minutes=True),
    Measure(FIX, _("Made right"), _took(F("learned_at"), _righted()), has_minutes=True),
    Measure(LAG, _("Say when it happened"), _took(F("occurred_at"), _logged()), has_minutes=True),
)
