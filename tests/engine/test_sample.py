"""The sample company: let into an empty house to try things, and taken out again, all of it."""

import tomllib
from datetime import timedelta
from decimal import Decimal

import pytest
from django.apps import apps
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from incidents.actions.assign import assign
from incidents.actions.cause import name_cause
from incidents.actions.customer_link import make_link
from incidents.actions.decision import ask_decision
from incidents.actions.edit import edit_incident
from incidents.actions.lesson import keep_lesson
from incidents.actions.log import log_incident
from incidents.actions.merge import merge
from incidents.actions.news import spread_the_news
from incidents.actions.note import write_note
from incidents.actions.promise_action import add_action
from incidents.actions.propose_remedy import propose_remedy
from incidents.actions.read_answer import ask_to_read
from incidents.actions.relation import relate
from incidents.actions.roll_up import roll_up
from incidents.actions.sample import take_sample_out
from incidents.actions.tag import tag
from incidents.actions.take_over import join_as_guide
from incidents.actions.touchpoint import record_touchpoint
from incidents.actions.wait import start_wait
from incidents.actions.watch import watch
from incidents.demo.past import go_on_until
from incidents.demo.sample import MARK, TEAM, let_sample_in
from incidents.models import (
    Cause,
    Clock,
    Customer,
    Escalation,
    Event,
    Heartbeat,
    Incident,
    Membership,
    Message,
    PolicyVersion,
    Rollup,
    Sample,
    SearchWord,
    Team,
    User,
)
from incidents.queries.audit import audit
from incidents.rules.refusal import Refused
from tests.cast import POLICIES, moment

MISSED = {"nobody-looks", "one-trigger", "figures-late"}
"""What the auditor says where no program runs beside the test."""


@pytest.fixture
def first(first_policy):
    """The first admin of an empty house."""
    return User.objects.create_superuser("ada@house.example", "Ada First", "make-it-right")


@pytest.fixture
def sample(first):
    """The sample company, let in by her."""
    return let_sample_in(by=first, at=timezone.now())


def rows():
    """How many rows there are of everything of ours, by model; but what counts how far workers
    are."""
    with connection.cursor() as cursor:
        counted = {}
        for model in apps.get_app_config("incidents").get_models(include_auto_created=True):
            if model is not Heartbeat:
                cursor.execute(f'SELECT COUNT(*) FROM "{model._meta.db_table}"')  # noqa: S608
                counted[model.__name__] = cursor.fetchone()[0]
    return counted


def findings():
    found = audit(timezone.now(), deep=True)
    return [one.sentence for one in found if one.code not in MISSED]


def logs(person, **details):
    at = timezone.now()
    told = {"happened": "The lamp was broken.", "urgency": "normal", "noticed_by": "customer"}
    return log_incident(by=person, at=at, learned_at=at, **told | details)


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


@pytest.mark.parametrize("name", sorted(path.stem for path in POLICIES.glob("*.toml")))
@pytest.mark.parametrize("at", ["2027-01-04 00:20", "2026-07-05 22:50"])
def test_it_comes_in_under_any_policy_at_any_hour(name, at, first):
    PolicyVersion.objects.create(
        number=2,
        document=tomllib.loads((POLICIES / f"{name}.toml").read_text(encoding="utf-8")),
        effective_from=moment("2001-01-01 00:00"),
        published_at=moment("2001-01-01 00:00"),
    )
    sample = let_sample_in(by=first, at=moment(at))
    assert sample.incidents.count() == 6
    assert [one.code for one in audit(moment(at), deep=True)] == ["nobody-looks"]


def test_its_letters_go_to_whoever_let_it_in_and_its_past_has_not_left(sample, first):
    assert {one.address for one in Message.objects.all()} == {first.email}
    past = Message.objects.filter(state=Message.State.SENT)
    assert past.exists()
    assert not past.filter(is_kept=False).exists()


