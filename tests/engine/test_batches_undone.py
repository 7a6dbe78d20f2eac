"""A change to many incidents is taken back, as far as nobody has gone on since."""

from datetime import timedelta

import pytest

from incidents.actions.assign import assign
from incidents.actions.batch import CAN_UNDO, undo_batch
from incidents.actions.edit import edit_incident
from incidents.actions.merge import merge
from incidents.actions.quiet import snooze, snoozes
from incidents.actions.tag import tag, untag
from incidents.models import Batch, Event, Incident
from incidents.queries.audit.deadlines import deadline_findings
from incidents.rules.refusal import Refused
from tests.cast import clock_of
from tests.engine.batching import Killed, fresh, killed_after, why, work
from tests.engine.clockwork import DAY, HOUR, MONDAY, running, speaks

LATER = MONDAY + HOUR


def takes_back(batch, cast, at=LATER, by=None):
    undo_batch(by=by or cast.tomas, at=at, batch=batch)
    return work(at)


def test_each_gets_its_own_owner_back(asks_for_many, three, cast):
    assign(by=cast.priya, at=MONDAY, incident=three[1], owner=cast.tomas)
    Incident.objects.filter(pk=three[2].pk).update(owner=None)
    before = [incident.owner for incident in fresh(three)]
    asks_for_many("assign", three, owner=cast.jonas.pk)
    batch = takes_back(work(), cast)
    assert (batch.state, batch.refused, batch.finished_at) == ("undone", [], LATER)
    assert [incident.owner for incident in fresh(three)] == before


def test_whoever_left_the_team_gets_nothing_back(asks_for_many, three, cast):
    asks_for_many("assign", three, owner=cast.jonas.pk)
    work()
    cast.mara.memberships.all().delete()
    batch = takes_back(Batch.objects.get(), cast)
    assert "Mara Lindqvist, who had it before, is not in" in why(batch, three[0])
    assert {incident.owner for incident in fresh(three)} == {cast.jonas}


def test_urgency_and_deadlines_come_back(asks_for_many, three, cast):
    before = clock_of(three[0], "answer").due_at
    edit_incident(by=cast.mara, at=MONDAY, incident=three[1], urgency="low")
    asks_for_many("urgency", three, urgency="critical")
    takes_back(work(), cast)
    assert [incident.urgency for incident in fresh(three)] == ["normal", "low", "normal"]
    assert clock_of(three[0], "answer").due_at == before
    assert not deadline_findings()


def test_tags_come_off_and_on_again(asks_for_many, three, cast):
    tag(by=cast.mara, at=MONDAY, incident=three[0], name="A")
    asks_for_many("tag", three, name="A")
    takes_back(work(), cast)
    assert [incident.tags.count() for incident in three] == [1, 0, 0]
    asks_for_many("untag", three, name="A")
    takes_back(work(), cast)
    assert [incident.tags.count() for incident in three] == [1, 0, 0]


def test_a_snooze_is_over_and_was_none(asks_for_many, three, cast):
    clock = clock_of(three[0], "contact")
    first = MONDAY + timedelta(hours=20)
    snooze(by=cast.mara, at=MONDAY, clock=clock, until=first, reason="Later.")
    until = MONDAY + DAY
    asks_for_many("snooze", three, until=until.isoformat(), reason="Their site is closed.")
    takes_back(work(), cast)
    assert clock_of(three[0], "contact").snoozed_until == first
    assert clock_of(three[1], "contact").snoozed_until is None
    assert (snoozes(clock), snoozes(clock_of(three[1], "contact"))) == (1, 0)
    assert not deadline_findings()


def test_what_became_one_is_many_again(asks_for_many, three, cast):
    before = {one.pk: list(one.clocks.order_by("pk").values("due_at")) for one in three}
    asks_for_many("merge", three, into=three[2].pk)
    takes_back(work(), cast)
    assert all(incident.is_open for incident in fresh(three))
    assert {one.pk: list(one.clocks.order_by("pk").values("due_at")) for one in three} == before


