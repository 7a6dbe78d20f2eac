"""Storms become one mail: when more than a few things wait for a person, they come together."""

from datetime import timedelta
from typing import NamedTuple

from django.db import transaction
from django.db.models import Count, Q

from incidents.models import ChatChannel, Message, User

WINDOW = timedelta(hours=1)
ROOM_AN_HOUR = 10
"""So many a chat channel gets one by one; people say themselves, in `most_an_hour`."""
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
        Message.objects.filter(state=Message.State.SENT, sent_at__gt=at - WINDOW).filter(
            Q(person__in=[whom.person for whom in waiting])
            | Q(room__in=[whom.room for whom in waiting])
        )
    )
    allowed = dict(
        User.objects.filter(pk__in=[whom.person for whom in waiting]).values_list(
            "pk", "most_an_hour"
        )
    )
    flooded = [
        whom
        for whom, count in waiting.items()
        if count + recent.get(whom, 0) > allowed.get(whom.person, ROOM_AN_HOUR)
    ]
    return sum(_fold(whom, at=at) for whom in flooded)


class Whom(NamedTuple):
    """Whom a digest is for: a person or a room, by id, through one channel."""

    person: int | None
    room: int | None
    channel: str

    @property
    def told(self):
        """What is told to them, as a query."""
        return Message.objects.filter(person=self.person, room=self.room, channel=self.channel)

    def lock(self):
        """Take the lock that keeps it to one digest; False when somebody else has it."""
        model, pk = (User, self.person) if self.person else (ChatChannel, self.room)
        found = model.objects.filter(pk=pk).select_for_update(skip_locked=True, no_key=True)
        return found.exists()


def _counts(messages):
    counted = messages.individual().order_by().values(*Whom._fields).annotate(count=Count("pk"))
    return {Whom(row["person"], row["room"], row["channel"]): row["count"] for row in counted}


@transaction.atomic
def _fold(whom, *, at):
    """Fold what waits for one recipient."""
    if not whom.lock():
        return False
    waiting = whom.told.individual().filter(state=Message.State.QUEUED, send_after__lte=at)
    ids = list(waiting.select_for_update(skip_locked=True).values_list("pk", flat=True))
    if not ids:
        return False
    digest = _waiting_digest(whom) or Message.objects.create(
        kind=Message.Kind.DIGEST,
        person_id=whom.person,
        room_id=whom.room,
        channel=whom.channel,
        dedupe_key=f"digest:{ids[0]}",
        created_at=at,
        send_after=_next_digest_at(whom, at),
    )
    Message.objects.filter(pk__in=ids).update(state=Message.State.DIGESTED, digest=digest)
    return True


def _digests(whom):
    return whom.told.filter(kind=Message.Kind.DIGEST)


def _waiting_digest(whom):
    waiting = _digests(whom).filter(state=Message.State.QUEUED)
    return waiting.select_for_update(skip_locked=True).first()


def _next_digest_at(whom, at):
    sent = _digests(whom).filter(sent_at__gt=at - timedelta(days=1)).order_by("-sent_at")
    times = list(sent.values_list("sent_at", flat=True)[: LONGEST + 1])
    soonest = at + SETTLE
    return max(soonest, times[0] + PAUSE * 2 ** (len(times) - 1)) if times else soonest
