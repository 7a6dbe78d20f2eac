"""Watching an incident, and seeing who watches and who has it open."""

from datetime import timedelta

import pytest
from django.utils import timezone

from incidents.actions.presence import be_here
from incidents.actions.watch import watch
from incidents.models import Presence, Watch
from incidents.rules.refusal import Refused
from tests.pages.conftest import said, text_of


def test_a_colleague_watches_and_is_named(incident, does, cast):
    page = does("watch", cast.jonas)
    assert Watch.objects.get().person == cast.jonas
    assert "You watch it now" in said(page)
    assert [person.name for person in page.context["around"].watchers] == ["Jonas Weber"]
    assert "Stop watching" in page.content.decode()


def test_watching_twice_is_once_and_it_can_be_left(incident, does, cast):
    does("watch", cast.jonas)
    does("watch", cast.jonas)
    assert Watch.objects.count() == 1
    page = does("watch/stop", cast.jonas)
    assert not Watch.objects.exists()
    assert "You don’t watch it any more." in said(page)
    assert does("watch/stop", cast.jonas).status_code == 200


def test_who_may_not_see_it_can_not_watch(incident, does, cast):
    assert does("watch", cast.bea).status_code == 404
    with pytest.raises(Refused):
        watch(by=cast.bea, at=timezone.now(), incident=incident)
    assert not Watch.objects.exists()


def test_looking_at_the_page_changes_nothing(incident, visit, cast):
    visit(cast.jonas).get(incident.get_absolute_url())
    assert not Presence.objects.exists()


def test_the_page_says_who_else_has_it_open(incident, visit, cast):
    visit(cast.jonas).post(f"{incident.get_absolute_url()}here/")
    be_here(by=cast.mara, at=timezone.now(), incident=incident)
    page = visit(cast.mara).get(incident.get_absolute_url())
    assert "Jonas has this open" in text_of(page)
    assert "Mara has" not in text_of(page)
    told = visit(cast.mara).post(f"{incident.get_absolute_url()}here/")
    assert "Jonas has this open" in text_of(told)
    assert "<html" not in told.content.decode()


def test_who_left_is_not_told_any_more(incident, visit, cast):
    be_here(by=cast.jonas, at=timezone.now() - timedelta(seconds=61), incident=incident)
    page = visit(cast.mara).get(incident.get_absolute_url())
    assert "has this open" not in text_of(page)
