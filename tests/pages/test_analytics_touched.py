"""Whatever happens, the worker behind the figures finds the weeks that it changes."""

from datetime import timedelta

import pytest
from django.utils import timezone

from incidents.actions.cause import name_cause, settle_cause
from incidents.actions.edit import edit_incident
from incidents.actions.promise_action import add_action, finish_action
from incidents.actions.wait import start_wait
from incidents.models import Customer, Event, Incident, Rollup
from incidents.rules.weeks import monday_of
from tests.cast import clock_of
from tests.pages.past import Past
from tests.pages.rolled_up import brought_up, from_the_first_week_on, kept, number, same_anew


@pytest.fixture
def past(cast):
    """The past of the company."""
    return Past(cast)


def test_what_happens_to_an_old_incident_changes_its_own_week(past, cast):
    old, new = past.logs(days=200), past.logs(days=1)
    brought_up()
    untouched = {cell: row for cell, row in kept().items() if cell[0] == monday_of(new.learned_at)}
    past.speaks(old, timedelta(hours=3))
    past.answers(old, timedelta(hours=4))
    past.mends(old, timedelta(hours=5))
    past.remedy(old, "owed", 20)
    cause = name_cause(
        by=cast.mara,
        at=timezone.now(),
        incident=old,
        explains="happened",
        kind="habit",
        what="We always did.",
    )
    settle_cause(
        by=cast.mara, at=timezone.now(), cause=cause, state="confirmed", evidence="The log."
    )
    after = brought_up()
    week = monday_of(old.learned_at)
    for measure, key in (("respond", ""), ("apologise", ""), ("fix", ""), ("cause", "habit")):
        assert number(measure, key, week=week) == 1, measure
    assert {cell: row for cell, row in after.items() if cell[0] == monday_of(new.learned_at)} == (
        untouched
    )
    same_anew()


def test_a_deadline_that_passes_by_itself_is_missed_though_nobody_wrote_an_event(past, cast):
    incident = past.logs(days=0)
    due_at = clock_of(incident, "contact").due_at
    before, after = due_at - timedelta(seconds=1), due_at + timedelta(seconds=1)
    brought_up(before)
    assert number("promise", "contact-missed") == 0
    brought_up(after)
    assert number("promise", "contact-missed") == 1
    assert brought_up(after) == from_the_first_week_on(after)


def test_what_waits_for_the_customer_is_not_missed(past, cast):
    incident = past.logs(days=0)
    now = timezone.now()
    until = now + timedelta(days=5)
    start_wait(by=cast.mara, at=now, incident=incident, until=until, reason="Their word.")
    brought_up(clock_of(incident, "resolve").due_at + timedelta(seconds=1))
    assert number("promise", "resolve-missed") == 0
    assert number("promise", "contact-missed") == 1


def test_another_team_or_urgency_takes_it_along(past, cast):
    incident = past.logs(days=30)
    brought_up()
    assert number("mistakes", team=cast.care, urgency="normal") == 1
    at = timezone.now()
    edit_incident(
        by=cast.helen, at=at, incident=incident, team=cast.billing, urgency="high", owner=None
    )
    brought_up()
    assert number("mistakes", team=cast.care) == 0
    assert not Rollup.objects.filter(team=cast.care).exists()
    assert number("mistakes", team=cast.billing, urgency="high") == number("mistakes") == 1
    same_anew()


def test_an_earlier_failure_that_comes_to_light_makes_the_later_one_a_second(past, cast):
    later = past.logs(days=10)
    brought_up()
    assert number("second") == 0
    earlier = past.logs(days=80, customer=later.customer)
    brought_up()
    assert number("second", week=monday_of(later.learned_at)) == 1
    other = Customer.objects.create(name="Somebody else")
    now = timezone.now()
    edit_incident(by=cast.mara, at=now, incident=earlier, customer=other, contact=None)
    brought_up()
    assert number("second") == 0
    edit_incident(by=cast.mara, at=now, incident=earlier, customer=later.customer)
    brought_up()
    assert number("second") == 1
    Customer.objects.filter(pk=later.customer_id).update(name="Renamed")
    edit_incident(by=cast.mara, at=now, incident=earlier, customer=other)
    same_anew()


def test_the_same_mistake_after_a_change_tells_that_it_has_not_helped(past, cast):
    incident, now = past.logs(days=20), timezone.now()
    edit_incident(by=cast.mara, at=now, incident=incident, kind="late")
    action = add_action(
        by=cast.mara,
        at=now - timedelta(days=15),
        incident=incident,
        what="Two look",
        owner=cast.mara,
        due_at=now + timedelta(days=1),
        check_at=now + timedelta(days=9),
        prevents="process",
    )
    finish_action(by=cast.mara, at=now - timedelta(days=14), action=action)
    brought_up()
    assert (number("prevention", "not-so-far"), number("prevention", "again")) == (1, 0)
    again = past.logs(days=3)
    brought_up()
    assert number("prevention", "not-so-far") == 1
    edit_incident(by=cast.mara, at=now, incident=again, kind="late")
    brought_up()
    assert (number("prevention", "not-so-far"), number("prevention", "again")) == (0, 1)
    edit_incident(by=cast.mara, at=now, incident=again, kind="billing")
    brought_up()
    assert (number("prevention", "not-so-far"), number("prevention", "again")) == (1, 0)
    past.logs(days=2, kind="late")
    brought_up()
    assert (number("prevention", "not-so-far"), number("prevention", "again")) == (0, 1)
    same_anew()


def test_what_is_merged_counts_once(past):
    first, second = past.logs(days=9), past.logs(days=9)
    brought_up()
    assert number("mistakes") == 2
    Incident.objects.filter(pk=second.pk).update(
        merged_into=first, status="closed", closed_at=timezone.now(), closed_on="merged"
    )
    Event.objects.create(incident=second, kind="merged", at=timezone.now())
    brought_up()
    assert number("mistakes") == 1
    same_anew()
