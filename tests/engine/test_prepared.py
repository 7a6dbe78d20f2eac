"""Queries that are built once: they find what the ORM finds, whatever the values."""

from datetime import timedelta

import pytest
from django.db import connection
from django.db.models import F, JSONField, Value
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


def test_a_moment_may_be_so_long_before_or_after_one_that_is_given(cast):
    cast.logs(cast.mara, ago=timedelta(hours=9))
    overdue = Prepared(
        lambda until, at, since: Docket.objects.filter(
            due_at__lte=at - timedelta(hours=1), logged_at__gt=since, logged_at__lte=until
        ).values_list("pk")
    )
    now, day = timezone.now(), timedelta(days=1)
    due_at = Docket.objects.get().due_at
    for at, found in ((due_at, 0), (due_at + timedelta(hours=1), 1)):
        assert len(overdue.rows(until=now, at=at, since=now - day)) == found
    assert not overdue.rows(until=now, at=due_at + day, since=now + day)
    assert not overdue.rows(until=now - day, at=due_at + day, since=now - day)


def test_an_id_that_is_made_from_another_is_refused(cast):
    the_next = Prepared(lambda owner: of_owner(owner + 1))
    with pytest.raises(TypeError, match="makes values"):
        the_next.rows(owner=cast.mara.pk)


def test_it_can_be_part_of_another_query(cast):
    cast.logs(cast.mara)
    prepared = Prepared(of_teams)
    statement, values = prepared.part(teams=[cast.care.pk], is_open=True)
    with connection.cursor() as cursor:
        counts = f"SELECT count(*) FROM ({statement.sql}) counted"  # noqa: S608
        cursor.execute(counts, statement.params(values))
        assert cursor.fetchone() == (1,)
    assert prepared.part(teams=[], is_open=True) is None


def test_so_many_shapes_are_kept_and_no_more(cast, monkeypatch):
    monkeypatch.setattr("incidents.queries.prepared.MOST", 2)
    built = []
    prepared = Prepared(lambda n, owner: built.append(n) or of_owner(owner))
    for flag in ("a", "b", "b", "c", "b", "a"):
        prepared.rows(n=flag, owner=cast.mara.pk)
    assert built[::2] == ["a", "b", "c", "a"]


def test_running_it_is_one_query(cast, django_assert_num_queries):
    prepared = Prepared(lambda person: User.objects.filter(pk=person).values_list("name"))
    prepared.rows(person=cast.mara.pk)
    with django_assert_num_queries(1):
        assert prepared.rows(person=cast.mara.pk) == [(cast.mara.name,)]


def test_instances_come_with_what_is_selected_and_annotated_beside_them(cast):
    mine, hers = cast.logs(cast.jonas), cast.logs(cast.mara)
    found = Incident.objects.select_related("owner", "contact").annotate(twice=F("pk") * 2)
    shown = "urgency", "owner__name", "contact__name"
    prepared = Prepared(lambda owner: found.filter(owner=owner).only(*shown))
    for incident in (mine, hers, mine):
        (made,) = prepared.models(owner=incident.owner_id)
        assert (made, made.owner.name) == (incident, incident.owner.name)
        assert (made.twice, made.contact) == (incident.pk * 2, incident.contact)
        assert "happened" in made.get_deferred_fields()
        assert not made._state.adding
    assert prepared.models(owner=cast.rui.pk) == []


def test_lists_of_nearly_the_same_length_share_a_query(cast):
    built, logged = [], [cast.logs(cast.mara) for _ in range(8)]

    def of_ids(ids):
        built.append(ids)
        return Incident.objects.filter(pk__in=ids).order_by("pk").values_list("pk")

    prepared, ids = Prepared(of_ids), [incident.pk for incident in logged]
    for length in (5, 6, 7, 8):
        assert prepared.rows(ids=ids[:length]) == [(pk,) for pk in ids[:length]]
    # Once with each kind of mark.
    assert len(built) == 2
