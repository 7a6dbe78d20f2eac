"""A new policy is applied to open incidents by a job: counted first, then done on a word."""

from datetime import timedelta

import pytest
from django.utils import timezone

from incidents.actions.close import close_incident, make_right
from incidents.actions.replan_open import apply_replan, ask_replan, drop_replan, work_on_replans
from incidents.actions.sweep import sweep
from incidents.actions.wait import end_wait, start_wait
from incidents.models import Event, Replan
from incidents.rules.refusal import Refused
from tests.cast import clock_of


@pytest.fixture
def shorter(cast):
    """A new version: first contact within the hour, whatever the urgency."""
    targets = cast.policy.document["targets"]
    hour = dict.fromkeys(("critical", "high", "normal", "low"), "1 h")
    return lambda: cast.publishes(targets=targets | {"contact": hour})


def work():
    """What workers do until nothing is left to do."""
    while work_on_replans(at=timezone.now()):
        pass
    return Replan.objects.first()


def test_an_incident_keeps_its_version_until_somebody_says_so(cast, shorter):
    before = cast.logs(cast.mara)
    version = shorter()
    after = cast.logs(cast.mara)
    assert clock_of(before, "contact").due_at - before.learned_at == timedelta(hours=8)
    assert clock_of(after, "contact").due_at - after.learned_at == timedelta(hours=1)
    assert (before.policy, after.policy) == (cast.policy, version)


def test_it_counts_first_and_changes_nothing(cast, shorter):
    late = cast.logs(cast.mara, ago=timedelta(hours=2))
    cast.logs(cast.mara)
    ask_replan(by=cast.priya, at=timezone.now(), version=shorter())
    job = work()
    assert (job.state, job.total, job.seen) == ("counted", 2, 2)
    assert (job.clocks_moved, job.breached_at_once) == (2, 1)
    late.refresh_from_db()
    assert late.policy == cast.policy


def test_on_somebodys_word_the_clocks_move_and_the_ladder_follows(cast, shorter):
    late = cast.logs(cast.mara, ago=timedelta(hours=2))
    version = shorter()
    ask_replan(by=cast.priya, at=timezone.now(), version=version)
    apply_replan(by=cast.priya, at=timezone.now(), replan=work())
    job = work()
    assert (job.state, job.clocks_moved, job.breached_at_once) == ("done", 1, 1)
    late.refresh_from_db()
    assert late.policy == version
    assert clock_of(late, "contact").due_at == late.learned_at + timedelta(hours=1)
    event = late.events.get(kind=Event.Kind.REPLANNED)
    assert event.by == cast.priya
    assert event.data["version"] == version.number
    assert sweep() > 0
    assert late.messages.filter(clock__kind="contact").exists()


def test_what_is_closed_paused_or_promised_by_somebody_stays(cast, shorter):
    waiting = cast.logs(cast.mara)
    at = timezone.now()
    until = at + timedelta(days=1)
    start_wait(by=cast.mara, at=at, incident=waiting, until=until, reason="Their list.")
    closed = cast.logs(cast.mara)
    for clock in closed.clocks.filter(kind__in=["contact", "answer"]):
        clock.stopped_at, clock.next_step_at = at, None
        clock.save()
    make_right(by=cast.mara, at=at, incident=closed, what="A new plan.")
    cast.talks(closed)
    cast.understands(closed)
    close_incident(by=cast.mara, at=at, incident=closed, closed_on="confirmed")
    ask_replan(by=cast.priya, at=timezone.now(), version=shorter())
    apply_replan(by=cast.priya, at=timezone.now(), replan=work())
    job = work()
    assert (job.seen, job.total) == (1, 1)
    closed.refresh_from_db()
    assert closed.policy == cast.policy
    end_wait(by=cast.mara, at=timezone.now(), incident=waiting)
    assert clock_of(waiting, "resolve").policy == job.version


def test_a_killed_worker_loses_nothing(cast, shorter, monkeypatch):
    for _ in range(3):
        cast.logs(cast.mara)
    ask_replan(by=cast.priya, at=timezone.now(), version=shorter())
    apply_replan(by=cast.priya, at=timezone.now(), replan=work())
    monkeypatch.setattr("incidents.actions.replan_open.BATCH", 2)
    work_on_replans(at=timezone.now(), longest=0)
    job = work()
    assert (job.state, job.seen, job.clocks_moved) == ("done", 3, 3)


def test_what_it_can_stop_on_the_way(cast, shorter):
    cast.logs(cast.mara)
    ask_replan(by=cast.priya, at=timezone.now(), version=shorter())
    drop_replan(at=timezone.now(), replan=work())
    with pytest.raises(Refused, match="Not applied"):
        apply_replan(by=cast.priya, at=timezone.now(), replan=Replan.objects.first())


def test_there_is_one_at_a_time_and_only_for_what_is_in_force(cast, shorter):
    cast.logs(cast.mara)
    version = shorter()
    yesterday = timezone.now() - timedelta(days=1)
    with pytest.raises(Refused, match="not in force yet"):
        ask_replan(by=cast.priya, at=yesterday, version=version)
    ask_replan(by=cast.priya, at=timezone.now(), version=version)
    with pytest.raises(Refused, match="under way"):
        ask_replan(by=cast.helen, at=timezone.now(), version=version)


def test_with_nothing_to_do_it_says_so(cast):
    cast.logs(cast.mara)
    with pytest.raises(Refused, match="already"):
        ask_replan(by=cast.priya, at=timezone.now(), version=cast.policy)


def test_a_promise_that_is_new_in_the_version_starts_with_it(cast):
    targets = dict(cast.policy.document["targets"])
    resolve = targets.pop("resolve")
    cast.publishes(targets=targets)
    incident = cast.logs(cast.mara)
    assert not incident.clocks.filter(kind="resolve").exists()
    version = cast.publishes(targets=targets | {"resolve": resolve})
    ask_replan(by=cast.priya, at=timezone.now(), version=version)
    apply_replan(by=cast.priya, at=timezone.now(), replan=work())
    work()
    assert clock_of(incident, "resolve").started_at == incident.learned_at
