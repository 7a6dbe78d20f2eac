"""What customers think of how it was put right, and when they may say so."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from incidents.models import Event, Incident, Survey

MOST = 10

SIDES = {
    "outcome": gettext_lazy("The result is right for them"),
    "process": gettext_lazy("It was easy to get it put right"),
    "treatment": gettext_lazy("How we spoke to them"),
}
"""The three sides of fair treatment, asked one by one (Tax, Brown & Chandrashekaran 1998)."""

_TURNS = (Event.Kind.MADE_RIGHT, Event.Kind.REOPENED)


def is_put_right(incident: Incident) -> bool:
    """Whether we have said what made it right since it was logged, or opened again. One query."""
    turns = incident.events.filter(kind__in=_TURNS).order_by("-at", "-pk")
    return turns.values_list("kind", flat=True).first() == Event.Kind.MADE_RIGHT


@dataclass(frozen=True)
class Told:
    """One survey as staff reads it.

    sides: label and rating, 1 to 5, of each of the three; change: after less before, None where one
    of the two was left blank; extras: label and words of what else they said
    """

    survey: Survey
    sides: list[tuple[str, int]]
    change: int | None
    extras: list[tuple[str, str]]


def surveys_of(incident: Incident) -> list[Told]:
    """What the customer said of an incident, a survey for each cycle, the newest first.

    At most MOST; one query.
    """
    return [told_of(survey) for survey in incident.surveys.all()[:MOST]]


def told_of(survey: Survey) -> Told:
    """One survey as staff reads it; no query."""
    before, after = survey.before, survey.after
    change = after - before if before and after else None
    sides = [(label, getattr(survey, name)) for name, label in SIDES.items()]
    return Told(survey, sides, change, list(_extras(survey)))


def _extras(survey):
    if survey.gesture:
        yield (
            _("What we did beyond what we owed"),
            _("%(gesture)s of 5") % {"gesture": survey.gesture},
        )
    if survey.loyalty:
        yield _("Would choose us again"), _("%(loyalty)s of 5") % {"loyalty": survey.loyalty}
    if survey.told is not None:
        people = ngettext("%(count)s person", "%(count)s people", survey.told)
        words = people % {"count": survey.told} if survey.told else _("nobody")
        yield _("Have told others of it"), words
    if survey.is_forgiven is not None:
        yield _("Forgiven"), _("yes") if survey.is_forgiven else _("not yet")
