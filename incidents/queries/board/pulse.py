"""Whether anything has happened: what the board is kept under."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.cache import cache

from incidents.models import Event, User
from incidents.queries.prepared import Prepared

LATEST = 64
"""Ids are given out before a transaction ends, so an older one may turn up after a newer one. It is
noticed among the latest; one that comes even later shows with the next minute."""
CALM = timedelta(seconds=10)
"""However much happens, a board is counted anew only so often: a storm of ten thousand steps costs
those who watch it no more than a quiet morning does."""
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
    mine = max((pk for pk, by in latest if by == user.pk), default=0)
    # Who has just done something sees it before the others, whose board stays as it is.
    shared, own = _NAME, f"{_NAME}-{user.pk}"
    known = cache.get_many([shared, own])
    calm = [beat for beat in known.values() if beat.newest >= mine and _is_calm(beat, at)]
    if calm:
        return max(calm, key=lambda beat: beat.newest).said
    newest = max((pk for pk, _ in latest), default=0)
    said = f"{newest}-{len(latest)}-{sum(pk for pk, _ in latest)}-{_minute(at)}"
    is_shared = shared not in known or not _is_calm(known[shared], at)
    cache.set(shared if is_shared else own, Beat(said, at, newest))
    return said


def _is_calm(beat, at):
    return at - beat.at < CALM and _minute(at) == _minute(beat.at)


def _minute(at):
    return int(at.timestamp()) // 60
