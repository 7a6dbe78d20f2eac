"""Storms become one mail: when more than a few things wait for a person, they come together."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Count

from incidents.models import Message, User

ONE_BY_ONE = 3
"""So many reminders and escalations a person gets as mails of their own within `WINDOW`."""
WINDOW = timedelta(hours=1)
SETTLE = timedelta(seconds=15)
"""So long the first digest of a storm waits for the rest of it."""
PAUSE = timedelta(minutes=10)
"""So long the second digest of a day waits after the first. Each one doubles it, up to 32 times:
what is overdue for weeks is told some eight times a day, not every ten minutes."""
LONGEST = 5


def gather_digests(*, at) -> int:
    """Fold what waits for people who have had enough mail into a digest each; returns how many."""
    waiting = _counts(Message.objects.filter(state=Message.State.QUEUED, send_after__lte=at))
    if not waiting:
        return 0
    recent = _counts(
        Message.objects.filter(
            person__in=waiting, state=Message.State.SENT, sent_at__gt=at - WINDOW
        )
    )
    flooded = [who for who, count in waiting.items() if count + recent.get(who, 0) > ONE_BY_ONE]
    return sum(_fold(person, at=at) for person in flooded)


def _counts(messages):
    counted = messages.individual().order_by().values("person").annotate(count=Count("pk"))
    return dict(counted.values_list("person", "count"))


@transaction.atomic
def _fold(person, *, at):
    """Fold one person's waiting messages; the lock on the person keeps it to one digest."""
    if not User.objects.filter(pk=person).select_for_update(skip_locked=True).exists():
        return False
    waiting = Message.objects.individual().filter(person=person, state=Message.State.QUEUED)
    ids = list(waiting.select_for_update(skip_locked=True).values_list("pk", flat=True))
    if not ids:
        return False
    digest = _waiting_digest(person) or Message.objects.create(
        kind=Message.Kind.DIGEST,
        person_id=person,
        dedupe_key=f"digest:{person}:{ids[0]}",
        created_at=at,
        send_after=_next_digest_at(person, at),
    )
    Message.objects.filter(pk__in=ids).update(state=Message.State.DIGESTED, digest=digest)
    return True


def _digests(person):
    return Message.objects.filter(kind=Message.Kind.DIGEST, person=person)


def _waiting_digest(person):
    waiting = _digests(person).filter(state=Message.State.QUEUED)
    return waiting.select_for_update(skip_locked=True).first()


def _next_digest_at(person, at):
    sent = _digests(person).filter(sent_at__gt=at - timedelta(days=1)).order_by("-sent_at")
    times = list(sent.values_list("sent_at", flat=True)[: LONGEST + 1])
    soonest = at + SETTLE
    return max(soonest, times[0] + PAUSE * 2 ** (len(times) - 1)) if times else soonest