def test_mail_of_the_house_is_left_alone_while_its_past_is_told(first):
    before = timezone.now() - timedelta(hours=3)
    mail = Message.objects.create(
        kind=Message.Kind.DAILY,
        person=first,
        dedupe_key="daily",
        created_at=before,
        send_after=before,
    )
    let_sample_in(by=first, at=timezone.now())
    mail.refresh_from_db()
    assert mail.state == Message.State.QUEUED


def test_twice_it_is_the_same(sample, first):
    before = rows()
    assert let_sample_in(by=first, at=timezone.now()) == sample
    assert rows() == before


def test_it_stays_out_of_a_house_with_incidents(cast):
    cast.logs(cast.mara)
    with pytest.raises(Refused, match="incidents in here already"):
        let_sample_in(by=cast.helen, at=timezone.now())
    assert not Sample.objects.exists()


@pytest.mark.parametrize("who", ["mara", "tomas", "priya"])
def test_only_an_admin_lets_it_in_or_takes_it_out(who, cast):
    with pytest.raises(Refused, match="Only an administrator"):
        let_sample_in(by=getattr(cast, who), at=timezone.now())
    let_sample_in(by=cast.helen, at=timezone.now())
    with pytest.raises(Refused, match="Only an administrator"):
        take_sample_out(by=getattr(cast, who), at=timezone.now())
    assert Sample.objects.exists()


@pytest.mark.parametrize("taken", [(Team, TEAM), (Customer, f"Our own{MARK}")], ids=str)
def test_it_does_not_mix_with_what_has_its_names(taken, first):
    model, name = taken
    model.objects.create(name=name)
    with pytest.raises(Refused, match="another name first"):
        let_sample_in(by=first, at=timezone.now())
    assert not Incident.objects.exists()


def tries_everything(first, ben, one, other):
    """The two put into these incidents whatever can be put into one."""
    now = {"by": first, "at": timezone.now(), "incident": one}
    write_note(text="A xylophone stands here", **now)
    tag(name="Bread", **now)
    relate(other=other, kind="related", **now)
    record_touchpoint(channel="call", direction="out", summary="Rang", **now)
    ask_decision(asked_of=ben, question="A cake?", **now)
    propose_remedy(what="A cake", kind="gesture", cost=Decimal(20), **now)
    ask_to_read(asked_of=ben, happened="It.", why="So.", next="I will.", **now)
    cause = name_cause(explains="happened", kind="handover", what="Two hands", **now)
    later = timezone.now() + timedelta(days=1)
    add_action(what="Bake it", owner=ben, due_at=later, check_at=later + timedelta(days=1), **now)
    make_link(**now)
    start_wait(until=later, reason="The flavour", **now)
    keep_lesson(title="Cake helps", **now)
    watch(**now | {"by": ben})
    join_as_guide(**now | {"by": ben})
    assign(owner=first, **now)
    Cause.objects.filter(pk=cause.pk).update(handover=one.events.get(kind="assigned"))


def test_taken_out_nothing_is_left_of_it_whatever_was_tried(first):
    ben = User.objects.create_user("ben@house.example", "Ben Second", "make-it-right")
    Membership.objects.create(user=ben, team=Team.objects.create(name="Ours"), role="manager")
    before = rows()
    sample = let_sample_in(by=first, at=timezone.now())
    roll_up(at=timezone.now())
    one, other = sample.incidents.filter(status="open").order_by("pk")[:2]
    tries_everything(first, ben, one, other)
    go_on_until(timezone.now() + timedelta(days=3))
    spread_the_news(at=timezone.now())
    assert SearchWord.objects.filter(word="xylophone").exists()

    gone = take_sample_out(by=first, at=timezone.now())
    roll_up(at=timezone.now())
    assert (len(gone.going), gone.others, gone.staying) == (6, [], [])
    # What people made beside it is theirs: the tag and the lesson stay, without an incident.
    assert rows() == before | {"Tag": 1, "Lesson": 1}
    assert findings() == []


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
