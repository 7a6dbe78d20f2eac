"""The sample company, let in and taken out by several at once, and while the engine is at work."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections
from django.utils import timezone

from incidents.actions.news import spread_the_news
from incidents.actions.sample import take_sample_out
from incidents.actions.sweep import sweep
from incidents.demo.sample import let_sample_in
from incidents.models import Clock, Event, Incident, Message, Sample
from tests.sampled import first_admin, promises

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def first():
    """The first admin of an empty house, whose ladder is short: little is told of the past."""
    first = first_admin()
    promises("consumer-support")
    return first


def at_once(*deeds):
    """What each of these gives; whatever one of them raises, is raised."""

    def do(deed):
        try:
            return deed()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(deeds)) as threads:
        return list(threads.map(do, deeds))


def test_let_in_by_two_at_once_it_is_one(first):
    def lets_in():
        return let_sample_in(by=first, at=timezone.now())

    one, other = at_once(lets_in, lets_in)
    assert one == other == Sample.objects.get()
    assert Incident.objects.count() == 6


def test_taken_out_by_two_at_once_it_is_out(first):
    let_sample_in(by=first, at=timezone.now())

    def takes_out():
        return take_sample_out(by=first, at=timezone.now())

    gone = at_once(takes_out, takes_out)
    assert sorted(one is None for one in gone) == [False, True]
    assert not Incident.objects.exists()


def test_it_goes_while_the_ladder_is_climbed_and_news_are_spread(first):
    let_sample_in(by=first, at=timezone.now())
    assert Clock.objects.running().update(next_step_at=timezone.now())

    def looks():
        for _ in range(10):
            sweep()
            spread_the_news(at=timezone.now())

    gone, *_ = at_once(lambda: take_sample_out(by=first, at=timezone.now()), looks, looks)
    assert len(gone.going) == 6
    for model in (Incident, Clock, Event, Message):
        assert not model.objects.exists(), model
