"""A change to many incidents: each by its own verb, once, whoever dies; and taken back."""

from threading import Thread
from uuid import uuid4

import pytest
from django.db import connection, transaction

from incidents.actions.assign import assign
from incidents.actions.batch import MOST, ask_batch, work_on_batches
from incidents.actions.edit import edit_incident
from incidents.actions.merge import merge
from incidents.actions.tag import tag
from incidents.models import Batch, Event, Incident
from incidents.queries.audit.deadlines import deadline_findings
from incidents.rules.refusal import Refused
from tests.cast import clock_of
from tests.engine.batching import Killed, done, fresh, killed_after, why, work
from tests.engine.clockwork import DAY, MONDAY, event, logs


def test_many_are_given_to_somebody_each_with_its_own_event(asks_for_many, three, cast):
    batch = asks_for_many("assign", three, owner=cast.jonas.pk, note="She is ill.")
    assert {incident.owner for incident in fresh(three)} == {cast.mara}
    batch = work()
    assert (batch.state, batch.place, batch.finished_at) == ("done", 3, MONDAY)
    assert done(batch) == [incident.pk for incident in three]
    assert {incident.owner for incident in fresh(three)} == {cast.jonas}
    for incident in three:
        told = event(incident, Event.Kind.ASSIGNED)
        assert (told.by, told.data["note"]) == (cast.tomas, "She is ill.")


def test_an_urgency_moves_the_deadlines(asks_for_many, three):
    asks_for_many("urgency", three, urgency="critical")
    before = clock_of(three[0], "answer").due_at
    work()
    assert {incident.urgency for incident in fresh(three)} == {"critical"}
    assert clock_of(three[0], "answer").due_at < before
    assert not deadline_findings()


def test_tags_go_on_and_off(asks_for_many, three, cast):
    tag(by=cast.mara, at=MONDAY, incident=three[0], name="Import")
    asks_for_many("tag", three, name="import")
    batch = work()
    assert done(batch) == [three[1].pk, three[2].pk]
    assert why(batch, three[0]) == "It has the tag “Import” already."
    asks_for_many("untag", three, name="IMPORT")
    assert len(work().done) == 3
    assert not any(incident.tags.exists() for incident in three)


def test_a_snooze_quiets_what_would_be_told_until_then(asks_for_many, three, cast):
    merge(by=cast.mara, at=MONDAY, incident=three[2], into=three[1])
    until = MONDAY + DAY
    asks_for_many("snooze", three, until=until.isoformat(), reason="Their site is closed today.")
    batch = work()
    assert done(batch) == [three[0].pk, three[1].pk]
    assert "nothing to quiet" in why(batch, three[2])
    assert clock_of(three[0], "contact").snoozed_until == until
    assert event(three[0], Event.Kind.SNOOZED).data["reason"] == "Their site is closed today."


def test_many_become_one(asks_for_many, three):
    asks_for_many("merge", three, into=three[0].pk)
    batch = work()
    assert done(batch) == [three[1].pk, three[2].pk]
    assert [one.merged_into_id for one in fresh(three)] == [None, three[0].pk, three[0].pk]


def test_each_refusal_is_kept_with_its_sentence(asks_for_many, three, cast):
    merge(by=cast.mara, at=MONDAY, incident=three[0], into=three[1])
    assign(by=cast.tomas, at=MONDAY, incident=three[1], owner=cast.jonas)
    theirs = logs(cast, cast.bea, team=cast.billing)
    asks_for_many("assign", [*three, theirs], by=cast.priya, owner=cast.jonas.pk)
    batch = work()
    assert done(batch) == [three[2].pk]
    assert "closed" in why(batch, three[0])
    assert why(batch, three[1]) == "Jonas Weber has it already."
    assert "not in Billing" in why(batch, theirs)


def test_nobodys_work_is_taken_unread(asks_for_many, three, cast):
    asks_for_many("assign", three, by=cast.jonas, owner=cast.jonas.pk)
    batch = work()
    assert done(batch) == []
    assert "Take it over" in why(batch, three[0])


def test_other_teams_incidents_are_not_even_counted(asks_for_many, three, cast):
    theirs = logs(cast, cast.bea, team=cast.billing)
    batch = asks_for_many("urgency", [theirs, three[0]], by=cast.mara, urgency="high")
    assert batch.ids == [three[0].pk]
    with pytest.raises(Refused, match="Nothing is chosen"):
        asks_for_many("urgency", [theirs], by=cast.mara, urgency="high")
    work()
    assert Incident.objects.get(pk=theirs.pk).urgency == "normal"


