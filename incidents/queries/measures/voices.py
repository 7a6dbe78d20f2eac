"""What customers say of how it was put right: of each incident its last survey counts.

A recovery can leave people more content than they were: research finds that in what they say of
their satisfaction, and in little else (de Matos, Henrique & Vargas Rossi 2007); and not after a
second failure (Maxham & Netemeyer 2002). So satisfaction is all that is told, and first failures
apart from second ones (practices P62 and P107).
"""

from django.db.models import Case, CharField, Exists, F, OuterRef, Q, Value, When
from django.db.models.functions import Cast, Concat
from django.utils.translation import gettext_lazy as _

from incidents.models import Survey
from incidents.queries.measures.again import earlier_failures
from incidents.queries.measures.measure import Measure

BEFORE, AFTER, CHANGE = "before", "after", "change"
OUTCOME, PROCESS, TREATMENT = "outcome", "process", "treatment"
FIRST, SECOND = "first", "second"
RATINGS, CHANGES = range(1, 6), range(-4, 5)


def key_of(which: str, number: int) -> str:
    """The key of a rating, or a change of one, after a first or second failure: “first:-1”."""
    return f"{which}:{number}"


def _last(**said):
    later = Survey.objects.filter(
        **said, incident=OuterRef("incident"), cycle__gt=OuterRef("cycle")
    )
    return Survey.objects.filter(~Exists(later), **said).annotate(of=F("incident_id"))


def _content(number):
    """Surveys that say how content they were before and are after, by `number` (an expression)."""

    def rows(_at):
        # What they said before it was opened again, they said of a first failure.
        is_second = Q(cycle__gt=1) | Q(Exists(earlier_failures("incident__")))
        which = Case(When(is_second, then=Value(f"{SECOND}:")), default=Value(f"{FIRST}:"))
        both = _last(before__isnull=False, after__isnull=False)
        return both.annotate(key=Concat(which, Cast(number, CharField()), output_field=CharField()))

    return rows


def _rated(side):
    return lambda _at: _last().annotate(key=Cast(F(side), CharField()))


MEASURES = (
    Measure(BEFORE, _("How content they were before"), _content(F("before")), path="incident__"),
    Measure(AFTER, _("How content they are after"), _content(F("after")), path="incident__"),
    Measure(
        CHANGE,
        _("How content they are, against before"),
        _content(F("after") - F("before")),
        path="incident__",
    ),
    Measure(OUTCOME, _("What they got"), _rated(OUTCOME), path="incident__"),
    Measure(PROCESS, _("How it went"), _rated(PROCESS), path="incident__"),
    Measure(TREATMENT, _("How we treated them"), _rated(TREATMENT), path="incident__"),
)
