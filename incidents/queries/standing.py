from typing import Any

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Count, Exists, F, IntegerField, OuterRef, Subquery
from django.db.models.functions import Coalesce

from incidents.models import (
    Action,
    Apology,
    Cause,
    Clock,
    Incident,
    Insight,
    Lesson,
    Remedy,
    Survey,
    Touchpoint,
)
from incidents.models.touchpoint import LIVE
from incidents.queries.parts import Part, Parts
from incidents.rules.path import Standing

OURS = "path_"
IT = OuterRef("pk")
BY_A_PERSON = {"is_automatic": False}
NOT_HAD_YET = {"declined_at__isnull": True, "delivered_at__isnull": True}
TO_DO = {"done_at__isnull": True, "dropped_because": ""}


def standing_of(incident: Incident) -> Standing:
    """How an incident stands on the path, in one query."""
    return standing_from(_ITS_STANDING.of(incident))


def standing_from(found: dict[str, Any]) -> Standing:
    """The same, of what was found of `standing_parts`, perhaps along with others. No query."""
    row = {name.removeprefix(OURS): value for name, value in found.items() if name.startswith(OURS)}
    return Standing(
        is_open=row.pop("status") != Incident.Status.CLOSED,
        running=frozenset(row.pop("running") or ()),
        answered=frozenset(row.pop("answered") or ()),
        letter=row.pop("letter") or "",
        **row,
    )


def standing_parts() -> dict[str, Part]:
    """What `standing_from` is made of; their names begin with OURS."""
    return {f"{OURS}{name}": Part(find) for name, find in _finds().items()}


def _finds():
    answers = Apology.objects.filter(incident=IT)
    delivered = Apology.objects.filter(incident=OuterRef("incident"), delivered_at__isnull=False)
    reached = _of(Touchpoint, **BY_A_PERSON, direction=Touchpoint.Direction.OUT)
    talks = _of(Touchpoint, **BY_A_PERSON, channel__in=LIVE)
    causes = _of(Cause, explains=Cause.Explains.HAPPENED)
    remedies = _of(Remedy, declined_at__isnull=True)
    options = remedies.filter(is_option=True)
    chosen = Remedy.objects.filter(
        incident=OuterRef("incident"), chosen_at__isnull=False, declined_at__isnull=True
    )
    changes = _of(Action, dropped_because="").exclude(prevents="")
    lessons = Lesson.incidents.through.objects.filter(incident=IT)
    return {
        "status": F("status"),
        "is_difficult": F("is_difficult"),
        "running": _names(_of(Clock, stopped_at__isnull=True), "kind"),
        "spoke": _count(reached),
        "conversations": _count(talks),
        "with_lead": _count(talks.filter(lead__isnull=False)),
        "tried_after_answer": _count(
            reached.filter(Exists(delivered.filter(delivered_at__lt=OuterRef("at"))))
        ),
        "suspected": _count(causes.filter(state=Cause.State.SUSPECTED)),
        "confirmed": _count(causes.filter(state=Cause.State.CONFIRMED)),
        "answered": _names(_of(Insight), "question"),
        "letter": Subquery(answers.order_by("-pk").values("state")[:1]),
        "has_answer": Exists(answers.filter(state=Apology.State.DELIVERED)),
        "in_review": Exists(
            answers.filter(
                state=Apology.State.DRAFT, review__isnull=False, review__decided_at__isnull=True
            )
        ),
        "remedies": _count(remedies),
        "waiting": _count(
            remedies.filter(
                delivered_at__isnull=True, decision__isnull=False, decision__decided_at__isnull=True
            )
        ),
        "offered": _count(_of(Remedy, **NOT_HAD_YET, offered_at__isnull=False)),
        "undecided": _count(options.filter(~Exists(chosen), offered_at__isnull=False)),
        "delivered": _count(_of(Remedy, delivered_at__isnull=False)),
        "owed": _count(_of(Remedy).still_owed()),
        "preventive": _count(changes),
        "preventive_open": _count(changes.filter(done_at__isnull=True)),
        "lessons": _count(lessons),
        "ours_open": _count(_of(Action, **TO_DO, is_theirs=False)),
        "theirs_open": _count(_of(Action, **TO_DO, is_theirs=True)),
        "surveys": _count(_of(Survey)),
    }


def _of(model, **only):
    """The incident's rows of this kind."""
    return model.objects.filter(incident=IT, **only).order_by()


def _count(rows):
    counted = rows.order_by().values("incident").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


def _names(rows, field):
    gathered = rows.values("incident").annotate(names=ArrayAgg(field, distinct=True))
    return Subquery(gathered.values("names"))


_ITS_STANDING = Parts(lambda incident: standing_parts())