def test_whoever_loses_sight_of_it_changes_it_no_more(asks_for_many, three, cast):
    asks_for_many("urgency", three, by=cast.mara, urgency="high")
    edit_incident(by=cast.priya, at=MONDAY, incident=three[1], team=cast.billing)
    batch = work()
    assert done(batch) == [three[0].pk, three[2].pk]
    assert "not among the incidents you see" in why(batch, three[1])


def test_whoever_may_not_sign_in_any_more_changes_nothing(asks_for_many, three, cast):
    asks_for_many("urgency", three, by=cast.mara, urgency="high")
    cast.mara.is_active = False
    cast.mara.save()
    assert done(work()) == []


def test_the_same_form_asks_once_and_for_one_person(asks_for_many, three, cast):
    once = uuid4()
    assert asks_for_many("tag", three, once=once, name="A") == asks_for_many(
        "tag", three, once=once, name="A"
    )
    assert Batch.objects.count() == 1
    with pytest.raises(Refused, match="not yours"):
        asks_for_many("tag", three, by=cast.mara, once=once, name="A")


def test_there_is_an_end_to_how_many(asks_for_many, cast, three):
    ids = range(three[0].pk, three[0].pk + MOST + 1)
    about = {"by": cast.mara, "at": MONDAY, "once": uuid4()}
    with pytest.raises(Refused, match="more than 5000"):
        ask_batch(verb="tag", value={"name": "A"}, ids=ids, **about)
    with pytest.raises(Refused, match="more than 50 "):
        ask_batch(verb="merge", value={"into": ids[0]}, ids=ids[:52], **about)


def test_an_incident_chosen_twice_is_changed_once(asks_for_many, three):
    assert asks_for_many("tag", [three[0], three[0]], name="A").ids == [three[0].pk]


@pytest.mark.django_db(transaction=True)
def test_a_worker_killed_in_the_middle_leaves_nothing_half_done(asks_for_many, three, cast):
    asks_for_many("assign", three, owner=cast.jonas.pk)
    with killed_after(2, 'UPDATE "incidents_incident"'), pytest.raises(Killed):
        work()
    assert {incident.owner for incident in fresh(three)} == {cast.mara}
    assert Batch.objects.get().place == 0
    assert len(work().done) == 3
    for incident in three:
        assert incident.events.filter(kind=Event.Kind.ASSIGNED).count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_successor_goes_on_from_the_place(asks_for_many, three, cast, monkeypatch):
    monkeypatch.setattr("incidents.actions.batch.CHUNK", 1)
    asks_for_many("assign", three, owner=cast.jonas.pk)
    with killed_after(3, 'UPDATE "incidents_incident"'), pytest.raises(Killed):
        work()
    batch = Batch.objects.get()
    assert (batch.place, done(batch)) == (2, [three[0].pk, three[1].pk])
    work()
    for incident in three:
        assert incident.events.filter(kind=Event.Kind.ASSIGNED).count() == 1


def test_one_that_breaks_is_left_alone_and_the_others_are_changed(asks_for_many, three, cast):
    batch = asks_for_many("assign", three, owner=cast.jonas.pk)
    Batch.objects.filter(pk=batch.pk).update(value={"owner": -1})
    batch = work()
    assert batch.state == "done"
    assert "Something went wrong on our side" in why(batch, three[0])


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_do_nothing_twice(asks_for_many, three, cast):
    more = three + [logs(cast, cast.mara) for _ in range(30)]
    asks_for_many("tag", more, name="A")
    asks_for_many("assign", more, owner=cast.jonas.pk)

    def worker():
        try:
            work()
        finally:
            connection.close()

    threads = [Thread(target=worker) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [batch.state for batch in Batch.objects.all()] == ["done", "done"]
    kinds = [Event.Kind.TAGGED, Event.Kind.ASSIGNED]
    for incident in more:
        assert incident.events.filter(kind__in=kinds).count() == 2


@pytest.mark.django_db(transaction=True)
def test_a_batch_that_somebody_holds_is_left_to_them(asks_for_many, three):
    asks_for_many("tag", three, name="A")
    with transaction.atomic():
        Batch.objects.select_for_update().get()
        seen = []

        def worker():
            seen.append(work_on_batches(at=MONDAY))
            connection.close()

        thread = Thread(target=worker)
        thread.start()
        thread.join()
    assert seen == [0]
