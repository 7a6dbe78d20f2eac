"""The circuit breaker: a server that is away is noticed once, not by every message.

While it is closed off, nobody tries. When the time is over one process may look again; the pause
doubles with each look that finds it still away.
"""

import random
from datetime import timedelta

from django.db import transaction

from incidents.models import Breaker

FIRST_PAUSE = timedelta(seconds=5)
LONGEST_PAUSE = timedelta(minutes=2)
LOOK = timedelta(seconds=60)
"""So long the one who looks again has before somebody else may."""


def may_try(channel, *, at) -> bool:
    """Whether this process may use the channel now; for one that was away, the first who asks."""
    breaker = Breaker.objects.filter(channel=channel).first()
    if breaker is None:
        return True
    due = Breaker.objects.filter(channel=channel, closed_until__lte=at)
    return due.update(closed_until=at + LOOK) == 1


def note_away(channel, *, at, reason):
    """The server did not answer: close the channel off for a while."""
    with transaction.atomic():
        breaker, is_new = Breaker.objects.select_for_update().get_or_create(
            channel=channel,
            defaults={"since": at, "closed_until": at + FIRST_PAUSE, "reason": reason},
        )
        if is_new:
            return
        pause = min(FIRST_PAUSE * 2 ** min(breaker.failures, 10), LONGEST_PAUSE)
        breaker.failures += 1
        breaker.closed_until = at + pause * random.uniform(0.8, 1.0)
        breaker.reason = reason
        breaker.save()


def note_back(channel):
    """The server answered."""
    Breaker.objects.filter(channel=channel).delete()
