from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from incidents.models import Breaker, Heartbeat, Message
from incidents.queries.audit import Finding
from incidents.queries.incidents import bounded

PARTS = {
    "worker": (_("Celery"), _("Beat says “look now”, the broker carries it, a worker looks.")),
    "tick": (_("Tick"), _("Looks by itself every few seconds, and needs no broker.")),
    "audit": (_("Auditor"), _("Holds the engine against its promises once a minute.")),
}
QUIET = {
    "worker": timedelta(minutes=1),
    "tick": timedelta(minutes=1),
    "audit": timedelta(minutes=3),
}


def health_page(at) -> dict:
    """How the engine is: what the auditor found last, its parts' last signs of life, what waits.

    Four queries.
    """
    beats = Heartbeat.objects.in_bulk(PARTS)
    waiting = Message.objects.filter(state=Message.State.QUEUED, send_after__lte=at)
    seen = {name: beat.at for name, beat in beats.items()}
    findings = _findings(beats.get("audit"))
    return {
        "looked_at": seen["audit"] if findings is not None else None,
        "broken": [one for one in findings or () if one.is_broken],
        "notes": [one for one in findings or () if not one.is_broken],
        "parts": [_part(name, seen.get(name), at) for name in PARTS],
        "away": list(Breaker.objects.all()),
        "waiting": bounded(waiting.order_by()),
        "failed": bounded(Message.objects.filter(state=Message.State.FAILED).order_by()),
    }


def _findings(audited):
    """What the auditor found last; None while it has not looked, or has kept it as it once did."""
    if audited is None or "found" not in audited.data:
        return None
    return [Finding(**one) for one in audited.data["found"]]


def _part(name, last, at):
    title, words = PARTS[name]
    return {
        "title": title,
        "words": words,
        "last": last,
        "is_alive": last is not None and at - last <= QUIET[name],
    }


def is_well(at) -> bool:
    """Whether the last audit is recent and found no broken promise."""
    last = Heartbeat.objects.filter(name="audit", at__gt=at - QUIET["audit"]).first()
    findings = _findings(last)
    return findings is not None and not any(one.is_broken for one in findings)
