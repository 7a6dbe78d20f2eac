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
from incidents.queries.search.lexemes import Lexemes, any_of, of_teams
from incidents.queries.search.vocabulary import what_is_known
from incidents.rules.search_words import LONGEST, Term, plain_text

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
    """Up to MOST earlier incidents that this person may see, the likest first; four queries.

    Compared are the newest CANDIDATES where what happened shares a word of at least four letters
    with `text`, in whatever form, or misspelt.
    """
    text = " ".join(text.split())
    words = sorted(set(re.findall(r"[^\W\d_]{4,}", plain_text(text))), key=len, reverse=True)
    words = [word[:LONGEST] for word in words[:WORDS]]
    if len(text) < SHORTEST or not words:
        return []
    shared = any_of(
        what_is_known(tuple(Term((word,)) for word in words)).forms.values(), weight="B"
    )
    shared = shared if user.sees_everything else of_teams(user.team_ids, shared)
    sharing = Incident.objects.visible_to(user).filter(search_text__words=Lexemes(shared))
    near = sharing.order_by("-search_text__pk").values("pk")[:CANDIDATES]
    query = SearchQuery(" | ".join(words), search_type="raw", config="english")
    told = SearchVector("happened", config="english")
    likeness = SearchRank(told, query, normalization=32) + TrigramWordSimilarity(text, "happened")
    found = Incident.objects.filter(pk__in=near).annotate(likeness=likeness)
    found = found.filter(likeness__gte=ALIKE).select_related("customer")
    alike = list(found.order_by("-likeness", "-pk")[:MOST])
    lessons = _lessons(alike)
    return [Similar(incident, lessons.get(incident.pk, "")) for incident in alike]


def _lessons(incidents):
    taught = Lesson.objects.filter(incidents__in=incidents).order_by("pk")
    return dict(taught.annotate(where=F("incidents")).values_list("where", "title"))
