"""What is acknowledged or snoozed is quiet for a bounded time, and always comes back."""

import pytest

from incidents.actions.quiet import acknowledge, snooze, snoozes, wake
from incidents.actions.wait import start_wait
from incidents.rules.refusal import Refused
from tests.cast import clock_of
from tests.engine.clockwork import (
    DAY,
    HOUR,
    MONDAY,
    event,
    logs,
    speaks,
    steps,
    sweep_at,
    told_of,
)

DUE = MONDAY + 8 * HOUR
"""When a first contact at normal urgency is due: steps at DUE − 2 h, DUE, + 2 h, + 4 h, + 12 h …"""


@pytest.fixture
def contact(cast):
    return clock_of(logs(cast, cast.mara), "contact")


def sweeps(*moments):
    return [sweep_at(moment) for moment in moments]


def numbers(clock):
    return [step for _, step in steps(clock)]


def test_acknowledging_quiets_the_repeats_for_the_policys_time_and_then_they_come_back(
    cast, contact
):
    sweeps(DUE + 4 * HOUR, DUE + 12 * HOUR)
    assert numbers(contact) == [0, 1, 2, 3, 4]
    acknowledge(by=cast.mara, at=DUE + 19 * HOUR, clock=contact)
    assert sweep_at(DUE + 20 * HOUR) == 0
    assert sweep_at(DUE + 22 * HOUR) == 0
    assert sweep_at(DUE + 23 * HOUR) == 1
    assert numbers(contact)[-1] == 5
    assert event(contact.incident, "acknowledged").by == cast.mara


def test_acknowledging_lets_the_next_higher_step_pass(cast, contact):
    sweep_at(DUE)
    acknowledge(by=cast.mara, at=DUE + HOUR, clock=contact)
    assert sweeps(DUE + 2 * HOUR, DUE + 4 * HOUR) == [1, 1]
    assert told_of(contact)[3] == ["Priya"]


def test_it_can_be_acknowledged_again_each_time_it_comes_back(cast, contact):
    sweep_at(DUE + 12 * HOUR)
    for number in range(3):
        acknowledge(by=cast.mara, at=DUE + (19 + 4 * number) * HOUR, clock=contact)
    assert sweep_at(DUE + 30 * HOUR) == 0
    assert sweep_at(DUE + 31 * HOUR) == 1


def test_a_reminder_is_nothing_to_acknowledge(cast, contact):
    for moment in (DUE - 3 * HOUR, DUE - HOUR):
        sweep_at(moment)
        with pytest.raises(Refused, match="Nothing has been escalated yet"):
            acknowledge(by=cast.mara, at=moment, clock=contact)


def test_snoozing_holds_every_step_and_leaves_the_deadline(cast, contact):
    snooze(
        by=cast.mara, at=DUE - 3 * HOUR, clock=contact, until=DUE + 3 * HOUR, reason="They sleep."
    )
    assert sweeps(DUE - 2 * HOUR, DUE, DUE + 2 * HOUR) == [0, 0, 0]
    assert sweep_at(DUE + 3 * HOUR) == 3
    assert numbers(contact) == [0, 1, 2]
    contact.refresh_from_db()
    assert contact.due_at == DUE
    assert event(contact.incident, "snoozed").data["reason"] == "They sleep."


@pytest.mark.parametrize(
    ("details", "words"),
    [
        ({"reason": "  "}, "Say why it can wait"),
        ({"until": MONDAY + HOUR}, "within the next 2\u00a0days"),
        ({"until": MONDAY - HOUR}, "within the next 2\u00a0days"),
        ({"until": MONDAY + HOUR + 2 * DAY + HOUR}, "within the next 2\u00a0days"),
    ],
)
def test_a_snooze_is_bounded_and_has_a_reason(cast, contact, details, words):
    asked = {"until": MONDAY + DAY, "reason": "They sleep."} | details
    with pytest.raises(Refused, match=words):
        snooze(by=cast.mara, at=MONDAY + HOUR, clock=contact, **asked)
    contact.refresh_from_db()
    assert contact.snoozed_until is None
    assert snoozes(contact) == 0


def test_a_clock_is_snoozed_only_so_often_as_the_policy_allows(cast, contact):
    answer = clock_of(contact.incident, "answer")
    for number in range(2):
        until = MONDAY + (number + 2) * HOUR
        snooze(by=cast.mara, at=MONDAY + HOUR, clock=contact, until=until, reason="They sleep.")
    with pytest.raises(Refused, match="snoozed 2 times already"):
        snooze(
            by=cast.jonas, at=MONDAY + HOUR, clock=contact, until=MONDAY + DAY, reason="Once more."
        )
    snooze(by=cast.mara, at=MONDAY, clock=answer, until=MONDAY + DAY, reason="One at a time.")


def test_a_policy_may_allow_no_snooze_at_all(cast):
    cast.publishes(limits={"snoozes": 0})
    contact = clock_of(logs(cast, cast.mara), "contact")
    with pytest.raises(Refused, match="Do it, or hand it to somebody"):
        snooze(by=cast.mara, at=MONDAY, clock=contact, until=MONDAY + HOUR, reason="They sleep.")


def test_what_is_kept_or_waits_has_nothing_to_quiet(cast, contact):
    incident = contact.incident
    start_wait(by=cast.mara, at=MONDAY, incident=incident, until=MONDAY + DAY, reason="Their list.")
    speaks(incident, cast.mara, MONDAY)
    for kind in ("contact", "resolve"):
        clock = clock_of(incident, kind)
        with pytest.raises(Refused, match="there is nothing to quiet"):
            acknowledge(by=cast.mara, at=MONDAY, clock=clock)
        with pytest.raises(Refused, match="there is nothing to quiet"):
            snooze(by=cast.mara, at=MONDAY, clock=clock, until=MONDAY + HOUR, reason="Why not.")


def test_a_snooze_that_is_taken_back_was_none(cast, contact):
    sweep_at(DUE)
    messages = contact.incident.messages
    snooze(by=cast.mara, at=DUE, clock=contact, until=DUE + 4 * HOUR, reason="They sleep.")
    assert set(messages.values_list("send_after", flat=True)) == {DUE + 4 * HOUR}
    for _time in range(2):
        wake(by=cast.mara, at=DUE + HOUR, clock=contact)
    assert set(messages.values_list("send_after", flat=True)) == {DUE + HOUR}
    assert snoozes(contact) == 0
    assert contact.incident.events.filter(kind="snoozed").count() == 2
    assert sweep_at(DUE + 2 * HOUR) == 1


def test_an_earlier_snooze_holds_again(cast, contact):
    sweep_at(DUE)
    for hours in (2, 4):
        until = DUE + hours * HOUR
        snooze(by=cast.mara, at=DUE, clock=contact, until=until, reason="They sleep.")
    wake(by=cast.mara, at=DUE, clock=contact, until=DUE + 2 * HOUR)
    contact.refresh_from_db()
    assert contact.snoozed_until == DUE + 2 * HOUR
    assert snoozes(contact) == 1
    messages = contact.incident.messages
    assert set(messages.values_list("send_after", flat=True)) == {DUE + 2 * HOUR}
