"""Taking hold of due clocks, so that a step that fails or kills its process delays no other.

Fresh clocks are claimed by the batch, oldest first. A clock whose step failed, or was cut off, is
claimed again alone once its lease has run out, up to `MAX_TRIES` times: a row that kills its
process takes nothing else down with it.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection

from incidents.models.clock import MAX_TRIES


@dataclass(frozen=True)
class Claim:
    """Clocks that are ours to step until the lease ends.

    ids: the clocks' ids; at: the database's time of the claim; leased_until: the fence, which a
    step checks before it writes
    """

    ids: tuple[int, ...]
    at: datetime
    leased_until: datetime


_CLAIM = """
    WITH due AS MATERIALIZED (
        SELECT id FROM incidents_clock
        WHERE stopped_at IS NULL AND next_step_at <= statement_timestamp() AND {which}
        ORDER BY {order} LIMIT %(limit)s
        FOR UPDATE SKIP LOCKED
    )
    UPDATE incidents_clock AS clock
    SET tries = clock.tries + 1, leased_until = statement_timestamp() + %(lease)s
    FROM due WHERE clock.id = due.id
    RETURNING clock.id, statement_timestamp(), clock.leased_until
"""
_FRESH = _CLAIM.format(which="tries = 0", order="next_step_at")
_RETRY = _CLAIM.format(
    which="tries BETWEEN 1 AND %(most)s AND leased_until <= statement_timestamp()",
    order="leased_until",
)


def claim(*, batch: int, lease: timedelta) -> Claim | None:
    """Claim up to `batch` fresh clocks, or failing these one that is due for another try.

    Returns None when nothing is due. Never waits for another sweeper.
    """
    return _claim(_FRESH, batch, lease) or _claim(_RETRY, 1, lease)


def _claim(sql, limit, lease):
    with connection.cursor() as cursor:
        cursor.execute(sql, {"limit": limit, "lease": lease, "most": MAX_TRIES - 1})
        rows = cursor.fetchall()
    if not rows:
        return None
    return Claim(tuple(sorted(row[0] for row in rows)), at=rows[0][1], leased_until=rows[0][2])
