from collections.abc import Iterable

from django.db.models import OuterRef

from incidents.models import Insight
from incidents.queries.parts import Part, rows_of
from incidents.rules.questions import SHEETS


def written_on(incident, *sheets: str) -> dict[str, str]:
    """What was written under the questions of these sheets: question code → text, in one query."""
    wanted = _codes(sheets)
    return dict(incident.insights.filter(question__in=wanted).values_list("question", "text"))


def written_part(*sheets: str) -> Part:
    """The same, to be read along with others."""
    wanted = Insight.objects.filter(incident=OuterRef("pk"), question__in=_codes(sheets))
    found = rows_of(wanted.order_by("pk"), "question", "text")
    return Part(found.find, lambda rows: {row.question: row.text for row in found.read(rows)})


def _codes(sheets: Iterable[str]) -> list[str]:
    return [question.code for sheet in sheets for question in SHEETS[sheet]]
