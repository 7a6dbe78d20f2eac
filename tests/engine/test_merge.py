"""Two incidents become one, and two again: nothing promised comes later, nothing owed is lost."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from incidents.actions.answer import send_answer
from incidents.actions.close import close_incident, reopen_incident
from incidents.actions.decision import ask_decision
from incidents.actions.promise_action import add_action
from incidents.actions.propose_remedy import propose_remedy
from incidents.actions.tag import tag
from incidents.actions.wait import start_wait
from incidents.models import Customer, Event, Incident, Relation, Watch
from incidents.queries.audit.deadlines import deadline_findings
from incidents.queries.merged import seen_where_it_went, taken_in, where_it_went
from incidents.rules.refusal import Refused
from tests.cast import clock_of
from tests.engine.clockwork import (
    DAY,
    HOUR,
    LATER,
    LETTER,
    MONDAY,
    event,
    finishes,
    logs,
    running,
    speaks,
)


def deadlines(incident):
    """When its running clocks are due, by kind."""
    return dict(incident.clocks.running().values_list("kind", "due_at"))


def test_the_one_that_goes_in_is_closed_and_its_clocks_stop(merges, older, newer):
    merges(newer, older)
    newer.refresh_from_db()
    assert (newer.status, newer.closed_on, newer.closed_at) == ("closed", "merged", LATER)
    assert newer.merged_into == older
    assert running(newer) == []
    assert event(newer, Event.Kind.MERGED).data["into"] == older.reference
    assert event(older, Event.Kind.TOOK_IN).data["incident"] == newer.reference
    assert Relation.objects.get().kind == "duplicate_of"


def test_what_is_open_is_merged_into_nothing_and_closed_on_nothing(older, newer):
    for ending in ({"merged_into": older}, {"closed_on": "merged"}, {"closed_at": LATER}):
        with pytest.raises(IntegrityError, match="no_ending"), transaction.atomic():
            Incident.objects.filter(pk=newer.pk).update(**ending)


def test_nothing_promised_comes_later(merges, older, newer):
    sooner, later = deadlines(older), deadlines(newer)
    merges(older, newer)
    assert all(sooner[kind] < later[kind] for kind in later)
    assert deadlines(newer) == sooner
    moved = event(newer, Event.Kind.TOOK_IN).data["moved"]
    assert sorted(one["clock"] for one in moved) == running(newer)
    assert not deadline_findings()


def test_what_was_due_before_the_other_began_is_past_our_promise_from_its_beginning(merges, cast):
    long_ago, now = cast.logs(cast.mara, ago=timedelta(days=9)), cast.logs(cast.mara)
    merges(long_ago, now, at=timezone.now())
    contact = clock_of(now, "contact")
    assert contact.due_at == contact.started_at


def test_what_is_due_sooner_already_stays(merges, older, newer):
    before = list(older.clocks.order_by("pk").values())
    merges(newer, older)
    assert list(older.clocks.order_by("pk").values()) == before


def test_a_promise_that_is_kept_was_kept_for_both(merges, cast, older, newer):
    speaks(newer, cast.jonas, MONDAY + 3 * HOUR)
    merges(older, newer, at=MONDAY + 4 * HOUR)
    assert "contact" not in running(newer)


def test_a_next_word_that_only_the_one_has_promised_runs_on(merges, takes_back, cast, older, newer):
    speaks(older, cast.mara, MONDAY + HOUR, next_word_by=MONDAY + DAY)
    merges(older, newer, at=MONDAY + 3 * HOUR)
    assert clock_of(newer, "update").due_at == MONDAY + DAY
    takes_back(older)
    assert "update" not in running(newer)
    assert clock_of(older, "update").due_at == MONDAY + DAY


def test_merged_twice_it_is_merged_once(merges, older, newer):
    merges(newer, older)
    merges(newer, older)
    assert older.events.filter(kind=Event.Kind.TOOK_IN).count() == 1


def test_nothing_is_merged_into_itself_or_in_a_circle(merges, cast, older, newer):
    with pytest.raises(Refused, match="itself"):
        merges(older, older)
    merges(newer, older)
    with pytest.raises(Refused, match=f"{newer.reference} is merged into"):
        merges(older, newer)
    with pytest.raises(Refused, match=f"{newer.reference} is merged into"):
        merges(newer, logs(cast, cast.mara))


def test_what_is_closed_is_not_merged_either_way(merges, cast, older, newer):
    finishes(older, cast.mara, MONDAY + HOUR)
    for pair in ((older, newer), (newer, older)):
        with pytest.raises(Refused, match=f"{older.reference} is closed"):
            merges(*pair)


def test_another_customer_is_owed_an_answer_of_their_own(merges, cast, older):
    other = logs(cast, cast.mara, customer=Customer.objects.create(name="Oak"), contact=None)
    with pytest.raises(Refused, match="different customers"):
        merges(other, older)


def test_other_teams_incidents_are_neither_merged_nor_named(merges, cast, older):
    theirs = logs(cast, cast.bea, team=cast.billing)
    for pair in ((theirs, older), (older, theirs)):
        with pytest.raises(Refused) as refusal:
            merges(*pair, by=cast.mara)
        assert theirs.reference not in str(refusal.value)
    merges(theirs, older, by=cast.priya)


def owes_a_decision(cast, incident):
    ask_decision(by=cast.mara, at=MONDAY, incident=incident, question="Pay?", asked_of=cast.tomas)


def owes_an_action(cast, incident):
    add_action(
        by=cast.mara,
        at=MONDAY,
        incident=incident,
        what="Mend it",
        owner=cast.mara,
        due_at=MONDAY + DAY,
    )


def owes_a_remedy(cast, incident, **given):
    whole = {"what": "The surcharges", "kind": "owed", "cost": 20} | given
    propose_remedy(by=cast.mara, at=MONDAY, incident=incident, **whole)


def lets_them_choose(cast, incident):
    owes_a_remedy(cast, incident, kind="gesture", is_option=True, is_offered=True)


@pytest.mark.parametrize(
    ("owes", "sentence"),
    [
        (owes_a_decision, "a decision is waited for"),
        (owes_an_action, "an action that is not done"),
        (owes_a_remedy, "not had yet"),
        (lets_them_choose, "not had yet"),
    ],
)
def test_what_it_owes_by_itself_stands_in_the_way(owes, sentence, merges, cast, older, newer):
    owes(cast, newer)
    with pytest.raises(Refused, match=sentence):
        merges(newer, older)
    assert Incident.objects.get(pk=newer.pk).is_open
    merges(older, newer)


def test_an_answer_that_is_on_its_way_arrives_first(merges, cast, older):
    send_answer(by=cast.mara, at=MONDAY, incident=older, **LETTER)
    newer = logs(cast, cast.mara)
    with pytest.raises(Refused, match=f"answer of {older.reference} is on its way"):
        merges(older, newer)
    merges(newer, older)


def test_waiting_ends_with_the_merging(merges, takes_back, cast, older, newer):
    start_wait(
        by=cast.jonas, at=MONDAY + 2 * HOUR, incident=newer, until=MONDAY + DAY, reason="A list."
    )
    merges(newer, older, at=MONDAY + 3 * HOUR)
    assert not newer.waits.filter(ended_at=None).exists()
    takes_back(newer, at=MONDAY + 4 * HOUR)
    assert "resolve" in running(newer)
    assert not deadline_findings()


def test_whoever_watches_or_owned_it_watches_on_if_they_may(merges, takes_back, cast, older, newer):
    for person in (cast.helen, cast.bea, cast.mara):
        Watch.objects.create(incident=newer, person=person, since=MONDAY)
    Watch.objects.create(incident=older, person=cast.helen, since=MONDAY)
    merges(newer, older)
    watching = older.watches.values_list("person__name", flat=True)
    # Bea may not see it, and Mara owns it.
    assert sorted(watching) == ["Helen Castro", "Jonas Weber"]
    takes_back(newer)
    assert [watch.person for watch in older.watches.all()] == [cast.helen]
    assert newer.watches.count() == 3


def test_tags_come_along_as_many_as_there_is_room_for(merges, takes_back, cast, older, newer):
    for number in range(19):
        tag(by=cast.mara, at=MONDAY, incident=older, name=f"tag {number:02}")
    for name in ("tag 03", "late", "lost"):
        tag(by=cast.mara, at=MONDAY, incident=newer, name=name)
    merges(newer, older)
    assert older.tags.count() == 20
    takes_back(newer)
    assert sorted(older.tags.values_list("name", flat=True))[-1] == "tag 18"
    assert older.tags.count() == 19
    assert newer.tags.count() == 3


def test_it_is_neither_reopened_nor_closed_meanwhile(merges, cast, older, newer):
    merges(newer, older)
    with pytest.raises(Refused, match="is merged into"):
        reopen_incident(by=cast.mara, at=LATER, incident=newer)
    close_incident(by=cast.mara, at=LATER, incident=newer, closed_on="confirmed")
    newer.refresh_from_db()
    assert newer.closed_on == "merged"


def test_a_way_of_several_mergings_leads_to_the_last(merges, cast, older, newer):
    newest = logs(cast, cast.mara, at=MONDAY + 3 * HOUR)
    merges(newer, older)
    merges(older, newest)
    newer.refresh_from_db()
    assert where_it_went(newer) == newest
    assert seen_where_it_went(newer, cast.mara) == newest
    assert seen_where_it_went(newer, cast.bea) is None
    assert seen_where_it_went(newest, cast.mara) is None
    assert taken_in(newest, cast.mara) == [older]
    assert taken_in(newest, cast.bea) == []
