"""Whether what waits in the outbox still needs to be told."""

from django.db.models import Exists, F, OuterRef, Q

from incidents.models import Apology, Escalation, Incident, Message, Survey, Touchpoint

_TOLD_SINCE = Escalation.objects.filter(
    clock=OuterRef("clock"), plan__gt=OuterRef("escalation__plan"), told__gt=0
)
_KEPT = Q(clock__stopped_at__isnull=False)
# A step that the new deadline finds passed too is not taken again: then the old word has to do.
_MOVED = Q(clock__plan__gt=F("escalation__plan")) & (
    Q(clock__next_step__lte=F("escalation__step")) | Exists(_TOLD_SINCE)
)

_HEARD_SINCE = Touchpoint.objects.filter(
    incident=OuterRef("incident"),
    direction=Touchpoint.Direction.OUT,
    is_automatic=False,
    at__gte=OuterRef("created_at"),
)
_ANSWERED_SINCE = Apology.objects.filter(
    incident=OuterRef("incident"), delivered_at__gte=OuterRef("created_at")
)
_SURVEYED = Survey.objects.filter(incident=OuterRef("incident"), cycle=OuterRef("incident__cycle"))
_ASK = (Message.Kind.ACKNOWLEDGEMENT, Message.Kind.SURVEY)


def not_needed(messages) -> set[int]:
    """Ids of those that are not needed any more.

    Reminders and escalations whose promise was kept or moved meanwhile; a digest when none of what
    it tells is needed; a first word after another one; a survey once it is answered, or when the
    incident was opened again. An answer always is. messages: Message objects; three queries at most
    """
    told = Message.objects.individual().exclude(escalation=None)
    over = told.filter(_KEPT | _MOVED)
    ids = [message.pk for message in messages if not message.contact_id]
    gone = set(over.filter(pk__in=ids).values_list("pk", flat=True))
    gone |= _too_late([message.pk for message in messages if message.kind in _ASK])
    digests = {message.pk for message in messages if message.kind == Message.Kind.DIGEST}
    if not digests:
        return gone
    items = Message.objects.filter(digest__in=digests)
    needed = items.exclude(pk__in=over.filter(digest__in=digests).values("pk"))
    return gone | digests - set(needed.values_list("digest", flat=True))


def _too_late(ids):
    if not ids:
        return set()
    is_closed = Q(incident__status=Incident.Status.CLOSED)
    first = Q(kind=Message.Kind.ACKNOWLEDGEMENT) & (
        is_closed | Exists(_HEARD_SINCE) | Exists(_ANSWERED_SINCE)
    )
    survey = Q(kind=Message.Kind.SURVEY) & (~is_closed | Exists(_SURVEYED))
    # Somebody else is spoken with now.
    elsewhere = Q(incident__contact__isnull=True) | ~Q(contact=F("incident__contact"))
    over = Message.objects.filter(first | survey | Q(kind__in=_ASK) & elsewhere, pk__in=ids)
    return set(over.values_list("pk", flat=True))
