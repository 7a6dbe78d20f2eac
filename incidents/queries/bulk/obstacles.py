"""Why a change leaves some incidents as they are: conditions that the database looks through."""

from dataclasses import dataclass

from django.db.models import Case, IntegerField, QuerySet, Value, When
from django.db.models.expressions import Combinable
from django.db.models.query_utils import Q


@dataclass(frozen=True)
class Obstacle:
    """condition: whether an Incident meets it; words: why it then stays as it is, of one or many;
    sentence: the same of one, with %(incident)s, and what to do about it, where somebody needs that
    """

    condition: Q | Combinable
    words: str
    sentence: str = ""


def with_obstacle(incidents: QuerySet, obstacles: list[Obstacle]) -> QuerySet:
    """The incidents with `obstacle`: the place of the first that each meets, or None."""
    cases = [When(one.condition, then=Value(place)) for place, one in enumerate(obstacles)]
    first = Case(*cases, output_field=IntegerField()) if cases else Value(None, IntegerField())
    return incidents.annotate(obstacle=first)
