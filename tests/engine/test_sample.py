"""The sample company: let into an empty house to try things, and taken out again, all of it."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from incidents.actions.assign import assign
from incidents.actions.cause import name_cause
from incidents.actions.customer_link import make_link
from incidents.actions.decision import ask_decision
from incidents.actions.lesson import keep_lesson
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
    Customer,
    Incident,
    Membership,
    Message,
    Sample,
    SearchWord,
    Team,
    User,
)
from incidents.queries.audit import audit
from incidents.rules.refusal import Refused
from tests.cast import POLICIES, moment
from tests.sampled import findings, first_admin, promises, rows


@pytest.fixture
def first(db):
    """The first admin of an empty house."""
    return first_admin()


@pytest.mark.parametrize("name", sorted(path.stem for path in POLICIES.glob("*.toml")))
@pytest.mark.parametrize("at", ["2027-01-04 00:20", "2026-07-05 22:50"])
def test_it_comes_in_under_any_policy_at_any_hour(name, at, first):
    promises(name)
    sample = let_sample_in(by=first, at=moment(at))
    assert sample.incidents.count() == 6
    assert [one.code for one in audit(moment(at), deep=True)] == ["nobody-looks"]


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


def test_it_stays_out_of_a_house_with_incidents(cast):
    cast.logs(cast.mara)
    with pytest.raises(Refused, match="incidents in here already"):
        let_sample_in(by=cast.helen, at=timezone.now())
    assert not Sample.objects.exists()


def test_only_an_admin_lets_it_in_or_takes_it_out(cast):
    others = [cast.mara, cast.tomas, cast.priya]
    for person in others:
        with pytest.raises(Refused, match="Only an administrator"):
            let_sample_in(by=person, at=timezone.now())
    assert not Sample.objects.exists()
    let_sample_in(by=cast.helen, at=timezone.now())
    for person in others:
        with pytest.raises(Refused, match="Only an administrator"):
            take_sample_out(by=person, at=timezone.now())
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
