"""Whoever reads a deadline reads it in their own time zone, and is told so beside it."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from incidents.actions.deliver import deliver
from incidents.actions.sweep import sweep
from incidents.models import Message
from tests.cast import clock_of


@pytest.fixture
def mara(cast):
    """Mara works from Nepal, where the tz database has no letters for the time."""
    cast.mara.time_zone = "Asia/Kathmandu"
    cast.mara.save()
    return cast.mara


def told(page):
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


@pytest.mark.parametrize("name", ["queue", "dashboard", "wall"])
def test_a_list_says_once_in_whose_time_it_is(name, cast, mara, visit):
    for _ in range(3):
        cast.logs(mara)
    page = told(visit(mara).get(reverse(name), follow=True).content.decode())
    assert page.count("UTC+5:45") == 1


def test_the_log_form_says_whose_now_it_is(mara, visit):
    assert re.search(
        r"now \d\d:\d\d UTC\+5:45", told(visit(mara).get(reverse("log")).content.decode())
    )


def test_beside_the_first_deadline_stands_the_zone_and_where_it_was_reckoned(cast, mara, visit):
    incident = cast.logs(mara)
    page = visit(mara).get(incident.get_absolute_url()).content.decode()
    [title] = re.findall(r'<abbr class="zone" title="([^"]+)">UTC\+5:45', page)
    due = clock_of(incident, "contact").due_at
    assert "Asia/Kathmandu, your time zone." in title
    reckoned = rf"It was reckoned in UTC, where it is (\w+ )?{due:%H:%M}"
    assert re.search(reckoned, title), "with the day where it is another one"
    assert told(page).count("It was reckoned in UTC") == 1 + incident.clocks.running().count()


def test_where_no_clock_runs_the_zone_is_said_of_all_times(cast, mara, visit):
    incident = cast.logs(mara)
    incident.clocks.update(stopped_at=timezone.now(), next_step_at=None)
    page = told(visit(mara).get(incident.get_absolute_url()).content.decode())
    assert page.count("UTC+5:45") == 1
    assert "Times are in Asia/Kathmandu (UTC+5:45)." in page


def test_nothing_is_said_of_another_zone_where_it_is_the_same_time(cast, visit):
    incident = cast.logs(cast.tomas)
    page = visit(cast.tomas).get(incident.get_absolute_url()).content.decode()
    assert 'title="UTC, your time zone."' in page
    assert "It was reckoned" not in page


@pytest.mark.parametrize("name", ["answer", "step_follow_up", "step_prevent"])
def test_pages_about_one_incident_say_it_beside_its_times(name, cast, mara, visit):
    incident = cast.logs(mara)
    page = told(visit(mara).get(reverse(name, args=[incident.reference])).content.decode())
    assert "Times are in Asia/Kathmandu (UTC+5:45)." in page


def test_a_badge_says_it_to_whoever_points_at_it(cast, mara, visit):
    incident = cast.logs(mara)
    page = visit(mara).get(incident.get_absolute_url()).content.decode()
    assert re.search(r'title="\w+ \d+ \w+ \d{4}, \d\d:\d\d UTC\+5:45', page)


def test_a_mail_says_whose_times_it_tells(cast, mara):
    cast.logs(mara, ago=timedelta(hours=6), urgency="critical")
    sweep()
    deliver()
    mails = Message.objects.filter(person=mara, state=Message.State.SENT)
    assert mails.exists()
    assert all("Times are in Asia/Kathmandu (UTC+5:45)." in mail.html for mail in mails)
