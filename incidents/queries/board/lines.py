"""The lists of the board: the first few of each; their numbers lead to the whole."""

from dataclasses import dataclass, field
from datetime import datetime

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import CharField, F, OuterRef, Subquery, Value
from django.db.models.functions import JSONObject, Left
from django.utils.dateparse import parse_datetime

from incidents.models import Clock, Decision, Docket, Event, Guide
from incidents.queries.board.counted import BREACHED, DUE_HOUR, UNOWNED, condition
from incidents.queries.board.scope import Scope
from incidents.queries.filters.attention import DECISION, SECOND, SILENT, SNOOZED, UNTOUCHED
from incidents.queries.prepared import Prepared

LONG, SHORT = 10, 4
LISTS = {BREACHED: LONG, DUE_HOUR: LONG} | dict.fromkeys(
    (UNOWNED, SILENT, UNTOUCHED, SNOOZED, DECISION), SHORT
)
"""How many lines of each are shown: the soonest deadline first, as in the list behind it."""
HEADLINE = 120


@dataclass(frozen=True)
class ToldLast:
    """The last step of the ladder: ids of whom it told, when, and whether it was a reminder."""

    at: datetime
    is_reminder: bool
    people: tuple[int, ...]
    rooms: tuple[int, ...]


@dataclass(frozen=True)
class Line:
    """One open incident on the board, the same for everybody who may see it.

    owner: id or None; kind, due_at: of its soonest clock that runs, or None; guides: ids of those
    who have joined; question, asked: what waits for whose yes or no (id), if anything does
    """

    pk: int
    customer: str
    what: str
    urgency: str
    team: int
    owner: int | None
    logged_at: datetime
    spoke_at: datetime | None
    touched_at: datetime | None
    snoozed_until: datetime | None
    kind: str | None = None
    due_at: datetime | None = None
    told: ToldLast | None = None
    guides: tuple[int, ...] = field(default=())
    question: str = ""
    asked: int | None = None

    @property
    def reference(self) -> str:
        """As people name it: “R-1042”."""
        return f"R-{self.pk}"


def lines(scope: Scope, at: datetime, second: list[int]) -> dict[str, tuple[Line, ...]]:
    """The first lines of each of LISTS, and of the second failures. Two queries.

    second: ids of those, as `second_failures` gives them
    """
    found = _FIRST.rows(at=at, **scope.given) + [(SECOND, pk) for pk in second[:SHORT]]
    rows = _LINES.rows(ids=sorted({pk for _, pk in found}))
    read = {row[0]: _line(dict(zip(_READ, row, strict=True))) for row in rows}
    names = *LISTS, SECOND
    # Between the two a line may have been closed.
    mine = {name: [read[pk] for one, pk in found if one == name and pk in read] for name in names}
    return {name: tuple(sorted(those, key=_soonest)) for name, those in mine.items()}


def _soonest(line):
    return line.due_at is None, line.due_at or line.logged_at, line.pk


def _firsts(at, **scope):
    lists = [_first(name, Scope.again(**scope), at) for name in LISTS]
    return lists[0].union(*lists[1:], all=True)


def _first(name, scope, at):
    listed = scope.docket().filter(condition(name, scope, at))
    soonest = listed.order_by(F("due_at").asc(nulls_last=True), "pk")[: LISTS[name]]
    return soonest.values_list(Value(name, CharField()), "pk")


_ITS = {"incident": OuterRef("pk")}
_CLOCK = Clock.objects.running().filter(**_ITS, paused_at=None).order_by("due_at", "pk")
_TOLD = Event.objects.filter(**_ITS, kind=Event.Kind.ESCALATED).order_by("-at", "-pk")
_ASKED = Decision.objects.filter(**_ITS, decided_at=None).order_by("asked_at", "pk")
_GUIDES = Guide.objects.filter(**_ITS, joined_at__isnull=False).order_by("joined_at", "pk")


def _json(rows, *names):
    return Subquery(rows.values(found=JSONObject(**{name: name for name in names}))[:1])


_READ = {
    **{
        name: F(name)
        for name in (
            *("pk", "team", "owner"),
            *("logged_at", "spoke_at", "touched_at", "snoozed_until"),
        )
    },
    "customer": F("incident__customer__name"),
    "urgency": F("incident__urgency"),
    # One more than is shown, so that it is known to be cut.
    "what": Left("incident__happened", HEADLINE + 1),
    "clock": _json(_CLOCK, "kind", "due_at"),
    "told": _json(_TOLD, "at", "data"),
    "asked": _json(_ASKED, "question", "asked_of"),
    "guides": ArraySubquery(_GUIDES.values("person")),
}
_FIRST = Prepared(_firsts)
_LINES = Prepared(lambda ids: Docket.objects.filter(pk__in=ids).values_list(*_READ.values()))


def _line(row):
    clock, told, asked = row.pop("clock") or {}, row.pop("told"), row.pop("asked") or {}
    return Line(
        **row | {"what": _in_one_line(row["what"]), "guides": tuple(row["guides"])},
        kind=clock.get("kind"),
        due_at=parse_datetime(clock["due_at"]) if clock else None,
        told=_told(told) if told else None,
        question=asked.get("question", ""),
        asked=asked.get("asked_of"),
    )


def _in_one_line(text):
    line = " ".join(text.split())
    return line if len(line) <= HEADLINE else line[: HEADLINE - 1].rstrip() + "…"


def _told(event):
    data = event["data"]
    return ToldLast(
        at=parse_datetime(event["at"]),
        is_reminder=data["reminder"],
        people=tuple(data.get("told", ())),
        rooms=tuple(data.get("chats", ())),
    )
