"""The lessons of the whole company: searched, filtered, and with what became of them since."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.contrib.postgres.search import (
    SearchQuery,
    SearchRank,
    SearchVector,
    TrigramStrictWordSimilarity,
)
from django.db.models import Count, F, Func, Prefetch, Q, TextField, Value
from django.db.models.functions import Concat
from django.utils.translation import ngettext

from incidents.models import Action, Customer, Incident, Lesson
from incidents.queries.incidents import bounded

PAGE, PLACES, TAGS = 20, 3, 12
MISTAKES, MOMENTS = "mistakes", "moments"

SHORTEST, ALIKE = 4, 0.3
"""From so many characters on, and from this likeness (0 to 1) on, what comes near is offered where
nothing says it exactly: “invioce” is 0.33 like “invoice”; words that have nothing to do with each
other reach 0.25."""


@dataclass(frozen=True)
class Wanted:
    """Which lessons. Empty means: all of them.

    words: to be found in title, text or tags; of: MISTAKES or MOMENTS; customer: with whom it was
    learned, a Customer's id
    """

    words: str = ""
    kind: str = ""
    tag: str = ""
    of: str = ""
    customer: int | None = None
    page: int = 1


@dataclass(frozen=True)
class Line:
    """A lesson as somebody reads it.

    places: the newest incidents it was seen in that they may see, at most PLACES; others: how many
    more there are; changed: what has become of the changes that these incidents led to, in words
    """

    lesson: Lesson
    places: Sequence[Incident]
    changed: str

    @property
    def seen(self) -> int:
        """In how many incidents."""
        return self.lesson.seen

    @property
    def others(self) -> int:
        """How many incidents are only counted."""
        return self.seen - len(self.places)


@dataclass(frozen=True)
class Shelf:
    """One page of lessons. is_near: nothing says it exactly, and these come near

    tags: the commonest of all, each with how many lessons have it
    """

    lines: list[Line]
    total: str
    has_next: bool = False
    is_near: bool = False
    tags: list[tuple[str, int]] = field(default_factory=list)


def shelf(user, wanted: Wanted) -> Shelf:
    """The lessons that were asked for, PAGE at a time, best or newest first.

    Five queries, one more for what comes near. Lessons are for everybody; an incident that this
    person may not see is only counted, and no customer is found through one.
    """
    found = _filtered(user, wanted)
    start = (wanted.page - 1) * PAGE
    exact = _saying(found, wanted.words) if wanted.words else found.order_by("-at", "-pk")
    lessons = list(_whole(exact, user)[start : start + PAGE + 1])
    total, is_near = bounded(exact), False
    if not lessons and wanted.words and wanted.page == 1:
        lessons = list(_whole(_near(found, wanted.words), user)[:PAGE])
        total, is_near = str(len(lessons)), bool(lessons)
    changed = _changes([lesson.pk for lesson in lessons])
    lines = [
        Line(lesson, lesson.places, changed_words(*changed.get(lesson.pk, (0, 0, 0))))
        for lesson in lessons[:PAGE]
    ]
    return Shelf(lines, total, len(lessons) > PAGE, is_near, _commonest_tags())


def changed_words(helped: int, not_yet: int, open: int) -> str:
    """What became of the changes: “Of 3 changes, 1 helped, 2 are still to be looked at”.

    Each number counts those with one outcome. Empty where nothing was changed.
    """
    words = {"count": helped + not_yet + open, "parts": ", ".join(_parts(helped, not_yet, open))}
    if bool(helped) + bool(not_yet) + bool(open) > 1:
        return (
            ngettext(
                "Of %(count)s change, %(parts)s", "Of %(count)s changes, %(parts)s", words["count"]
            )
            % words
        )
    if helped:
        return ngettext("The change helped", "%(count)s changes helped", helped) % words
    if not_yet:
        return (
            ngettext(
                "The change has not helped yet", "%(count)s changes have not helped yet", not_yet
            )
            % words
        )
    if open:
        return (
            ngettext(
                "The change is still to be looked at",
                "%(count)s changes are still to be looked at",
                open,
            )
            % words
        )
    return ""


def _parts(helped, not_yet, open):
    if helped:
        yield ngettext("%(count)s helped", "%(count)s helped", helped) % {"count": helped}
    if not_yet:
        words = ngettext("%(count)s has not helped yet", "%(count)s have not helped yet", not_yet)
        yield words % {"count": not_yet}
    if open:
        words = ngettext(
            "%(count)s is still to be looked at", "%(count)s are still to be looked at", open
        )
        yield words % {"count": open}


def customer_named(pk: int | None) -> str:
    """The name of the customer with this id; empty where there is none. At most one query."""
    if pk is None:
        return ""
    return Customer.objects.filter(pk=pk).values_list("name", flat=True).first() or ""


def _filtered(user, wanted):
    found = Lesson.objects.all()
    if wanted.kind:
        found = found.filter(kind=wanted.kind)
    if wanted.tag:
        found = found.filter(tags__contains=[wanted.tag])
    if wanted.of:
        found = found.filter(is_exemplary=wanted.of == MOMENTS)
    if wanted.customer is not None:
        theirs = Incident.objects.visible_to(user).filter(customer=wanted.customer)
        seen = Lesson.incidents.through.objects.filter(incident__in=theirs).values("lesson")
        found = found.filter(pk__in=seen)
    return found


def _whole(lessons, user):
    mine = Incident.objects.visible_to(user).select_related("customer").order_by("-learned_at")
    places = Prefetch("incidents", mine[:PLACES], to_attr="places")
    seen = Count("incidents", distinct=True)
    return lessons.annotate(seen=seen).select_related("by").prefetch_related(places)


_TAGS = Func(F("tags"), Value(" "), function="array_to_string", output_field=TextField())


def _saying(lessons, words):
    told = SearchVector("title", weight="A", config="english")
    told += SearchVector(_TAGS, weight="A", config="english")
    told += SearchVector("text", weight="B", config="english")
    query = SearchQuery(words, search_type="websearch", config="english")
    found = lessons.annotate(told=told).filter(told=query)
    return found.annotate(rank=SearchRank(F("told"), query)).order_by("-rank", "-at", "-pk")


def _near(lessons, words):
    if len(words) < SHORTEST:
        return lessons.none()
    told = Concat("title", Value(" "), _TAGS, Value(" "), "text", output_field=TextField())
    found = lessons.annotate(likeness=TrigramStrictWordSimilarity(words, told))
    return found.filter(likeness__gte=ALIKE).order_by("-likeness", "-at", "-pk")


def _changes(lessons):
    """Lesson id → how many changes of its incidents helped, have not helped yet, are open."""
    changes = Action.objects.exclude(prevents="").filter(dropped_because="")
    rows = (
        changes.filter(incident__lessons__in=lessons)
        .order_by()
        .values("incident__lessons")
        .annotate(
            helped=Count("pk", filter=Q(was_effective=True)),
            not_yet=Count("pk", filter=Q(was_effective=False)),
            open=Count("pk", filter=Q(was_effective__isnull=True)),
        )
    )
    return {row["incident__lessons"]: (row["helped"], row["not_yet"], row["open"]) for row in rows}


def _commonest_tags():
    """The TAGS commonest tags of the whole library, and how many lessons have each."""
    each = Lesson.objects.order_by().annotate(tag=Func(F("tags"), function="unnest"))
    counted = each.values("tag").annotate(number=Count("pk")).order_by("-number", "tag")
    return list(counted.values_list("tag", "number")[:TAGS])
