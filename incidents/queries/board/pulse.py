"""Whether anything has happened: what the board is kept under."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import blake2b

from django.core.cache import cache

from incidents.models import Event, User
from incidents.queries.board.scope import Scope
from incidents.queries.prepared import Prepared

LATEST = 64
"""Ids are given out before a transaction ends, so an older one may turn up after a newer one. It is
noticed among the latest; one that comes even later shows with the next minute."""
CALM = timedelta(seconds=10)
"""However much happens, a board is counted anew only so often: a storm of ten thousand steps costs
those who watch it no more than a quiet morning does."""
OLD = timedelta(seconds=30)
"""While one counts a board anew, the others read the last one, if it is no older than this."""
TURN = 5
"""Seconds after which somebody else may count: whoever had the turn is gone."""

_latest = Prepared(lambda: Event.objects.order_by("-pk").values_list("pk", "by")[:LATEST])


@dataclass(frozen=True)
class Beat:
    """The state of things in which a board was asked for.

    said: words that change with every event, and with the minute; at: when (aware)
    newest: id of its newest event; kept: where others find it once the board has been counted, or
    empty where they do already
    """

    said: str
    at: datetime
    newest: int
    kept: str = ""

    def is_counted(self) -> None:
        """Let others know: the board of this state can be had."""
        if self.kept:
            cache.set(self.kept, Beat(self.said, self.at, self.newest))
            cache.delete(_turn(self.kept))


def pulse(user: User, scope: Scope, at: datetime) -> Beat:
    """The state in which `user` reads the board of a scope: until its words change, the board is
    the same. What others did may show `CALM` later, what `user` did shows at once. One look at the
    end of an index.

    Everything that moves a number records an event, or is moved by time: so nobody has to remember
    to say that a board is out of date.
    """
    latest = _latest.rows()
    mine = max((pk for pk, by in latest if by == user.pk), default=0)
    # Who has just done something sees it before the others, whose board stays as it is.
    shared = f"board-beat-{blake2b(repr(scope).encode(), digest_size=16).hexdigest()}"
    own = f"{shared}-{user.pk}"
    known = cache.get_many([shared, own])
    seen = [beat for beat in known.values() if beat.newest >= mine]
    if calm := [beat for beat in seen if _is_calm(beat, at)]:
        return max(calm, key=lambda beat: beat.newest)
    newest, last = max((pk for pk, _ in latest), default=0), known.get(shared)
    said = f"{newest}-{len(latest)}-{sum(pk for pk, _ in latest)}-{_minute(at)}"
    if last and last.said == said:
        cache.set(shared, still := Beat(said, at, newest))
        return still
    if last in seen and at - last.at < OLD and not cache.add(_turn(shared), at, TURN):
        return last
    is_shared = last is None or not _is_calm(last, at)
    return Beat(said, at, newest, kept=shared if is_shared else own)


def _turn(kept):
    return f"{kept}-turn"


def _is_calm(beat, at):
    return at - beat.at < CALM and _minute(at) == _minute(beat.at)


def _minute(at):
    return int(at.timestamp()) // 60
