"""Putting right what the auditor found, where it can be put right without a person."""

from django.db import transaction

from incidents.actions.clocks import start_missing
from incidents.actions.deliver import requeue
from incidents.actions.lock import locked
from incidents.actions.wait import end_wait
from incidents.models import Clock, Incident, Message, Wait
from incidents.queries.audit.deadlines import due_at_of_parts


def repair(finding, *, at) -> bool:
    """Put right what one Finding names; True when that could be done.

    What is only late needs nothing: the next sweep or delivery takes it.
    """
    mend = _MENDERS.get(finding.code)
    for pk in finding.ids if mend else ():
        mend(pk, at)
    return mend is not None


@transaction.atomic
def _plan_anew(pk, at):
    """Put a clock where its parts put it, and its next step where the ladder wants it."""
    clock = Clock.objects.running().filter(pk=pk).select_for_update().first()
    if clock is None:
        return
    clock.due_at, clock.paused_at = due_at_of_parts(clock), None
    clock.leased_until, clock.tries = None, 0
    clock.next_step_at = clock.look_again_at(clock.climb)
    clock.save()


def _end_wait(pk, at):
    end_wait(by=None, at=at, incident=Wait.objects.get(pk=pk).incident)


@transaction.atomic
def _start_missing(pk, at):
    start_missing(locked(Incident(pk=pk)))


def _requeue(pk, at):
    requeue(at=at, message=Message.objects.get(pk=pk))


_MENDERS = {
    "quarantined": _plan_anew,
    "paused-for-nothing": _plan_anew,
    "moved-deadline": _plan_anew,
    "wrong-step": _plan_anew,
    "wait-over": _end_wait,
    "no-clock": _start_missing,
    "failed": _requeue,
}
