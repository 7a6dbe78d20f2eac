from datetime import timedelta

from django.db.models import Count, F, Q

from incidents.models import Breaker, Escalation, Message
from incidents.queries.audit.finding import Finding, found

STUCK = timedelta(minutes=10)
DAY = timedelta(days=1)


def message_findings(at):
    """What is wrong with escalations and with what waits in the outbox."""
    away = {breaker.channel: breaker for breaker in Breaker.objects.all()}
    told = Q(contact__isnull=True)
    failed = Message.objects.filter(told, state=Message.State.FAILED, created_at__gt=at - DAY)
    sending = Message.objects.filter(
        state=Message.State.SENDING, inflight_since__lt=at - STUCK
    ).order_by("inflight_since")
    waiting = Message.objects.filter(state=Message.State.QUEUED, send_after__lt=at - STUCK).exclude(
        channel__in=away
    )
    return [
        *_untold(at),
        *found("failed", failed.order_by("pk")),
        *found("stuck-sending", sending),
        *found("stuck-waiting", waiting.order_by("send_after")),
        *(_away(breaker, at) for breaker in away.values()),
    ]


def _untold(at):
    """Escalations of the last day that told fewer people than they should have."""
    recent = Escalation.objects.filter(taken_at__gt=at - DAY, told__gt=0)
    short = recent.annotate(there=Count("messages")).filter(there__lt=F("told")).order_by("pk")
    ids = tuple(short.values_list("pk", flat=True)[:20])
    if not ids:
        return []
    return [Finding("untold", {"number": len(ids)}, ids)]


def _away(breaker, at):
    waiting = Message.objects.filter(channel=breaker.channel, state=Message.State.QUEUED)
    count = waiting.filter(send_after__lte=at).count()
    return Finding(
        "server-away",
        {
            "channel": breaker.channel,
            "since": breaker.since.isoformat(),
            "number": count,
            "reason": breaker.reason,
        },
        is_broken=at - breaker.since > STUCK,
    )
