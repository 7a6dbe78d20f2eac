from datetime import timedelta

from django.db.models import Count, F, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext_lazy

from incidents.models import Breaker, Escalation, Message
from incidents.queries.audit.finding import Finding, found
from incidents.rules.language import written

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
        *found(
            "failed",
            failed.order_by("pk"),
            ngettext_lazy(
                "A message to one of us could not be delivered (%(names)s).",
                "%(count)s messages to our own people could not be delivered (%(names)s).",
                "number",
            ),
        ),
        *found(
            "stuck-sending",
            sending,
            ngettext_lazy(
                "A message has been on its way for more than ten minutes (%(names)s).",
                "%(count)s messages have been on their way for more than ten minutes (%(names)s).",
                "number",
            ),
        ),
        *found(
            "stuck-waiting",
            waiting.order_by("send_after"),
            ngettext_lazy(
                "A message should have left more than ten minutes ago (%(names)s).",
                "%(count)s messages should have left more than ten minutes ago (%(names)s).",
                "number",
            ),
        ),
        *(_away(breaker, at) for breaker in away.values()),
    ]


def _untold(at):
    """Escalations of the last day that told fewer people than they should have."""
    recent = Escalation.objects.filter(taken_at__gt=at - DAY, told__gt=0)
    short = recent.annotate(there=Count("messages")).filter(there__lt=F("told")).order_by("pk")
    ids = tuple(short.values_list("pk", flat=True)[:20])
    if not ids:
        return []
    return [
        Finding(
            "untold",
            _("Escalations without the messages they should have: %(count)s.")
            % {"count": len(ids)},
            ids,
        )
    ]


def _away(breaker, at):
    waiting = Message.objects.filter(channel=breaker.channel, state=Message.State.QUEUED)
    count = waiting.filter(send_after__lte=at).count()
    since = _("%(moment)s UTC") % {"moment": written(breaker.since, "j M H:i")}
    return Finding(
        "server-away",
        _(
            "The %(channel)s server has not answered since %(since)s; %(count)s messages "
            "wait. It said: %(reason)s"
        )
        % {"channel": breaker.channel, "since": since, "count": count, "reason": breaker.reason},
        is_broken=at - breaker.since > STUCK,
    )
