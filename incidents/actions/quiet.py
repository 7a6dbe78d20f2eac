"""Keeping a clock quiet for a while. It always comes back, and the deadline stays where it is."""

from datetime import timedelta

from django.db import transaction
from django.db.models.functions import Greatest
from django.utils.translation import gettext as _

from incidents.models import Clock, Event, Message
from incidents.queries.snoozes import NOT_TAKEN_BACK
from incidents.rules.refusal import Refused
from incidents.rules.words import span

TWICE = timedelta(minutes=1)
"""So soon after the first a second acknowledgement is the same button, pressed twice."""


@transaction.atomic
def acknowledge(*, by, at, clock):
    """Say that an escalation has been seen: until the policy's time is over it does not repeat.

    The next higher step comes as planned. Returns the clock. Raises Refused before anything has
    been escalated, and when the promise is kept.
    """
    clock = _running(clock)
    if not clock.escalations.filter(taken_at__gte=clock.due_at).exists():
        raise Refused(_("Nothing has been escalated yet that you could acknowledge."))
    quiet_until = at + clock.rules.limits.acknowledge
    if clock.quiet_until and clock.quiet_until > quiet_until - TWICE:
        return clock
    clock.quiet_until = quiet_until
    _look_again(clock, "quiet_until")
    _tell(clock, Event.Kind.ACKNOWLEDGED, by, at, {"until": clock.quiet_until})
    return clock


@transaction.atomic
def snooze(*, by, at, clock, until, reason):
    """Take no step for this clock before `until` (aware), and tell nobody; returns the clock.

    To the same moment it is snoozed once. Raises Refused without a reason, outside what the policy
    allows, when the clock has been snoozed often enough, and when the promise is kept.
    """
    clock = _running(clock)
    limits = clock.rules.limits
    if clock.snoozed_until == until:
        return clock
    if not reason.strip():
        raise Refused(_("Say why it can wait; it stands in the timeline."))
    if not at < until <= at + limits.snooze:
        raise Refused(
            _("Snooze it to a moment within the next %(snooze)s.") % {"snooze": span(limits.snooze)}
        )
    if snoozes(clock) >= limits.snoozes:
        raise Refused(
            _("It has been snoozed %(snoozes)s times already. Do it, or hand it to somebody.")
            % {"snoozes": limits.snoozes}
        )
    clock.snoozed_until = until
    _look_again(clock, "snoozed_until")
    put_off(clock, until=until)
    _tell(clock, Event.Kind.SNOOZED, by, at, {"until": until, "reason": reason.strip()})
    return clock


@transaction.atomic
def wake(*, by, at, clock, until=None):
    """Take a snooze back; returns the clock. It does not count as one of those that are allowed.

    until: an earlier snooze (aware) that holds again, if there was one
    What was put off is told now. One that is awake stays so. Raises Refused when the promise is
    kept.
    """
    clock = _running(clock)
    if clock.snoozed_until is None or clock.snoozed_until == until:
        return clock
    put_off_till_then = Message.objects.filter(clock=clock, send_after=clock.snoozed_until)
    put_off_till_then.filter(state=Message.State.QUEUED).update(send_after=until or at)
    clock.snoozed_until = until
    _look_again(clock, "snoozed_until")
    _tell(clock, Event.Kind.SNOOZED, by, at, {"until": until, "is_over": True})
    return clock


def put_off(clock, *, until):
    """Tell nobody before `until` (aware) what waits to be told of this clock."""
    waiting = Message.objects.filter(clock=clock, state=Message.State.QUEUED)
    waiting.update(send_after=Greatest("send_after", until))


def snoozes(clock) -> int:
    """How often this clock has been snoozed, without those that were taken back."""
    told = Event.objects.filter(
        incident=clock.incident_id, kind=Event.Kind.SNOOZED, data__clock_id=clock.pk
    )
    return told.aggregate(left=NOT_TAKEN_BACK)["left"] or 0


def _running(clock):
    found = Clock.objects.running().filter(pk=clock.pk, paused_at__isnull=True)
    found = found.select_related("incident").select_for_update(of=("self",)).first()
    if found is None:
        raise Refused(
            _("This promise is kept, or waits for the customer: there is nothing to quiet.")
        )
    return found


def _look_again(clock, changed):
    clock.next_step_at = clock.look_again_at(clock.climb)
    clock.leased_until, clock.tries = None, 0
    clock.save(update_fields=[changed, "next_step_at", "leased_until", "tries"])


def _tell(clock, kind, by, at, data):
    Event.objects.create(
        incident_id=clock.incident_id,
        kind=kind,
        at=at,
        by=by,
        data={"clock": clock.kind, "clock_id": clock.pk} | data,
    )
