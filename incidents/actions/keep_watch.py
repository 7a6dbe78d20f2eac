from datetime import timedelta

from incidents.models import Heartbeat
from incidents.queries.audit import audit

EVERY = timedelta(seconds=60)
AUDIT = "audit"


def keep_watch(*, at, every=EVERY):
    """Audit, if that was not done in the last minute, and keep what was found for all to see.

    every: so long it is good for
    """
    if Heartbeat.objects.filter(name=AUDIT, at__gt=at - every).exists():
        return
    found = [
        {"code": one.code, "facts": one.facts, "is_broken": one.is_broken} for one in audit(at)
    ]
    Heartbeat.objects.beat(AUDIT, found=found)
