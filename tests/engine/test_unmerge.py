"""A merging is taken back, while nothing was said for both: all is due when it was."""

from datetime import timedelta

import pytest

from incidents.actions.quiet import snooze
from incidents.actions.relation import relate
from incidents.models import Clock, Event, Incident, Relation
from incidents.queries.audit.deadlines import deadline_findings
from incidents.rules.refusal import Refused
from tests.cast import clock_of
from tests.engine.clockwork import HOUR, LATER, MONDAY, speaks


def deadlines(incident):
    """When its running clocks are due, by kind."""
    return dict(incident.clocks.running().values_list("kind", "due_at"))


def test_taken_back_everything_is_due_when_it_was(merges, takes_back, older, newer):
    before = {one: list(one.clocks.order_by("pk").values()) for one in (older, newer)}
    merges(older, newer)
    takes_back(older)
    older.refresh_from_db()
    assert (older.status, older.closed_on, older.closed_at) == ("open", "", None)
    assert older.merged_into is None
    assert list(older.clocks.order_by("pk").values()) == before[older]
    # A deadline that moved and came back counts as another plan; all else is as it was.
    now = [row | {"plan": 1} for row in newer.clocks.order_by("pk").values()]
    assert now == before[newer]
    assert not Relation.objects.exists()
    assert not deadline_findings()
    assert older.cycle == 1


def test_a_relation_that_was_said_before_stays(merges, takes_back, cast, older, newer):
    relate(by=cast.mara, at=MONDAY, incident=newer, other=older, kind="duplicate_of")
    merges(newer, older)
    takes_back(newer)
    assert Relation.objects.count() == 1


def test_taken_back_twice_it_is_taken_back_once(merges, takes_back, older, newer):
    merges(newer, older)
    takes_back(newer)
    takes_back(newer)
    assert newer.events.filter(kind=Event.Kind.MERGED).count() == 2


def test_it_can_be_merged_again_and_taken_back_again(merges, takes_back, older, newer):
    before = deadlines(newer)
    for _time in range(2):
        merges(older, newer)
        takes_back(older)
    assert deadlines(newer) == before


def test_once_it_goes_on_for_both_it_is_not_taken_back(merges, takes_back, cast, older, newer):
    merges(newer, older)
    speaks(older, cast.mara, LATER + timedelta(minutes=1))
    with pytest.raises(Refused, match="has gone on for both"):
        takes_back(newer)
    assert not Incident.objects.get(pk=newer.pk).is_open


def test_what_concerns_no_customer_does_not_stand_in_the_way(
    merges, takes_back, cast, older, newer
):
    merges(newer, older)
    clock = clock_of(older, "contact")
    until = LATER + HOUR
    snooze(by=cast.mara, at=LATER, clock=clock, until=until, reason="She is in a meeting.")
    takes_back(newer)
    assert Incident.objects.get(pk=newer.pk).is_open
    assert Clock.objects.get(pk=clock.pk).snoozed_until == until


def test_nobody_takes_back_what_they_cannot_see(merges, takes_back, cast, older, newer):
    merges(newer, older)
    with pytest.raises(Refused, match="no such incident"):
        takes_back(newer, by=cast.rui)
