from collections.abc import Iterable

from incidents.rules.questions import SHEETS


def written_on(incident, *sheets: str) -> dict[str, str]:
    """What was written under the questions of these sheets: question code → text, in one query."""
    wanted = _codes(sheets)
    return dict(incident.insights.filter(question__in=wanted).values_list("question", "text"))


def _codes(sheets: Iterable[str]) -> list[str]:
    return [question.code for sheet in sheets for question in SHEETS[sheet]]
