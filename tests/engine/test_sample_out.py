"""The sample company stands in an empty house, and is taken out again: all of it, and no more."""

from copy import deepcopy

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction
from django.utils import timezone

from incidents.actions.edit import edit_incident
from incidents.actions.merge import merge
from incidents.actions.roll_up import roll_up
from incidents.actions.sample import take_sample_out
from incidents.actions.touchpoint import record_touchpoint
from incidents.demo.sample import MARK, TEAM, let_sample_in
from incidents.models import (
    Clock,
    Customer,
    Escalation,
    Event,
    Incident,
    Membership,
    Message,
    Rollup,
    SearchWord,
    Team,
    User,
)
from tests.sampled import findings, first_admin, logs, rows


@pytest.fixture(scope="module")
def house(standing):
    """The first admin, and the sample company that she has let in."""

    def build():
        first = first_admin()
        return first, let_sample_in(by=first, at=timezone.now())

    return standing(build)


@pytest.fixture
def first(house, db):
    """The first admin of the house."""
    return deepcopy(house[0])


@pytest.fixture
def sample(house, db):
    """The sample company, let in by her."""
    return deepcopy(house[1])


def test_it_fills_an_empty_house_with_something_at_each_point_of_the_path(sample, first):
    incidents = sample.incidents.all()
    assert {one.owner for one in incidents} == {first, None}
    assert {one.status for one in incidents} == {"open", "closed"}
    assert Clock.objects.running().filter(due_at__lt=timezone.now()).exists()
    assert Escalation.objects.exists()
    assert all(one.name.endswith(MARK) for one in sample.customers.all())
    assert all(one.customer in sample.customers.all() for one in incidents)
    assert {one.team for one in incidents} == {sample.team}
    roll_up(at=timezone.now())
    assert findings() == []


def test_its_letters_go_to_whoever_let_it_in_and_its_past_has_not_left(sample, first):
    assert {one.address for one in Message.objects.all()} == {first.email}
    past = Message.objects.filter(state=Message.State.SENT)
    assert past.exists()
    assert not past.filter(is_kept=False).exists()


def test_twice_it_is_the_same(sample, first):
    before = rows()
    assert let_sample_in(by=first, at=timezone.now()) == sample
    assert rows() == before


def test_taken_out_twice_it_is_out(sample, first):
    take_sample_out(by=first, at=timezone.now())
    assert take_sample_out(by=first, at=timezone.now()) is None


def test_what_people_logged_stays_with_what_it_needs(sample, first):
    roll_up(at=timezone.now())
    customer = sample.customers.get(name__startswith="Harbour")
    ours = logs(first, customer=customer, contact=customer.contacts.get())
    gone = take_sample_out(by=first, at=timezone.now())
    assert gone.others == [ours]
    assert gone.staying == [customer]
    assert gone.team is None
    ours.refresh_from_db()
    assert (ours.customer, ours.contact) == (customer, customer.contacts.get())
    assert ours.team.name == TEAM
    assert list(Incident.objects.all()) == [ours]
    assert list(Customer.objects.all()) == [customer]
    assert ours.events.exists()
    roll_up(at=timezone.now())
    assert findings() == []
    assert set(Rollup.objects.values_list("team__name", flat=True)) == {TEAM, None}


def test_a_real_incident_that_names_one_of_its_people_keeps_them(sample, first):
    customer = sample.customers.get(name__startswith="Harbour")
    ours = logs(first, customer=customer, contact=customer.contacts.get())
    real = Customer.objects.create(name="A real one")
    record_touchpoint(
        by=first, at=timezone.now(), incident=ours, channel="call", direction="out", summary="Rang"
    )
    edit_incident(by=first, at=timezone.now(), incident=ours, customer=real, contact=None)
    touchpoint = ours.touchpoints.get()
    assert touchpoint.contact.customer == customer
    take_sample_out(by=first, at=timezone.now())
    touchpoint.refresh_from_db()
    assert touchpoint.contact.customer == customer


def test_what_was_merged_into_it_keeps_where_it_leads(sample, first):
    into = sample.incidents.filter(owner=None).get()
    ours = logs(first, customer=into.customer, team=into.team)
    merge(by=first, at=timezone.now(), incident=ours, into=into)
    gone = take_sample_out(by=first, at=timezone.now())
    assert gone.led_to == [into]
    ours.refresh_from_db()
    assert ours.merged_into == into
    assert into.events.filter(kind=Event.Kind.LOGGED).exists()
    assert findings() == []


def test_a_real_incident_loses_nothing_when_one_of_the_sample_was_merged_into_it(sample, first):
    theirs = sample.incidents.filter(owner=None).get()
    ours = logs(first, customer=theirs.customer, team=theirs.team)
    merge(by=first, at=timezone.now(), incident=theirs, into=ours)
    told = ours.events.count()
    gone = take_sample_out(by=first, at=timezone.now())
    assert theirs.pk in gone.going
    assert ours.events.count() == told
    assert findings() == []


def test_a_team_with_somebody_in_it_stays(sample, first):
    ben = User.objects.create_user("ben@house.example", "Ben Second", "make-it-right")
    Membership.objects.create(user=ben, team=sample.team, role="staff")
    gone = take_sample_out(by=first, at=timezone.now())
    assert (gone.team, gone.people) == (None, ["Ben Second"])
    assert Team.objects.get().name == TEAM


def test_its_files_go_once_it_is_out(sample, first, django_capture_on_commit_callbacks):
    # As `attach` leaves it, which works outside any transaction.
    kept = default_storage.save(f"ab/{'c' * 40}", ContentFile(b"words"))
    sample.incidents.first().attachments.create(
        file=kept, name="a.txt", kind="text", size=5, by=first, at=timezone.now()
    )
    with django_capture_on_commit_callbacks(execute=True):
        take_sample_out(by=first, at=timezone.now())
    assert not default_storage.exists(kept)


def test_words_that_others_wrote_too_are_kept(sample, first):
    logs(first, customer="Ours", happened="A xylophone and some bread", team=Team.objects.get())
    take_sample_out(by=first, at=timezone.now())
    assert SearchWord.objects.filter(word="bread").exists()
    assert not SearchWord.objects.filter(word="granite").exists()


def test_the_database_lets_go_of_no_other_timeline_and_changes_none(sample, first):
    ours = logs(first, customer="Ours", team=sample.team)
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        Event.objects.filter(incident=ours).delete()
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        Event.objects.filter(incident=sample.incidents.first()).update(data={})
    assert Event.objects.filter(incident=ours).exists()
