"""Second failures: counted apart, for each takes a look at all that happened to its customer."""

from datetime import datetime
from hashlib import blake2b

from django.core.cache import cache
from django.db.models import F

from incidents.queries.board.counted import ALL, Counted, condition
from incidents.queries.board.scope import Scope
from incidents.queries.filters.attention import SECOND
from incidents.queries.incidents import BOUND

KEPT = 600
"""Seconds. Whether it is a second one stays as it is, unless somebody corrects a date."""
MUCH = 2000
"""Where more than so much is open, it is counted once a minute, not with each change."""


def second_failures(scope: Scope, at: datetime, counted: Counted) -> list[int]:
    """Ids of the second failures in a scope (practice P64), the soonest deadline first.

    At most one more than BOUND, where counts of lists stop as well. counted: what is open there;
    as long as that is the same, so are they. One query, or none: where hardly any is a second one,
    it has to look at all that is open.
    """
    is_much = counted.in_all[ALL] > MUCH
    since = f"minute {int(at.timestamp()) // 60}" if is_much else f"mark {counted.mark}"
    said = blake2b(f"{scope.teams} {since}".encode(), digest_size=16).hexdigest()
    return cache.get_or_set(f"second-{said}", lambda: _read(scope, at), KEPT)


def _read(scope, at):
    found = scope.docket().filter(condition(SECOND, scope, at))
    soonest = found.order_by(F("due_at").asc(nulls_last=True), "pk")
    return list(soonest.values_list("pk", flat=True)[: BOUND + 1])
