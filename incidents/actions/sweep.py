"""The heart of the product: taking the ladder's steps when they are due, each exactly once."""

import logging
from dataclasses import replace
from datetime import timedelta

from django.conf import settings
from django.db import connection, transaction

from incidents.actions.claim import claim
from incidents.actions.steps import Plan, record
from incidents.models import Clock
from incidents.queries.roster import roster

log = logging.getLogger(__name__)

MOST_BATCHES = 40
"""One sweep takes no more: its caller has a time limit, and the next sweep comes soon."""


def sweep() -> int:
    """Take the steps that are due, by the database's clock; returns how many were taken.

    Any number may run at once, in any process. A claim is made in one short transaction and its
    steps are taken in another, so that a killed sweep leaves nothing half-done: its clocks come
    up again when their lease ends.
    """
    lease = timedelta(seconds=settings.SWEEP_LEASE)
    taken = 0
    for _ in range(MOST_BATCHES):
        claimed = claim(batch=settings.SWEEP_BATCH, lease=lease)
        if claimed is None:
            break
        taken += _take(claimed)
    return taken


def _take(claimed):
    """Step a claim's clocks together; if that fails, one by one, so that the poison shows."""
    try:
        return take_steps(claimed)
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
    clocks = list(
        Clock.objects.running()
        .filter(pk__in=claimed.ids, leased_until=claimed.leased_until, next_step_at__lte=claimed.at)
        .select_related("incident__customer", "incident__owner")
        .order_by("pk")
        .select_for_update(of=("self",))
    )
    if not clocks:
        return 0
    staff = roster(claimed.at)
    plans = [Plan.of(clock, staff, claimed.at) for clock in clocks]
    record(plans, at=claimed.at)
    _advance(plans)
    return sum(len(plan.steps) for plan in plans)


_ADVANCE = """
    UPDATE incidents_clock AS clock
    SET next_step = plan.step, next_step_at = plan.step_at, tries = 0, leased_until = NULL
    FROM unnest(%s::bigint[], %s::integer[], %s::timestamptz[]) AS plan (id, step, step_at)
    WHERE clock.id = plan.id
"""


def _advance(plans):
    with connection.cursor() as cursor:
        cursor.execute(
            _ADVANCE,
            [
                [plan.clock.pk for plan in plans],
                [plan.next_step for plan in plans],
                [plan.next_step_at for plan in plans],
            ],
        )
