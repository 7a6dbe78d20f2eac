"""Waiting for the customer: the resolve clock stands still, for a bounded time."""

import logging

from django.db import transaction
from django.utils.translation import gettext as _

from incidents.actions.clocks import MOVED, move
from incidents.actions.lock import locked
from incidents.actions.quiet import put_off
from incidents.actions.replan import planned
from incidents.models import Clock, Event, Incident, Message, Wait
from incidents.queries.waits import waits_of
from incidents.rules.policy import Plan
from incidents.rules.refusal import Refused
from incidents.rules.words import span

log = logging.getLogger(__name__)


@transaction.atomic
def start_wait(*, by, at, incident, until, reason):
    """Wait for the customer until they come back to us, or `until` (aware); returns the Wait.

    Only the resolve clock stands still; our next word is still due. The same wait begins once.
    Raises Refused when the incident has no such clock running, we wait already, no reason is
    given, or `until` lies outside what the policy allows.
    """
    incident = locked(incident)
    known = incident.waits.filter(ended_at=None, until=until, reason=reason.strip()).first()
    if known:
        return known
    clock = _resolve_clock(incident)
    _guard(incident, clock, at, until, reason)
    wait = Wait.objects.create(
        incident=incident, started_at=at, until=until, reason=reason.strip(), by=by
    )
    clock.paused_at = at
    clock.next_step_at = clock.leased_until = None
    clock.tries = 0
    clock.save(update_fields=MOVED)
    put_off(clock, until=until)
    Event.objects.create(
        incident=incident,
        kind=Event.Kind.WAITING,
        at=at,
        by=by,
        data={"reason": wait.reason, "until": until},
    )
    return wait


def _guard(incident, clock, at, until, reason):
    longest = incident.rules.limits.wait
    if clock is None:
        raise Refused(_("Nothing runs here that waiting could stop."))
    if clock.paused_at:
        raise Refused(_("We wait for them already."))
    if not reason.strip():
        raise Refused(_("Say what you wait for, so that anybody can ask them again."))
    if not at < until <= at + longest:
        raise Refused(
            _("Wait until a moment within the next %(longest)s, then ask again.")
            % {"longest": span(longest)}
        )


@transaction.atomic
def end_wait(*, by, at, incident):
    """Stop waiting; the resolve clock runs again. Nothing happens when we don't wait."""
    return end_wait_of(locked(incident), at=at, by=by)


def end_wait_of(incident, *, at, by=None):
    """End the wait of a locked incident at `at`; True when there was one."""
    wait = incident.waits.filter(ended_at__isnull=True).select_for_update().first()
    if wait is None:
        return False
    wait.ended_at = max(at, wait.started_at)
    wait.save(update_fields=["ended_at"])
    clock = _resolve_clock(incident)
    due_at = None
    if clock and clock.paused_at:
        due_at = _run_again(clock, incident, at)
        # What was put off is told now, unless the new deadline has made it needless.
        put_off_till_then = Message.objects.filter(clock=clock, send_after=wait.until)
        put_off_till_then.filter(state=Message.State.QUEUED).update(send_after=at)
    Event.objects.create(
        incident=incident,
        kind=Event.Kind.WAIT_ENDED,
        at=at,
        by=by,
        data={"since": wait.started_at, "reason": wait.reason, "due_at": due_at},
    )
    return True


def _run_again(clock, incident, at):
    clock.incident = incident
    waits = waits_of(incident)
    plan = planned(clock, incident.rules, incident.case, waits)
    move(clock, plan or Plan(max(clock.due_at, at), clock.hours, None), at=at)
    return clock.due_at


def _resolve_clock(incident):
    clocks = incident.clocks.running().filter(kind=Clock.Kind.RESOLVE, cycle=incident.cycle)
    return clocks.select_for_update().first()


def end_waits(*, at) -> int:
    """End the waits whose time is up; returns how many. Each one by itself, as actions do."""
    over = Incident.objects.filter(waits__ended_at__isnull=True, waits__until__lte=at)
    incidents = list(over.order_by("pk")[:500])
    return sum(_try_to_end(incident, at) for incident in incidents)


def _try_to_end(incident, at):
    try:
        return _end_if_over(incident, at)
    except Exception:
        log.exception("The wait of %s could not be ended; it is tried again", incident.reference)
        return False


@transaction.atomic
def _end_if_over(incident, at):
    incident = locked(incident)
    wait = incident.waits.filter(ended_at__isnull=True, until__lte=at).first()
    return bool(wait) and end_wait_of(incident, at=wait.until)
