"""Everything at once: whoever gets the row first wins, nobody waits for each other in a circle."""

import logging
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import timedelta
from threading import Event as Signal

import pytest
from django.db import connections, transaction
from django.db.transaction import TransactionManagementError
from django.utils import timezone

from incidents.actions.decision import ask_decision, decide
from incidents.actions.deliver import deliver
from incidents.actions.edit import edit_incident
from incidents.actions.lock import locked
from incidents.actions.quiet import acknowledge, snooze
from incidents.actions.replan_open import apply_replan, ask_replan, work_on_replans
from incidents.actions.sweep import sweep
from incidents.actions.take_over import join_as_guide, take_over
from incidents.actions.wait import end_wait, start_wait
from incidents.models import Clock, Customer, Escalation, Incident, Membership, Message, Replan
from incidents.rules.refusal import Refused
from tests.cast import clock_of
from tests.engine.clockwork import DAY, HOUR, finishes, speaks

pytestmark = pytest.mark.django_db(transaction=True)

LATE = {"ago": timedelta(hours=3), "urgency": "critical"}


def now():
    return timezone.now()


def changes_its_mind(cast, incident):
    for urgency in ("low", "high", "critical"):
        edit_incident(by=cast.tomas, at=now(), incident=incident, urgency=urgency)


def hands_on(cast, incident):
    vega, _ = Customer.objects.get_or_create(name="Vega Retail")
    edit_incident(by=cast.priya, at=now(), incident=incident, customer=vega)
    edit_incident(by=cast.priya, at=now(), incident=incident, team=cast.billing)


def waits(cast, incident):
    until = now() + DAY
    start_wait(by=cast.mara, at=now(), incident=incident, until=until, reason="Their list.")
    speaks(incident, cast.mara, now(), direction="in")
    start_wait(by=cast.mara, at=now(), incident=incident, until=until, reason="Their list.")
    end_wait(by=cast.mara, at=now(), incident=incident)


def hushes(cast, incident):
    clock = clock_of(incident, "contact")
    with suppress(Refused):
        acknowledge(by=cast.mara, at=now(), clock=clock)
    snooze(by=cast.mara, at=now(), clock=clock, until=now() + HOUR, reason="They sleep.")


def asks_for_help(cast, incident):
    join_as_guide(by=cast.jonas, at=now(), incident=incident)
    take_over(by=cast.jonas, at=now(), incident=incident, has_read=True, why="She asked me to.")
    decision = ask_decision(
        by=cast.jonas, at=now(), incident=incident, question="Pay?", asked_of=cast.tomas
    )
    decide(by=cast.tomas, at=now(), decision=decision, is_approved=True)


def closes(cast, incident):
    finishes(incident, cast.tomas, now())


DOORS = (changes_its_mind, hands_on, waits, hushes, asks_for_help, closes)


class Crowd:
    """Threads that sweep, deliver and replan for as long as others use the doors."""

    def __init__(self, pool):
        self._pool, self._over = pool, Signal()

    def keeps(self, doing):
        """Have a thread do this over and over; returns its future."""
        return self._pool.submit(self._until_it_is_over, doing)

    def does(self, doing, *args):
        """Have a thread do this once; returns its future."""
        return self._pool.submit(self._once, doing, *args)

    def goes_home(self):
        """Let those end who do things over and over."""
        self._over.set()

    def _until_it_is_over(self, doing):
        try:
            while not self._over.is_set():
                doing()
        finally:
            connections.close_all()

    def _once(self, doing, *args):
        try:
            doing(*args)
        finally:
            connections.close_all()


@pytest.fixture
def crowd():
    with ThreadPoolExecutor(8) as pool:
        crowd = Crowd(pool)
        yield crowd
        crowd.goes_home()


def assert_nothing_went_wrong(caplog):
    """Nothing failed, not even once: a deadlock would have been tried again, and told."""
    assert [record.getMessage() for record in caplog.records if record.levelno > logging.INFO] == []
    assert not Clock.objects.filter(tries__gt=0).exists()
    for clock in Clock.objects.filter(stopped_at__isnull=False).prefetch_related("escalations"):
        assert all(step.taken_at <= clock.stopped_at for step in clock.escalations.all())
    assert Escalation.objects.exists()


def test_an_incident_is_locked_for_a_transaction_and_told_apart_from_one_that_is_gone(cast):
    incident = cast.logs(cast.mara)
    with pytest.raises(TransactionManagementError):
        locked(incident)
    with transaction.atomic():
        assert locked(incident) == incident
        with pytest.raises(Incident.DoesNotExist, match="R-7 is gone"):
            locked(Incident(pk=7))


def test_every_door_at_once_with_the_sweep(cast, crowd, settings, caplog):
    settings.SWEEP_BATCH = 7
    Membership.objects.filter(user=cast.jonas).update(is_guide=True)
    incidents = [cast.logs(cast.mara, **LATE) for _ in range(8 * len(DOORS))]
    busy = [crowd.keeps(sweep), crowd.keeps(sweep), crowd.keeps(deliver)]
    used = [
        crowd.does(DOORS[number % len(DOORS)], cast, incident)
        for number, incident in enumerate(incidents)
    ]
    for one in used:
        one.result()
    crowd.goes_home()
    for one in busy:
        one.result()
    sweep()
    assert sweep() == 0
    assert_nothing_went_wrong(caplog)
    assert not Message.objects.filter(state=Message.State.FAILED).exists()


def test_a_new_policy_comes_over_open_incidents_while_they_are_worked_on(cast, crowd, caplog):
    """The job goes incident by incident, the sweep clock by clock: here these orders cross, for
    the first incidents have the newest clocks that are due."""
    incidents = [cast.logs(cast.mara, **LATE) for _ in range(40)]
    for incident in incidents[:20]:
        speaks(incident, cast.mara, now() - 2 * HOUR, next_word_by=now() - HOUR)
    version = cast.publishes(targets=cast.policy.document["targets"] | {"answer": "1 h"})
    ask_replan(by=cast.priya, at=now(), version=version)
    work_on_replans(at=now())
    apply_replan(by=cast.priya, at=now(), replan=Replan.objects.get())
    used = [crowd.does(lambda: work_on_replans(at=now())) for _ in range(2)]
    busy = [crowd.keeps(sweep), crowd.keeps(sweep)]
    used += [crowd.does(changes_its_mind, cast, incident) for incident in incidents[::8]]
    for one in used:
        one.result()
    crowd.goes_home()
    for one in busy:
        one.result()
    assert Replan.objects.get().state == Replan.State.DONE
    assert not Clock.objects.running().filter(policy=cast.policy).exclude(target="").exists()
    assert_nothing_went_wrong(caplog)
