"""Another urgency, team or customer moves the deadlines, and nothing is told twice or forgotten."""

from incidents.actions.edit import edit_incident
from incidents.actions.wait import end_wait, start_wait
from incidents.models import Customer, Escalation
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
from tests.rules.policies import OFFICE


def edits(cast, incident, at, **changes):
    return edit_incident(by=cast.tomas, at=at, incident=incident, **changes)


def test_another_urgency_moves_the_deadlines_counted_from_the_start(cast):
    incident = logs(cast, cast.mara)
    edits(cast, incident, MONDAY + HOUR, urgency="high")
    contact = clock_of(incident, "contact")
    assert (contact.due_at, contact.target, contact.plan) == (MONDAY + 2 * HOUR, "2 h", 2)
    assert contact.next_step_at == MONDAY + 1.5 * HOUR
    assert clock_of(incident, "answer").due_at == MONDAY + DAY
    assert clock_of(incident, "resolve").due_at == MONDAY + 3 * DAY


def test_the_event_says_why_and_what_moved(cast):
    incident = logs(cast, cast.mara)
    edits(cast, incident, MONDAY + HOUR, urgency="high")
    told = event(incident, "edited").data
    assert told["changes"] == [{"field": "urgency", "from": "normal", "to": "high"}]
    assert {one["clock"] for one in told["moved"]} == {"contact", "answer", "resolve"}
    (contact,) = [one for one in told["moved"] if one["clock"] == "contact"]
    assert contact["from"].startswith("2030-11-18T17:00")
    assert contact["to"].startswith("2030-11-18T11:00")


def test_what_changes_no_deadline_moves_nothing(cast):
    incident = logs(cast, cast.mara)
    edits(cast, incident, MONDAY + HOUR, happened="39 deliveries were missing.")
    assert event(incident, "edited").data["moved"] == []
    assert set(incident.clocks.values_list("plan", flat=True)) == {1}
    edits(cast, incident, MONDAY + HOUR, team=cast.billing)
    assert set(incident.clocks.values_list("plan", flat=True)) == {1}
    edits(cast, incident, MONDAY + HOUR, urgency="normal")
    assert incident.events.filter(kind="edited").count() == 2


def test_an_earlier_deadline_tells_once_of_all_that_it_finds_passed(cast):
    incident = logs(cast, cast.mara)
    edits(cast, incident, MONDAY + 4 * HOUR, urgency="critical")
    sweep_at(MONDAY + 4 * HOUR)
    contact = clock_of(incident, "contact")
    assert [step for _, step in steps(contact)] == [0, 1, 2, 6]
    assert list(told_of(contact)) == [6]
    assert sweep_at(MONDAY + 4 * HOUR) == 0


def test_what_was_told_under_the_old_deadline_is_not_told_again_under_an_earlier_one(cast):
    incident = logs(cast, cast.mara)
    sweep_at(MONDAY + 6 * HOUR)
    assert told_of(clock_of(incident, "contact")) == {0: ["Mara"]}
    edits(cast, incident, MONDAY + 6.5 * HOUR, urgency="critical")
    sweep_at(MONDAY + 6.5 * HOUR)
    contact = clock_of(incident, "contact")
    assert steps(contact)[0] == (1, 0)
    assert 0 not in [step for plan, step in steps(contact) if plan == 2]


def test_a_later_deadline_has_its_steps_anew_when_their_moments_come(cast):
    incident = logs(cast, cast.mara, urgency="high")
    sweep_at(MONDAY + 2 * HOUR)
    contact = clock_of(incident, "contact")
    assert [step for _, step in steps(contact)] == [0, 1]
    edits(cast, incident, MONDAY + 2 * HOUR, urgency="normal")
    assert sweep_at(MONDAY + 6 * HOUR - HOUR) == 0
    sweep_at(MONDAY + 6 * HOUR)
    assert steps(contact) == [(1, 0), (1, 1), (2, 0)]
    sweep_at(MONDAY + 8 * HOUR)
    assert steps(contact)[-1] == (2, 1)


