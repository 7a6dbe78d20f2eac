"""Queries that are built once: they find what the ORM finds, whatever the values."""

from datetime import timedelta

import pytest
from django.db.models import JSONField, Value
from django.utils import timezone

from incidents.models import Docket, Event, Incident, User
from incidents.queries.prepared import Prepared

pytestmark = pytest.mark.django_db


def of_owner(owner):
    return Incident.objects.filter(owner=owner).order_by("pk").values_list("pk", "urgency")


def of_teams(teams, is_open):
    found = Incident.objects.filter(team__in=teams)
    return (found.open() if is_open else found).order_by("pk").values_list("pk")


def late_or_mine(owner, at):
    late = Docket.objects.filter(due_at__lte=at).order_by().values_list(Value("late"))[:5]
    return late.union(Docket.objects.filter(owner=owner).order_by().values_list(Value("mine")))


def test_it_finds_what_each_value_asks_for(cast):
    mine, hers = cast.logs(cast.jonas), cast.logs(cast.mara, urgency="high")
    prepared = Prepared(of_owner)
    assert prepared.rows(owner=cast.jonas.pk) == [(mine.pk, "normal")]
    assert prepared.rows(owner=cast.mara.pk) == [(hers.pk, "high")]
    assert prepared.rows(owner=cast.rui.pk) == []


def test_the_query_is_built_once(cast):
    built = []
    prepared = Prepared(lambda owner: built.append(owner) or of_owner(owner))
    for person in (cast.mara, cast.jonas, cast.mara):
        prepared.rows(owner=person.pk)
    # Once with each kind of mark.
    assert len(built) == 2


def test_lists_of_any_length_and_flags_have_queries_of_their_own(cast):
    care, billing = cast.logs(cast.mara), cast.logs(cast.rui)
    prepared, teams = Prepared(of_teams), [care.team_id, billing.team_id]
    assert prepared.rows(teams=teams, is_open=True) == [(care.pk,), (billing.pk,)]
    assert prepared.rows(teams=teams[::-1], is_open=True) == [(care.pk,), (billing.pk,)]
    assert prepared.rows(teams=teams[1:], is_open=True) == [(billing.pk,)]
    assert prepared.rows(teams=[], is_open=True) == []
    Incident.objects.filter(pk=care.pk).update(status="closed")
    assert prepared.rows(teams=teams, is_open=True) == [(billing.pk,)]
    assert prepared.rows(teams=teams, is_open=False) == [(care.pk,), (billing.pk,)]


def test_unions_and_moments_are_taken_too(cast):
    cast.logs(cast.mara, ago=timedelta(hours=9))
    prepared, now = Prepared(late_or_mine), timezone.now()
    assert sorted(prepared.rows(owner=cast.mara.pk, at=now)) == [("late",), ("mine",)]
    early = now - timedelta(days=1)
    assert prepared.rows(owner=cast.mara.pk, at=early) == [("mine",)]
    assert prepared.rows(owner=cast.jonas.pk, at=now) == [("late",)]


def test_values_come_as_their_fields_have_them(cast):
    incident = cast.logs(cast.mara)
    prepared = Prepared(
        lambda incident: Event.objects.filter(incident=incident).values_list(
            "data", "at", Value({"n": 1}, JSONField())
        )
    )
    event = incident.events.get()
    assert prepared.rows(incident=incident.pk) == [(event.data, event.at, {"n": 1})]


def test_a_value_that_is_made_from_another_is_refused(cast):
    an_hour_before = Prepared(
        lambda at: Docket.objects.filter(due_at__lte=at - timedelta(hours=1)).values_list("pk")
    )
    with pytest.raises(TypeError, match="makes values"):
        an_hour_before.rows(at=timezone.now())


def test_running_it_is_one_query(cast, django_assert_num_queries):
    prepared = Prepared(lambda person: User.objects.filter(pk=person).values_list("name"))
    prepared.rows(person=cast.mara.pk)
    with django_assert_num_queries(1):
        assert prepared.rows(person=cast.mara.pk) == [(cast.mara.name,)]
