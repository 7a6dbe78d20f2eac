"""Earlier incidents like one that is being described, found by its words and by their likeness."""

import re
from dataclasses import dataclass

from django.contrib.postgres.search import (
    SearchQuery,
    SearchRank,
    SearchVector,
    TrigramWordSimilarity,
)
from django.db.models import F

from incidents.models import Incident, Lesson

MOST, CANDIDATES, WORDS = 3, 200, 8
SHORTEST = 12
"""Below so many characters there is nothing to compare yet."""
ALIKE = 0.42
"""From here on two texts speak of the same thing, as our own figures; the sum of rank (0 to 1) and
likeness (0 to 1)."""


@dataclass(frozen=True)
class Similar:
    """An earlier incident, and what was learned from it, if anything."""

    incident: Incident
    lesson: str


def similar_incidents(user, text: str) -> list[Similar]:
    """Up to MOST earlier incidents that this person may see, the likest first; two queries.

    Compared are the newest CANDIDATES that share a word of at least four letters with `text`.
    """
    text = " ".join(text.split())
    words = sorted(set(re.findall(r"[^\W\d_]{4,}", text.lower())), key=len, reverse=True)[:WORDS]
    if len(text) < SHORTEST or not words:
        return []
    query = SearchQuery(" | ".join(words), search_type="raw", config="english")
    told = SearchVector("happened", config="english")
    sharing = Incident.objects.visible_to(user).annotate(told=told).filter(told=query)
    near = sharing.order_by("-pk").values("pk")[:CANDIDATES]
    likeness = SearchRank(told, query, normalization=32) + TrigramWordSimilarity(text, "happened")
    found = Incident.objects.filter(pk__in=near).annotate(likeness=likeness)
    found = found.filter(likeness__gte=ALIKE).select_related("customer")
    alike = list(found.order_by("-likeness", "-pk")[:MOST])
    lessons = _lessons(alike)
    return [Similar(incident, lessons.get(incident.pk, "")) for incident in alike]


def _lessons(incidents):
    taught = Lesson.objects.filter(incidents__in=incidents).order_by("pk")
    return dict(taught.annotate(where=F("incidents")).values_list("where", "title"))
