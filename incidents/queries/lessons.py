"""Lessons beside one incident, or one kind of them: those it taught, and those taught before."""

from django.db.models import Count

from incidents.models import Lesson

MOST, MOST_KNOWN = 20, 5


def lessons_of(incident) -> list[Lesson]:
    """What it taught, at most MOST, each with `seen`: in how many incidents. One query."""
    seen_here = Lesson.incidents.through.objects.filter(incident=incident).values("lesson")
    return list(_counted(Lesson.objects.filter(pk__in=seen_here))[:MOST])


def lessons_about(incident, but=()) -> list[Lesson]:
    """Lessons on this kind of incident that it does not have yet, those seen most often first.

    At most MOST_KNOWN, each with `seen`; none while its kind is not known. One query.
    """
    return lessons_on(incident.kind, MOST_KNOWN, but) if incident.kind else []


def lessons_on(kind: str, most: int, but=()) -> list[Lesson]:
    """Lessons on one kind of incident, those seen most often first, each with `seen`. One query."""
    found = Lesson.objects.filter(kind=kind, is_exemplary=False)
    found = found.exclude(pk__in=[lesson.pk for lesson in but])
    return list(_counted(found).order_by("-seen", "-pk")[:most])


def _counted(lessons):
    return lessons.annotate(seen=Count("incidents")).select_related("by")
