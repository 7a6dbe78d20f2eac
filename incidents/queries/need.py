"""Whether what waits in the outbox still needs to be told."""

from django.db.models import Exists, F, OuterRef, Q

from incidents.models import Escalation, Message

_TOLD_SINCE = Escalation.objects.filter(
    clock=OuterRef("clock"), plan__gt=OuterRef("escalation__plan"), told__gt=0
)
_KEPT = Q(clock__stopped_at__isnull=False)
# A step that the new deadline finds passed too is not taken again: then the old word has to do.
_MOVED = Q(clock__plan__gt=F("escalation__plan")) & (
    Q(clock__next_step__lte=F("escalation__step")) | Exists(_TOLD_SINCE)
)


def not_needed(messages) -> set[int]:
    """Ids of those reminders and escalations whose promise was kept or moved meanwhile.

    A digest is not needed when none of what it tells is. messages: Message objects; two queries
    """
    told = Message.objects.individual().exclude(escalation=None)
    over = told.filter(_KEPT | _MOVED)
    ids = [message.pk for message in messages if message.kind != Message.Kind.APOLOGY]
    gone = set(over.filter(pk__in=ids).values_list("pk", flat=True))
    digests = {message.pk for message in messages if message.kind == Message.Kind.DIGEST}
    if not digests:
        return gone
    items = Message.objects.filter(digest__in=digests)
    needed = items.exclude(pk__in=over.filter(digest__in=digests).values("pk"))
    return gone | digests - set(needed.values_list("digest", flat=True))
