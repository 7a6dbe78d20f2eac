"""How long each clock may run, and in which hours."""

from datetime import timedelta

import pytest

from incidents.rules.policy import Case, due_after
from incidents.rules.policy_document import read_policy
from incidents.rules.target import Target
from incidents.rules.working_time import WorkingCalendar
from tests.cast import moment
from tests.rules.policies import document

POLICY = read_policy(document())
OFFICE = POLICY.calendars["office"]
ALWAYS = WorkingCalendar.always("UTC")


@pytest.mark.parametrize(
    ("kind", "case", "target"),
    [
        ("contact", Case("critical"), "30 min"),
        ("contact", Case("high"), None),
        ("decision", Case("critical"), None),
        ("answer", Case("high"), "8 h"),
        ("answer", Case("high", customer="Brightwater Foods"), "4 h"),
        ("answer", Case("normal", customer="Brightwater Foods"), "8 h"),
        ("answer", Case("high", team="Customer care"), "2 h"),
        ("answer", Case("high", "Customer care", "Brightwater Foods"), "4 h"),
        ("answer", Case("low", "Customer care", "Brightwater Foods"), "16 h"),
        ("resolve", Case("high", category="Pothole"), "1 d"),
        ("resolve", Case("high"), None),
    ],
)
def test_the_first_agreement_that_fits_and_speaks_of_it_wins(kind, case, target):
    assert POLICY.target(kind, case) == (target and Target.parse(target))


@pytest.mark.parametrize(
    ("case", "hours"),
    [
        (Case("critical", "Night desk", "Vega Retail"), ("always", "urgency")),
        (Case("high", "Night desk", "Vega Retail"), ("vega", "customer")),
        (Case("high", "Night desk", "Quay 9"), ("nights", "team")),
        (Case("high", "Customer care", "Quay 9"), ("office", "default")),
    ],
)
def test_hours_go_by_urgency_then_customer_then_team_then_ours(case, hours):
    assert POLICY.hours.of(case) == hours


def test_a_plan_has_its_parts():
    plan = POLICY.plan("answer", Case("high"), moment("2026-11-20 16:00"))
    assert plan.due_at == moment("2026-11-23 17:00")
    assert (plan.hours, plan.target) == ("office", Target.parse("8 h"))
    assert POLICY.plan("decision", Case("high"), moment("2026-11-20 16:00")) is None


@pytest.mark.parametrize(
    ("target", "calendar", "waits", "due"),
    [
        ("8 h", ALWAYS, [], "2026-11-16 17:00"),
        ("8 h", ALWAYS, [("10:00", "12:00")], "2026-11-16 19:00"),
        ("8 h", ALWAYS, [("10:00", "12:00"), ("18:00", "20:00")], "2026-11-16 21:00"),
        ("8 h", ALWAYS, [("18:00", "20:00")], "2026-11-16 17:00"),  # it was due before
        ("8 h", ALWAYS, [("07:00", "10:00")], "2026-11-16 18:00"),  # only what lies in it
        ("8 h", ALWAYS, [("07:00", "08:00")], "2026-11-16 17:00"),
        ("4 h", OFFICE, [("11:00", "14:00")], "2026-11-16 16:00"),  # lunch is no waiting
        ("4 h", OFFICE, [("18:00", "23:00")], "2026-11-16 14:00"),
        ("1 d", OFFICE, [("18:00", "23:00")], "2026-11-17 14:00"),  # days wait by the clock
        ("1 working day", OFFICE, [("15:00", "17:00")], "2026-11-18 11:00"),
    ],
)
def test_it_stands_still_while_we_wait(target, calendar, waits, due):
    spans = [tuple(moment(f"2026-11-16 {time}") for time in wait) for wait in waits]
    start = moment("2026-11-16 09:00")
    assert due_after(Target.parse(target), start, calendar, spans) == moment(due)


def test_a_wait_over_the_deadline_leaves_what_was_left():
    start = moment("2026-11-16 09:00")
    wait = (start + timedelta(hours=7), start + timedelta(days=3))
    due = due_after(Target.parse("8 h"), start, ALWAYS, [wait])
    assert due == wait[1] + timedelta(hours=1)