def test_there_and_back_again_misses_nothing_and_doubles_nothing(cast):
    incident = logs(cast, cast.mara)
    for number in range(4):
        at = MONDAY + 6 * HOUR + number * HOUR / 2
        sweep_at(at)
        edits(cast, incident, at, urgency="low" if number % 2 == 0 else "normal")
    sweep_at(MONDAY + 8 * HOUR)
    contact = clock_of(incident, "contact")
    assert contact.plan == 5
    taken = steps(contact)
    assert len(taken) == len(set(taken)) == Escalation.objects.filter(clock=contact).count()
    assert (5, 1) in taken


def test_another_customer_brings_their_agreement_and_their_hours(cast):
    vega = Customer.objects.create(name="Vega Retail")
    policy = cast.publishes(
        hours={"default": "always", "customers": {"Vega Retail": "office"}},
        calendars=cast.policy.document["calendars"] | {"office": OFFICE},
        agreements=[{"customer": "Vega Retail", "targets": {"contact": {"normal": "9 h"}}}],
    )
    incident = logs(cast, cast.mara)
    assert incident.policy == policy
    edits(cast, incident, MONDAY + HOUR, customer=vega)
    contact = clock_of(incident, "contact")
    assert (contact.hours, contact.target) == ("office", "9 h")
    assert contact.due_at == MONDAY + DAY + 2 * HOUR
    incident.refresh_from_db()
    assert incident.contact is None


def test_another_team_brings_its_hours_and_lets_an_owner_go_who_is_not_in_it(cast):
    cast.publishes(
        hours={"default": "always", "teams": {"Billing": "office"}},
        calendars=cast.policy.document["calendars"] | {"office": OFFICE},
    )
    incident = logs(cast, cast.mara)
    edits(cast, incident, MONDAY + HOUR, team=cast.billing)
    assert clock_of(incident, "contact").due_at == MONDAY + DAY + HOUR
    incident.refresh_from_db()
    assert incident.owner is None
    sweep_at(clock_of(incident, "contact").due_at)
    assert told_of(clock_of(incident, "contact"))[1] == ["Rui"]


def test_a_date_that_was_stated_stays(cast):
    incident = logs(cast, cast.mara)
    speaks(incident, cast.mara, MONDAY + HOUR, next_word_by=MONDAY + 3 * HOUR)
    edits(cast, incident, MONDAY + 2 * HOUR, urgency="low")
    assert clock_of(incident, "update").due_at == MONDAY + 3 * HOUR


def test_what_is_kept_stays_as_it_was(cast):
    incident = logs(cast, cast.mara)
    speaks(incident, cast.mara, MONDAY + HOUR)
    before = clock_of(incident, "contact").due_at
    edits(cast, incident, MONDAY + 2 * HOUR, urgency="critical")
    contact = clock_of(incident, "contact")
    assert (contact.due_at, contact.plan) == (before, 1)


def test_what_stands_still_is_planned_when_it_runs_again(cast):
    incident = logs(cast, cast.mara)
    start_wait(by=cast.mara, at=MONDAY, incident=incident, until=MONDAY + DAY, reason="Their list.")
    edits(cast, incident, MONDAY + HOUR, urgency="high")
    assert clock_of(incident, "resolve").paused_at == MONDAY
    end_wait(by=cast.mara, at=MONDAY + DAY, incident=incident)
    assert clock_of(incident, "resolve").due_at == MONDAY + 4 * DAY


def test_an_incident_keeps_the_version_it_started_under(cast):
    incident = logs(cast, cast.mara)
    cast.publishes(targets={"contact": "1 h", "answer": "2 h"})
    edits(cast, incident, MONDAY + HOUR, urgency="high")
    assert clock_of(incident, "contact").due_at == MONDAY + 2 * HOUR
    assert clock_of(incident, "contact").policy == cast.policy
