from collections.abc import Iterable

from django.db.models import OuterRef

from incidents.models import Insight
from incidents.queries.parts import Part, rows_of
from incidents.queries.prepared import Prepared
from incidents.rules.questions import SHEETS


def written_on(incident, *sheets: str) -> dict[str, str]:
    """What was written under the questions of these sheets: question code → text, in one query."""
    return dict(_WRITTEN.rows(incident=incident.pk, sheets=sheets))


def _written(incident, sheets):
    found = Insight.objects.filter(incident=incident, question__in=_codes(sheets))
    return found.values_list("question", "text")


_WRITTEN = Prepared(_written)


def written_part(*sheets: str) -> Part:
    """The same, to be read along with others."""
    wanted = Insight.objects.filter(incident=OuterRef("pk"), question__in=_codes(sheets))
    found = rows_of(wanted.order_by("pk"), "question", "text")
    return Part(found.find, lambda rows: {row.question: row.text for row in found.read(rows)})


def _codes(sheets: Iterable[str]) -> list[str]:
    return [question.code for sheet in sheets for question in SHEETS[sheet]]
