"""The day's and the week's digests: to whom, at which hour of theirs, once, and what they say."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from incidents.actions.deliver import deliver
from incidents.actions.digests import send_digests
from incidents.actions.promise_action import add_action, finish_action
from incidents.actions.roll_up import roll_up
from incidents.models import Heartbeat, Incident, Membership, Message, User
from tests.cast import moment
from tests.engine.clockwork import HOUR, answers, logs, speaks

WEEK = timedelta(days=7)
SEVEN = moment("2030-11-18 07:00")
"""On the Monday of the clockwork, in UTC."""


def wishes(person, **changes):
    User.objects.filter(pk=person.pk).update(**changes)


def look(at):
    """Have them sent as the worker does that looks at this moment."""
    Heartbeat.objects.all().delete()
    return send_digests(at=at)


def to(person, kind="daily"):
    return Message.objects.filter(person=person, kind=kind)


def delivered(at, server):
    deliver(now=lambda: at)
    return {mail["To"].split()[0]: mail for mail in server.messages}


@pytest.mark.parametrize(
    ("zone", "at"),
    [
        ("Europe/Lisbon", "2030-11-18 07:00"),
        # Lisbon in summer, and on the Monday after its clocks went forward.
        ("Europe/Lisbon", "2031-07-14 06:00"),
        ("Europe/Lisbon", "2031-03-31 06:00"),
        # Monday in Auckland begins on Sunday, by UTC.
        ("Pacific/Auckland", "2030-11-17 18:00"),
        ("Pacific/Auckland", "2031-07-13 19:00"),
    ],
)
def test_it_comes_at_seven_where_somebody_lives(zone, at, cast):
    wishes(cast.mara, time_zone=zone)
    look(moment(at) - timedelta(minutes=1))
    assert not to(cast.mara).exists()
    look(moment(at))
    assert to(cast.mara).get().send_after == moment(at)


def test_it_comes_once_a_day_however_many_look(cast):
    assert look(SEVEN) > 0
    assert look(SEVEN) == 0
    assert look(SEVEN + 3 * HOUR) == 0
    assert look(SEVEN + 24 * HOUR) > 0
    assert to(cast.mara).count() == 2


def test_within_a_minute_nobody_looks_again(cast):
    send_digests(at=SEVEN)
    Message.objects.all().delete()
    assert send_digests(at=SEVEN + timedelta(seconds=30)) == 0
    assert send_digests(at=SEVEN + timedelta(seconds=90)) > 0


def test_a_worker_that_was_off_sends_it_late_but_not_in_the_afternoon(cast):
    assert look(SEVEN + 5 * HOUR) == 0
    assert look(SEVEN + 4 * HOUR) > 0


def test_none_comes_on_a_weekend(cast):
    assert look(SEVEN + timedelta(days=5)) == 0
    assert look(SEVEN + timedelta(days=4)) > 0


def test_it_waits_for_the_end_of_quiet_hours(cast):
    wishes(cast.mara, quiet_from="18:00", quiet_to="08:30")
    look(SEVEN)
    assert to(cast.mara).get().send_after == SEVEN + 1.5 * HOUR


def test_not_to_who_is_away_has_left_sees_nothing_or_wants_none(cast):
    wishes(cast.mara, away_until=SEVEN + HOUR)
    wishes(cast.jonas, is_active=False)
    Membership.objects.filter(user=cast.bea).delete()
    wishes(cast.rui, mine_in_digest=False, team_in_digest=False, breaches_in_digest=False)
    look(SEVEN)
    told = set(Message.objects.filter(kind="daily").values_list("person__name", flat=True))
    assert told == {"Tomás Oliveira", "Priya Nair", "Helen Castro"}


def test_an_empty_day_sends_no_mail(cast, mail_leaves):
    look(SEVEN)
    assert delivered(SEVEN, mail_leaves) == {}
    assert to(cast.mara).get().state == Message.State.WITHDRAWN


def test_it_says_how_it_stands_with_each_line_a_list(cast, mail_leaves):
    late = logs(cast, cast.mara, at=SEVEN - 30 * HOUR, urgency="critical")
    unowned = logs(cast, cast.jonas, at=SEVEN - HOUR)
    Incident.objects.filter(pk=unowned.pk).update(owner=None)
    look(SEVEN)
    mails = delivered(SEVEN, mail_leaves)
    lead = mails["Tomás"].get_body(("plain",)).get_content()
    assert mails["Tomás"]["Subject"] == "Monday: 1 past our promise in your team"
    assert "- 1 past our promise in your team" in lead
    assert "- 1 unowned" in lead
    assert f"{late.reference}, Brightwater Foods: 1\u00a0d" in lead
    assert f"?owner=nobody&team={cast.care.pk}" in lead
    html = mails["Mara"].get_body(("html",)).get_content()
    assert "Yours" in html
    assert "/you/#hear" in html
    assert "Bea" not in mails


def test_quiet_customers_and_yesterday_are_for_leads(cast, mail_leaves):
    logs(cast, cast.mara, at=SEVEN - timedelta(days=5))
    kept = logs(cast, cast.mara, at=SEVEN - timedelta(days=3) + HOUR)
    speaks(kept, cast.mara, SEVEN - timedelta(days=3) + 2 * HOUR)
    look(SEVEN)
    mails = delivered(SEVEN, mail_leaves)
    lead = mails["Tomás"].get_body(("plain",)).get_content()
    assert "without a word of ours for two days" in lead
    assert "with a promise kept on Friday" in lead
    assert "Friday" not in mails["Jonas"].get_body(("plain",)).get_content()


@pytest.mark.parametrize(
    ("zone", "told"),
    [
        ("Europe/London", "Times are in Europe/London (GMT)."),
        ("Asia/Kolkata", "Times are in Asia/Kolkata (IST)."),
        ("UTC", "Times are in UTC."),
    ],
)
def test_both_say_in_whose_time_they_are(zone, told, two_weeks, cast, mail_leaves):
    wishes(cast.priya, time_zone=zone)
    User.objects.exclude(pk=cast.priya.pk).update(is_active=False)
    seven = SEVEN.replace(tzinfo=ZoneInfo(zone))
    logs(cast, cast.mara, at=seven - 30 * HOUR, urgency="critical")
    look(seven)
    mails = delivered_all(seven, mail_leaves)
    assert {mail["Subject"].split()[0] for mail in mails} == {"Monday:", "The"}
    for mail in mails:
        for kind in ("plain", "html"):
            assert told in mail.get_body((kind,)).get_content()


def test_managers_get_the_week_on_mondays(cast):
    look(SEVEN)
    assert to(cast.priya, "weekly").count() == 1
    assert Message.objects.filter(kind="weekly").count() == 1
    look(SEVEN + timedelta(days=1))
    assert Message.objects.filter(kind="weekly").count() == 1


def test_whoever_wants_nothing_of_the_team_gets_no_week(cast):
    wishes(cast.priya, team_in_digest=False)
    look(SEVEN)
    assert not to(cast.priya, "weekly").exists()


@pytest.fixture
def two_weeks(cast):
    """Two weeks of the past, worked out: a slow one, and one in which all went well.

    Roll-ups keep middle times to within 2.5 %.
    """
    monday = SEVEN - 7 * HOUR
    for number in range(2):
        slow = logs(cast, cast.mara, at=monday - 2 * WEEK + number * HOUR)
        speaks(slow, cast.mara, monday - 2 * WEEK + (30 + number) * HOUR)
    for number in range(3):
        quick = logs(cast, cast.mara, at=monday - WEEK + number * HOUR)
        speaks(quick, cast.mara, monday - WEEK + (number + 0.5) * HOUR)
    answers(quick, cast.tomas, monday - WEEK + 4 * HOUR)
    roll_up(at=SEVEN)


def test_the_week_holds_itself_against_the_one_before(two_weeks, cast, mail_leaves):
    look(SEVEN)
    mail = _weekly(delivered_all(SEVEN, mail_leaves))
    said = mail.get_body(("plain",)).get_content()
    assert mail["Subject"] == "The week from 11 Nov: 100 % of first contacts in time"
    assert "- 100 % of 3 first contacts in time; the week before 0 %" in said
    assert "to our first word (median); the week before 1\u00a0d" in said
    assert "- 3 mistakes; the week before 2" in said


def test_its_charts_travel_in_the_mail_and_are_told_in_words(two_weeks, cast, mail_leaves):
    look(SEVEN)
    mail = _weekly(delivered_all(SEVEN, mail_leaves))
    related = mail.get_body(("related",))
    images = {part["Content-ID"]: part for part in related.iter_attachments()}
    html = mail.get_body(("html",)).get_content()
    assert set(images) == {"<in-time@recovery>", "<first-word@recovery>"}
    for name, part in images.items():
        assert f"cid:{name.strip('<>')}" in html
        assert part.get_content().startswith(b"\x89PNG")
        assert part.get_content_disposition() == "inline"
    assert 'alt="First contacts in time, week by week: 23 Sep –' in html
    assert "11 Nov 100 %." in html


def test_the_outbox_keeps_the_week_with_its_charts(two_weeks, cast, visit):
    look(SEVEN)
    message = to(cast.priya, "weekly").get()
    deliver(now=lambda: SEVEN)
    message.refresh_from_db()
    assert message.state == Message.State.SENT
    html = visit(cast.priya).get(f"/outbox/{message.pk}/body/").content.decode()
    assert "cid:" not in html
    assert html.count("data:image/png;base64,") == 2


def test_it_names_days_as_its_reader_counts_them(two_weeks, cast, mail_leaves):
    wishes(cast.priya, time_zone="Pacific/Auckland")
    seven = SEVEN.replace(tzinfo=ZoneInfo("Pacific/Auckland"))
    # Thursday evening by UTC is Friday morning in Auckland.
    thursday = moment("2030-11-21 20:00")
    action = add_action(
        by=cast.mara,
        at=seven - 2 * WEEK,
        incident=logs(cast, cast.mara, at=seven - 2 * WEEK),
        what="Compare both accounts.",
        owner=cast.jonas,
        due_at=seven - WEEK,
        prevents="detect",
        check_at=thursday,
    )
    finish_action(by=cast.jonas, at=seven - WEEK, action=action)
    look(seven)
    said = _weekly(delivered_all(seven, mail_leaves)).get_body(("plain",)).get_content()
    assert "- Compare both accounts., by Friday 22 November" in said


def test_weeks_in_which_nothing_happened_send_nothing(cast, mail_leaves):
    roll_up(at=SEVEN)
    look(SEVEN)
    assert delivered_all(SEVEN, mail_leaves) == []


def delivered_all(at, server):
    deliver(now=lambda: at)
    return server.messages


def _weekly(mails):
    return next(mail for mail in mails if mail["Subject"].startswith("The week"))


def test_a_look_costs_the_same_for_seven_people_and_for_many(cast):
    look(SEVEN)  # The policy is read once per process.
    few = _queries_of_a_look()
    for number in range(20):
        person = User.objects.create(email=f"p{number}@tidewell.example", name=f"P {number}")
        Membership.objects.create(user=person, team=cast.care, role="staff")
    assert _queries_of_a_look() == few


def _queries_of_a_look():
    Message.objects.all().delete()
    with CaptureQueriesContext(connection) as queries:
        assert look(SEVEN) > 0
    return len(queries)
