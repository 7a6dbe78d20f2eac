"""Whether anything has happened: what the board is kept under."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.cache import cache

from incidents.models import Event, User
from incidents.queries.prepared import Prepared

LATEST = 64
"""Ids are given out before a transaction ends, so an older one may turn up after a newer one. It is
noticed among the latest; one that comes even later shows with the next minute."""
CALM = timedelta(seconds=3)
"""However much happens, the board is counted anew only so often: a storm of ten thousand steps
costs those who watch it no more than a quiet morning does."""
_NAME = "board-beat"

_latest = Prepared(lambda: Event.objects.order_by("-pk").values_list("pk", "by")[:LATEST])


@dataclass(frozen=True)
class Beat:
    """The state of things that a board was first asked for in; newest: id of its newest event."""

    said: str
    at: datetime
    newest: int


def pulse(user: User, at: datetime) -> str:
    """Words that change with every event, and with the minute of `at`: until then the board is the
    same. What others did may show `CALM` later, what `user` did shows at once. One look at the end
    of an index.

    Everything that moves a number records an event, or is moved by time: so nobody has to remember
    to say that a board is out of date.
    """
    latest = _latest.rows()
    newest = max((pk for pk, _ in latest), default=0)
    said = f"{newest}-{len(latest)}-{sum(pk for pk, _ in latest)}-{_minute(at)}"
    known = cache.get(_NAME)
    if known and known.said != said and _is_calm(known, user, at, latest):
        return known.said
    if not known or known.said != said:
        cache.set(_NAME, Beat(said, at, newest))
    return said


def _is_calm(known, user, at, latest):
    mine = any(by == user.pk and pk > known.newest for pk, by in latest)
    return not mine and at - known.at < CALM and _minute(at) == _minute(known.at)


def _minute(at):
    return int(at.timestamp()) // 60