def test_what_somebody_changed_since_is_left_alone_and_said(asks_for_many, three, cast):
    asks_for_many("assign", three, owner=cast.jonas.pk)
    work()
    assign(by=cast.priya, at=MONDAY, incident=three[1], owner=cast.tomas)
    batch = takes_back(Batch.objects.get(), cast)
    assert why(batch, three[1]) == "Since then: Owner changed. It was left as it is."
    assert [one.owner for one in fresh(three)] == [cast.mara, cast.tomas, cast.mara]


def test_what_has_nothing_to_do_with_it_does_not_stand_in_the_way(asks_for_many, three, cast):
    asks_for_many("urgency", three, urgency="high")
    work()
    speaks(three[0], cast.mara, MONDAY)
    edit_incident(by=cast.mara, at=MONDAY, incident=three[1], impact="They lost a day.")
    edit_incident(by=cast.mara, at=MONDAY, incident=three[2], urgency="critical")
    batch = takes_back(Batch.objects.get(), cast)
    assert [one.urgency for one in fresh(three)] == ["normal", "normal", "critical"]
    assert "Details changed" in why(batch, three[2])


def test_a_tag_taken_off_since_stays_off(asks_for_many, three, cast):
    asks_for_many("tag", three, name="A")
    work()
    untag(by=cast.mara, at=MONDAY, incident=three[0], name="A")
    batch = takes_back(Batch.objects.get(), cast)
    assert batch.state == "undone"
    assert not any(incident.tags.exists() for incident in three)


def test_a_promise_kept_since_is_not_woken(asks_for_many, three, cast):
    until = MONDAY + DAY
    asks_for_many("snooze", three, until=until.isoformat(), reason="Closed today.")
    work()
    merge(by=cast.mara, at=MONDAY, incident=three[0], into=three[1])
    batch = takes_back(Batch.objects.get(), cast)
    assert "kept since" in why(batch, three[0])
    assert running(three[0]) == []


def test_it_is_taken_back_once(asks_for_many, three, cast):
    asks_for_many("assign", three, owner=cast.jonas.pk)
    batch = takes_back(work(), cast)
    takes_back(batch, cast)
    assert three[0].events.filter(kind=Event.Kind.ASSIGNED).count() == 2


@pytest.mark.django_db(transaction=True)
def test_taking_back_survives_a_killed_worker(asks_for_many, three, cast, monkeypatch):
    asks_for_many("assign", three, owner=cast.jonas.pk)
    work()
    monkeypatch.setattr("incidents.actions.batch.CHUNK", 1)
    undo_batch(by=cast.tomas, at=LATER, batch=Batch.objects.get())
    with killed_after(2, 'UPDATE "incidents_incident"'), pytest.raises(Killed):
        work(LATER)
    # What was done last has been taken back first.
    assert [one.owner for one in fresh(three)] == [cast.jonas, cast.jonas, cast.mara]
    work(LATER)
    for incident in three:
        assert incident.events.filter(kind=Event.Kind.ASSIGNED).count() == 2


def test_not_while_it_works_nor_when_an_hour_has_passed(asks_for_many, three, cast):
    batch = asks_for_many("assign", three, owner=cast.jonas.pk)
    with pytest.raises(Refused, match="still at work"):
        undo_batch(by=cast.tomas, at=MONDAY, batch=batch)
    work()
    with pytest.raises(Refused, match="more than an hour ago"):
        undo_batch(by=cast.tomas, at=MONDAY + CAN_UNDO + timedelta(seconds=1), batch=batch)
    undo_batch(by=cast.tomas, at=MONDAY + CAN_UNDO, batch=batch)


def test_only_whoever_asked_takes_it_back(asks_for_many, three, cast):
    asks_for_many("assign", three, owner=cast.jonas.pk)
    batch = work()
    with pytest.raises(Batch.DoesNotExist):
        undo_batch(by=cast.mara, at=MONDAY, batch=batch)
