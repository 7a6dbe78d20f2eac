"""While we wait for the customer only the resolve clock stands still, and never for ever."""

import pytest

from incidents.actions.wait import end_wait, end_waits, start_wait
from incidents.models import Clock
from incidents.rules.refusal import Refused
from tests.cast import clock_of
from tests.engine.clockwork import (
    DAY,
    HOUR,
    MONDAY,
    event,
    finishes,
    logs,
    makes_right,
    running,
    speaks,
    steps,
    sweep_at,
)

REASON = "Elena looks up which stores want the plan twice."


def waits(cast, incident, *, at=MONDAY + DAY, until=MONDAY + 3 * DAY, reason=REASON):
    return start_wait(by=cast.mara, at=at, incident=incident, until=until, reason=reason)


@pytest.fixture
def waiting(cast):
    """An incident of Monday 9:00, due in a week, that waits from Tuesday to Thursday at most."""
    incident = logs(cast, cast.mara)
    waits(cast, incident)
    return incident


def test_resolve_stands_still_and_the_others_run_on(cast, waiting):
    resolve = clock_of(waiting, "resolve")
    assert (resolve.paused_at, resolve.next_step_at) == (MONDAY + DAY, None)
    assert running(waiting) == ["answer", "contact", "resolve"]
    assert not waiting.clocks.exclude(kind="resolve").filter(next_step_at__isnull=True).exists()
    assert resolve not in Clock.objects.overdue(MONDAY + 30 * DAY)


def test_nothing_escalates_for_it_while_it_stands_still(cast, waiting):
    end_of_time = MONDAY + 3 * DAY - HOUR
    sweep_at(end_of_time)
    assert steps(clock_of(waiting, "resolve")) == []
    assert steps(clock_of(waiting, "contact")) != []


def test_when_it_ends_the_deadline_has_moved_by_the_wait(cast, waiting):
    assert end_wait(by=cast.mara, at=MONDAY + 2 * DAY, incident=waiting)
    resolve = clock_of(waiting, "resolve")
    assert resolve.paused_at is None
    assert resolve.due_at == MONDAY + 8 * DAY
    assert resolve.next_step_at == MONDAY + 8 * DAY - 42 * HOUR
    assert event(waiting, "wait_ended").data["reason"] == REASON
    assert not end_wait(by=cast.mara, at=MONDAY + 2 * DAY, incident=waiting)


def test_two_waits_add_up(cast, waiting):
    end_wait(by=cast.mara, at=MONDAY + 2 * DAY, incident=waiting)
    waits(cast, waiting, at=MONDAY + 3 * DAY, until=MONDAY + 4 * DAY)
    sweep_at(MONDAY + 5 * DAY)
    assert clock_of(waiting, "resolve").due_at == MONDAY + 9 * DAY
    assert waiting.waits.count() == 2


def test_a_wait_ends_by_itself_when_its_time_is_over(cast, waiting):
    assert end_waits(at=MONDAY + 3 * DAY - HOUR) == 0
    sweep_at(MONDAY + 4 * DAY)
    wait = waiting.waits.get()
    assert wait.ended_at == wait.until == MONDAY + 3 * DAY
    assert clock_of(waiting, "resolve").due_at == MONDAY + 9 * DAY
    assert event(waiting, "wait_ended").by is None


def test_it_ends_when_they_come_back_to_us(cast, waiting):
    speaks(waiting, cast.mara, MONDAY + 2 * DAY, direction="in")
    assert clock_of(waiting, "resolve").paused_at is None
    assert event(waiting, "wait_ended").by == cast.mara


@pytest.mark.parametrize("details", [{}, {"direction": "in", "is_automatic": True}])
def test_our_own_word_and_an_automatic_reply_end_nothing(cast, waiting, details):
    speaks(waiting, cast.mara, MONDAY + 2 * DAY, **details)
    assert clock_of(waiting, "resolve").paused_at == MONDAY + DAY


def test_it_ends_when_it_is_made_right(cast, waiting):
    makes_right(waiting, cast.mara, MONDAY + 2 * DAY)
    assert waiting.waits.get().ended_at == MONDAY + 2 * DAY
    resolve = clock_of(waiting, "resolve")
    assert (resolve.stopped_at, resolve.paused_at) == (MONDAY + 2 * DAY, None)


def test_after_it_the_ladder_goes_on_from_where_the_deadline_now_is(cast, waiting):
    end_wait(by=cast.mara, at=MONDAY + 2 * DAY, incident=waiting)
    resolve = clock_of(waiting, "resolve")
    sweep_at(resolve.due_at - 42 * HOUR)
    sweep_at(resolve.due_at)
    assert steps(resolve) == [(2, 0), (2, 1)]


def test_what_had_passed_before_the_wait_is_not_told_again_after_it(cast):
    """Paused a day before its deadline, when the owner had been reminded already."""
    incident = logs(cast, cast.mara)
    sweep_at(MONDAY + 6 * DAY)
    waits(cast, incident, at=MONDAY + 6 * DAY, until=MONDAY + 8 * DAY)
    sweep_at(MONDAY + 8 * DAY)
    resolve = clock_of(incident, "resolve")
    assert resolve.due_at == MONDAY + 9 * DAY
    assert steps(resolve) == [(1, 0)]
    sweep_at(resolve.due_at)
    assert steps(resolve) == [(1, 0), (2, 1)]


@pytest.mark.parametrize(
    ("details", "words"),
    [
        ({"reason": "  "}, "Say what you wait for"),
        ({"until": MONDAY + DAY}, "within the next 14\u00a0days"),
        ({"until": MONDAY + 16 * DAY}, "within the next 14\u00a0days"),
    ],
)
def test_waiting_is_bounded_and_has_a_reason(cast, details, words):
    incident = logs(cast, cast.mara)
    with pytest.raises(Refused, match=words):
        waits(cast, incident, **details)
    assert not incident.waits.exists()
    assert clock_of(incident, "resolve").paused_at is None


def test_nobody_waits_twice_or_for_what_is_kept(cast, waiting):
    with pytest.raises(Refused, match="We wait for them already"):
        waits(cast, waiting, reason="Something else.")
    finishes(waiting, cast.mara, MONDAY + 2 * DAY)
    with pytest.raises(Refused, match="Nothing runs here that waiting could stop"):
        waits(cast, waiting, at=MONDAY + 2 * DAY)


def test_one_wait_that_can_not_end_holds_up_no_other(cast):
    """The poison: a clock that was moved so often that the database can't count it any more."""
    poisoned, healthy = logs(cast, cast.mara), logs(cast, cast.jonas)
    for incident in (poisoned, healthy):
        waits(cast, incident)
    poisoned.clocks.filter(kind="resolve").update(plan=32767)
    assert end_waits(at=MONDAY + 3 * DAY) == 1
    assert clock_of(healthy, "resolve").paused_at is None
    assert poisoned.waits.get().ended_at is None
