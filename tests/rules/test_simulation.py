"""Trying a policy out: which deadlines a case would have, and whom the ladder would tell."""

from incidents.rules.audience import Roster
from incidents.rules.policy import Case
from incidents.rules.policy_document import read_policy
from incidents.rules.policy_file import load_policy
from incidents.rules.simulation import THE_OWNER, promised, rungs, unkeepable
from tests.cast import moment

FRIDAY = moment("2026-11-27 16:30")
CARE, LEAD, GUIDE, MANAGER = 1, 11, 12, 13
ROSTER = Roster(leads={CARE: [LEAD]}, guides={CARE: [GUIDE]}, managers={CARE: [MANAGER]})


def test_promises_come_soonest_first_with_the_hours_they_are_counted_in():
    found = promised(load_policy("b2b-agency"), Case("high"), FRIDAY)
    assert [(one.kind, one.plan.due_at) for one in found] == [
        ("contact", moment("2026-11-30 10:00")),
        ("answer", moment("2026-11-30 17:30")),
        ("resolve", moment("2026-12-04 17:30")),
    ]
    assert {(one.plan.hours, one.chosen_by) for one in found} == {("Office hours", "default")}


def test_a_critical_case_runs_round_the_clock():
    contact = promised(load_policy("b2b-agency"), Case("critical"), FRIDAY)[0]
    assert contact.plan.due_at == moment("2026-11-27 17:00")
    assert contact.chosen_by == "urgency"


def test_what_is_not_promised_is_left_out():
    found = promised(load_policy("servicenow-resolve"), Case("low"), FRIDAY)
    assert [one.kind for one in found] == ["resolve"]


def test_the_ladder_says_who_is_told_when():
    contact = promised(load_policy("round-the-clock"), Case("normal"), FRIDAY)[0]
    ladder = rungs(contact, CARE, ROSTER)
    assert [(one.at, one.told.people) for one in ladder] == [
        (moment("2026-11-27 22:30"), (THE_OWNER,)),
        (moment("2026-11-28 00:30"), (THE_OWNER, LEAD)),
        (moment("2026-11-28 02:30"), (GUIDE,)),
        (moment("2026-11-28 04:30"), (MANAGER,)),
        (moment("2026-11-28 12:30"), (MANAGER,)),
    ]
    assert [one.is_reminder for one in ladder] == [True, False, False, False, False]
    assert [one.is_repeat for one in ladder] == [False, False, False, False, True]


def test_it_goes_round_who_is_away():
    contact = promised(load_policy("round-the-clock"), Case("normal"), FRIDAY)[0]
    roster = Roster(leads={CARE: [LEAD]}, managers={CARE: [MANAGER]}, away=frozenset({LEAD}))
    assert rungs(contact, CARE, roster)[1].told.people == (THE_OWNER, MANAGER)


def policy_of(targets, **hours):
    """A policy with an hour a week, and round the clock beside it."""
    return read_policy(
        {
            "name": "Short hours",
            "targets": {"answer": targets},
            "hours": {"default": "short", **hours},
            "calendars": {
                "short": {"week": {"monday": ["09:00-10:00"]}},
                "always": {"always": True},
            },
            "ladder": {"steps": [{"when": "0", "tell": ["owner"]}]},
        }
    )


def test_a_target_that_never_falls_due_is_found():
    targets = {"critical": "3000 working days", "high": "3000 d", "low": "3000 working days"}
    never = "The hours “{}” never have 3000 working days to come."
    assert unkeepable(policy_of(targets), FRIDAY) == [
        ("targets.answer.critical", never.format("short")),
        ("targets.answer.low", never.format("short")),
    ]
    assert unkeepable(policy_of(targets, urgencies={"critical": "always"}), FRIDAY) == [
        ("targets.answer.low", never.format("short")),
    ]
    assert not unkeepable(policy_of({"low": "500 working days"}), FRIDAY)


def test_hours_of_a_team_may_be_too_short_as_well():
    policy = policy_of({"low": "3000 working days"}, default="always", teams={"Care": "short"})
    assert [where for where, _ in unkeepable(policy, FRIDAY)] == ["targets.answer.low"]
