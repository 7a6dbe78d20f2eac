"""The heart of the product: taking the ladder's steps when they are due, each exactly once."""

import logging
import time
from dataclasses import replace
from datetime import timedelta

from celery.exceptions import SoftTimeLimitExceeded
from django.conf import settings
from django.db import DatabaseError, transaction
from django.utils import timezone

from incidents.actions.claim import claim
from incidents.actions.steps import Due, Plan
from incidents.actions.wait import end_waits
from incidents.actions.write_steps import write_steps
from incidents.models import Clock
from incidents.models.policy import published_policy
from incidents.queries.roster import staff

log = logging.getLogger(__name__)

LONGEST = 5.0
"""One sweep claims no more after so many seconds: its caller has a time limit."""


def sweep() -> int:
    """Take the steps that are due, by the database's clock; returns how many were taken.

    Any number may run at once, in any process. A claim is made in one short transaction and its
    steps are taken in another, so that a killed sweep leaves nothing half-done: its clocks come
    up again when their lease ends.
    """
    _end_waits()
    lease = timedelta(seconds=settings.SWEEP_LEASE)
    taken, end = 0, time.monotonic() + LONGEST
    while time.monotonic() < end and (claimed := claim(batch=settings.SWEEP_BATCH, lease=lease)):
        taken += _take(claimed)
    return taken


def _end_waits():
    try:
        end_waits(at=timezone.now())
    except DatabaseError:
        log.exception("A wait could not be ended; the ladder goes on, and it is tried again")


def _take(claimed):
    """Step a claim's clocks together; if that fails, one by one, so that the poison shows."""
    try:
        return take_steps(claimed)
    except SoftTimeLimitExceeded:
        raise
    except Exception:
        if len(claimed.ids) == 1:
            log.exception("Clock %s could not be stepped; it is tried again later", *claimed.ids)
            return 0
    return sum(_take(replace(claimed, ids=(one,))) for one in claimed.ids)


@transaction.atomic
def take_steps(claimed) -> int:
    """Take the steps that are due for the claimed clocks; returns how many escalations it wrote.

    Only clocks that the claim still holds are stepped: one that was answered, moved or claimed by
    another sweeper in the meantime is left alone. A fixed number of statements for any number.
    """
    clocks = (
        Clock.objects.running()
        .filter(pk__in=claimed.ids, leased_until=claimed.leased_until, next_step_at__lte=claimed.at)
        .order_by("pk")
        .select_for_update(of=("self",))
        .values_list(*Due.COLUMNS)
    )
    due = [Due(*clock) for clock in clocks]
    if not due:
        return 0
    ladders = [published_policy(pk).ladder for pk in {clock.policy_id for clock in due}]
    everybody = staff(claimed.at, {email for ladder in ladders for email in ladder.people})
    plans = [Plan.of(clock, everybody, claimed.at) for clock in due]
    write_steps(plans, everybody, at=claimed.at)
    return sum(len(plan.steps) for plan in plans)
