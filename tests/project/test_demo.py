"""The demo company shows what the product can do, in the state that each part of it can be in."""

import pytest
from django.utils import timezone

from incidents.actions.deliver import deliver
from incidents.actions.sweep import sweep
from incidents.demo.load import load
from incidents.models import (
    Action,
    Clock,
    Decision,
    Event,
    Incident,
    Membership,
    Message,
    PolicyVersion,
    Wait,
)


@pytest.fixture(params=["Europe/Berlin", "Pacific/Apia", "UTC"])
def tidewell(request, first_policy):
    load(at=timezone.now(), time_zone=request.param)


def test_every_part_of_the_engine_has_something_to_show(tidewell):
    now = timezone.now()
    assert PolicyVersion.objects.in_force(now).name == "Tidewell promises"
    assert Incident.objects.filter(policy__number=2).exists()
    assert Incident.objects.filter(policy__number=1).exists()
    assert Wait.objects.get().ended_at is None
    assert Clock.objects.filter(paused_at__isnull=False).count() == 1
    assert Clock.objects.get(snoozed_until__gt=now).kind == "contact"
    assert Clock.objects.get(quiet_until__gt=now).escalations.count() == 2
    assert Decision.objects.get().decided_at is None
    assert Action.objects.filter(done_at__isnull=False).count() == 1
    assert Clock.objects.running().filter(kind="check").count() == 1
    assert Membership.objects.filter(is_guide=True).count() == 2
    assert Clock.objects.filter(kind="update", target="").count() == 2


def test_what_is_closed_was_made_right_first(tidewell):
    for incident in Incident.objects.filter(status="closed"):
        assert incident.events.filter(kind=Event.Kind.MADE_RIGHT).exists()
        assert not incident.clocks.running().exclude(kind="check").exists()


def test_the_engine_goes_on_from_there(tidewell):
    sweep()
    deliver()
    assert not Clock.objects.filter(tries__gt=0).exists()
    assert not Message.objects.filter(state=Message.State.FAILED).exists()
    assert sweep() == 0
