from typing import Any

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Count, Exists, F, OuterRef, Q, Subquery
from django.db.models.functions import JSONObject

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
from incidents.models.remedy import is_still_owed
from incidents.models.touchpoint import LIVE
from incidents.queries.parts import Part, Parts
from incidents.rules.path import Standing

OURS = "path_"
ALL = Q(pk__isnull=False)


def standing_of(incident: Incident) -> Standing:
    """How an incident stands on the path, in one query."""
    return standing_from(_ITS_STANDING.of(incident))


def standing_from(found: dict[str, Any]) -> Standing:
    """The same, of what was found of `standing_parts`, perhaps along with others. No query."""
    row = {}
    for name, value in found.items():
        if name.startswith(OURS):
            row |= value if isinstance(value, dict) else {name.removeprefix(OURS): value}
    letters = row.pop("letters")
    return Standing(
        is_open=row.pop("status") != Incident.Status.CLOSED,
        running=frozenset(row.pop("running") or ()),
        answered=frozenset(row.pop("answered") or ()),
        letter=letters[-1] if letters else "",
        has_answer=Apology.State.DELIVERED in letters,
        in_review=bool(row.pop("in_review")),
        **row,
    )


def standing_parts() -> dict[str, Part]:
    """What `standing_from` is made of; their names begin with OURS."""
    return {f"{OURS}{name}": part for name, part in _parts().items()}


def _parts():
    return {
        "status": Part(F("status")),
        "is_difficult": Part(F("is_difficult")),
        "running": _names(_of(Clock, stopped_at__isnull=True), "kind"),
        "answered": _names(_of(Insight), "question"),
        "touchpoints": _counts(_of(Touchpoint, is_automatic=False), **_contacts()),
        "causes": _counts(
            _of(Cause, explains=Cause.Explains.HAPPENED),
            suspected=Q(state=Cause.State.SUSPECTED),
            confirmed=Q(state=Cause.State.CONFIRMED),
        ),
        "letters": _letters(),
        "remedies": _counts(_of(Remedy), **_remedies()),
        "actions": _counts(_of(Action, dropped_because=""), **_actions()),
        "lessons": _counts(_of(Lesson.incidents.through), lessons=ALL),
        "surveys": _counts(_of(Survey), surveys=ALL),
    }


def _contacts():
    out, live = Q(direction=Touchpoint.Direction.OUT), Q(channel__in=LIVE)
    delivered = Apology.objects.filter(incident=OuterRef("incident"), delivered_at__isnull=False)
    return {
        "spoke": out,
        "conversations": live,
        "with_lead": live & Q(lead__isnull=False),
        "tried_after_answer": out & Exists(delivered.filter(delivered_at__lt=OuterRef("at"))),
    }


def _letters():
    waits = Q(review__isnull=False, review__decided_at__isnull=True)
    return _told(
        _of(Apology),
        letters=(ArrayAgg("state", order_by="pk"), ()),
        in_review=(Count("pk", filter=Q(state=Apology.State.DRAFT) & waits), 0),
    )


def _remedies():
    is_open, not_had = Q(declined_at__isnull=True), Q(delivered_at__isnull=True)
    waits = Q(decision__isnull=False, decision__decided_at__isnull=True)
    chosen = Remedy.objects.open().filter(incident=OuterRef("incident"), chosen_at__isnull=False)
    return {
        "remedies": is_open,
        "waiting": is_open & not_had & waits,
        "offered": is_open & not_had & Q(offered_at__isnull=False),
        "undecided": is_open & Q(is_option=True, offered_at__isnull=False) & ~Exists(chosen),
        "delivered": Q(delivered_at__isnull=False),
        "owed": is_still_owed(),
    }


def _actions():
    to_do, prevents = Q(done_at__isnull=True), ~Q(prevents="")
    return {
        "preventive": prevents,
        "preventive_open": prevents & to_do,
        "ours_open": to_do & Q(is_theirs=False),
        "theirs_open": to_do & Q(is_theirs=True),
    }


def _of(model, **only):
    """The incident's rows of this kind."""
    return model.objects.filter(incident=OuterRef("pk"), **only).order_by()


def _counts(rows, **which):
    """How many of these rows each condition meets, in one look at them."""
    return _told(rows, **{name: (Count("pk", filter=one), 0) for name, one in which.items()})


def _told(rows, **what):
    """What aggregates say of these rows, by name; each comes with what it is of none."""
    of_none = {name: none for name, (_, none) in what.items()}
    told = JSONObject(**{name: aggregate for name, (aggregate, _) in what.items()})
    found = Subquery(rows.values("incident").annotate(told=told).values("told"))
    return Part(found, lambda value: of_none if value is None else value)


def _names(rows, field):
    gathered = rows.values("incident").annotate(names=ArrayAgg(field, distinct=True))
    return Part(Subquery(gathered.values("names")))


_ITS_STANDING = Parts(lambda incident: standing_parts())
