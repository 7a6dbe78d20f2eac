"""The watch after a preventive action: who hears that it has happened again."""

from datetime import timedelta

import pytest
from django.utils import timezone

from incidents.actions.deliver import deliver
from incidents.actions.edit import edit_incident
from incidents.actions.promise_action import add_action, check_action, finish_action
from incidents.models import Message

DAY = timedelta(days=1)


def told():
    """Who is told that it has happened again, about which incident."""
    words = Message.objects.filter(kind=Message.Kind.RECURRENCE).order_by("pk")
    return [(word.person, word.incident) for word in words]


@pytest.fixture
def change(cast):
    """Jonas has changed something after a late delivery; the check lies a month ahead."""
    incident, at = cast.logs(cast.mara, ago=DAY), timezone.now()
    edit_incident(by=cast.mara, at=at, incident=incident, kind="late")
    action = add_action(
        by=cast.mara,
        at=at - DAY,
        incident=incident,
        what="Call the driver at noon",
        owner=cast.jonas,
        due_at=at + DAY,
        check_at=at + 30 * DAY,
        prevents="process",
    )
    return finish_action(by=cast.jonas, at=at - timedelta(hours=1), action=action)


def happens(cast, person=None, kind="late", **details):
    """One more mistake, of which somebody says what kind it is."""
    incident = cast.logs(person or cast.mara, **details)
    edit_incident(by=person or cast.mara, at=timezone.now(), incident=incident, kind=kind)
    return incident


def test_whoever_saw_to_the_change_hears_of_it_once(change, cast):
    again = happens(cast)
    assert told() == [(cast.jonas, again)]
    edit_incident(by=cast.mara, at=timezone.now(), incident=again, kind="quality")
    edit_incident(by=cast.mara, at=timezone.now(), incident=again, kind="late")
    assert told() == [(cast.jonas, again)]


def test_the_mail_says_which_change_it_was(change, cast):
    again = happens(cast)
    deliver()
    word = Message.objects.get(kind=Message.Kind.RECURRENCE)
    assert word.subject == f"It has happened again: Brightwater Foods ({again.reference})"
    assert "Call the driver at noon" in word.text
    assert change.incident.reference in word.html


def test_another_kind_or_team_or_an_earlier_one_is_nothing_new(change, cast):
    happens(cast, kind="billing")
    happens(cast, person=cast.bea)
    happens(cast, ago=timedelta(hours=2))
    assert told() == []


def test_after_the_check_nobody_is_told_any_more(change, cast):
    check_action(
        by=cast.jonas, at=timezone.now(), action=change, was_effective=True, finding="None since."
    )
    happens(cast)
    assert told() == []


def test_it_goes_round_whoever_is_away(change, cast):
    cast.jonas.away_until = timezone.now() + DAY
    cast.jonas.save()
    again = happens(cast)
    assert told() == [(cast.tomas, again)]
