"""News by mail: for whoever asked for it, gathered, in their hours, with why they get it."""

from datetime import time, timedelta

import pytest

from incidents.actions.deliver import deliver
from incidents.actions.news import spread_the_news
from incidents.actions.watch import watch
from incidents.models import Event, Membership, Message, User
from tests.cast import moment
from tests.engine.clockwork import HOUR, MONDAY, logs, speaks, sweep_at

MINUTE = timedelta(minutes=1)


@pytest.fixture(autouse=True)
def begun(cast):
    """The worker has been here before, and Mara wants what is hers by mail."""
    spread_the_news(at=MONDAY)
    wishes(cast.mara, mine_by_mail=True)


def wishes(person, **changes):
    User.objects.filter(pk=person.pk).update(**changes)


def writes(incident, person, at, text="Look at the invoice"):
    Event.objects.create(incident=incident, kind="note", at=at, by=person, data={"text": text})
    spread_the_news(at=at)


def mails(person):
    return Message.objects.filter(kind=Message.Kind.NOTICE, person=person).order_by("pk")


def test_what_happens_within_a_minute_is_one_mail(cast, incident, mail_leaves):
    writes(incident, cast.jonas, MONDAY + MINUTE)
    writes(incident, cast.tomas, MONDAY + 1.5 * MINUTE, "And at the contract")
    assert deliver(now=lambda: MONDAY + 1.9 * MINUTE) == 0
    assert deliver(now=lambda: MONDAY + 2 * MINUTE) == 1
    mail = mail_leaves.messages[0]
    assert mail["Subject"] == "2 things have happened"
    for kind in ("plain", "html"):
        said = mail.get_body((kind,)).get_content()
        assert "Look at the invoice" in said
        assert "And at the contract" in said
        assert "You get this because you own it." in said
        assert "/you/#hear-mine" in said


def test_one_thing_says_in_its_subject_what_it_is(cast, incident, mail_leaves):
    speaks(incident, cast.jonas, MONDAY + MINUTE)
    spread_the_news(at=MONDAY + MINUTE)
    deliver(now=lambda: MONDAY + HOUR)
    subject = mail_leaves.messages[0]["Subject"]
    assert subject == f"Jonas called Elena Marsh: Brightwater Foods ({incident.reference})"


def test_the_next_one_keeps_to_as_many_an_hour_as_somebody_wants(cast, incident, mail_leaves):
    wishes(cast.mara, most_an_hour=2)
    writes(incident, cast.jonas, MONDAY)
    deliver(now=lambda: MONDAY + MINUTE)
    writes(incident, cast.jonas, MONDAY + 2 * MINUTE)
    assert [one.send_after for one in mails(cast.mara)] == [
        MONDAY + MINUTE,
        MONDAY + MINUTE + HOUR / 2,
    ]


def test_it_waits_for_the_end_of_quiet_hours(cast, incident):
    wishes(cast.mara, quiet_from=time(8), quiet_to=time(11), time_zone="Europe/Berlin")
    writes(incident, cast.jonas, MONDAY)
    assert mails(cast.mara).get().send_after == moment("2030-11-18 10:00")


def test_nobody_gets_it_who_has_not_asked_for_it(cast, incident):
    watch(by=cast.jonas, at=MONDAY, incident=incident)
    writes(incident, cast.tomas, MONDAY)
    assert not mails(cast.jonas).exists()


def test_the_teams_news_are_a_wish_of_their_own(cast):
    wishes(cast.jonas, team_by_mail=True)
    logs(cast, cast.mara, at=MONDAY)
    spread_the_news(at=MONDAY)
    assert mails(cast.jonas).count() == 1


def test_what_the_ladder_mails_is_not_mailed_again(cast, incident):
    at = MONDAY + 48 * HOUR
    sweep_at(at)
    Message.objects.all().delete()
    spread_the_news(at=at)
    assert not mails(cast.mara).exists()


def test_what_somebody_may_not_see_any_more_does_not_leave(cast, incident, mail_leaves):
    writes(incident, cast.jonas, MONDAY)
    Membership.objects.filter(user=cast.mara).update(team=cast.billing)
    assert deliver(now=lambda: MONDAY + HOUR) == 0
    assert mails(cast.mara).get().state == Message.State.WITHDRAWN
    assert not mail_leaves.messages


def test_whoever_stands_in_reads_for_whom(cast, incident, mail_leaves):
    wishes(cast.jonas, mine_by_mail=True)
    wishes(cast.mara, away_until=MONDAY + 9 * HOUR, substitute=cast.jonas)
    writes(incident, cast.tomas, MONDAY)
    deliver(now=lambda: MONDAY + HOUR)
    to_jonas = next(mail for mail in mail_leaves.messages if "Jonas" in mail["To"])
    assert "because you stand in for Mara Lindqvist" in to_jonas.get_body(("plain",)).get_content()
