"""All that figures count, each defined once.

Roll-ups group a measure's rows by week, team and urgency; the list behind a number looks into the
same rows. So the two can't tell different things. What counts whom is never among them: figures are
about mistakes and answers.
"""

from incidents.queries.measures import again, causes, money, promises, times, voices
from incidents.queries.measures.measure import Measure

MEASURES: dict[str, Measure] = {
    one.name: one
    for group in (times, promises, causes, again, voices, money)
    for one in group.MEASURES
}

__all__ = ["MEASURES", "Measure"]
