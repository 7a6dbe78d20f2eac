"""The docket: one line per open incident, which the database itself keeps."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.utils import timezone

from incidents.actions.assign import assign
from incidents.actions.clocks import stop
from incidents.models import Clock, Docket, Incident
from incidents.queries.audit import audit
from tests.cast import clock_of


@pytest.fixture
def incident(cast):
    """One of Customer care's, that Mara has logged and owns."""
    return cast.logs(cast.mara, urgency="high")


def line(incident):
    """Its line."""
    return Docket.objects.get(incident=incident)


def test_an_incident_is_on_it_from_the_start(cast, incident):
    first = incident.clocks.running().order_by("due_at").first()
    assert line(incident).due_at == first.due_at
    assert (line(incident).team, line(incident).owner) == (cast.care, cast.mara)
    assert line(incident).rank == 1
    assert line(incident).touched_at == incident.logged_at


def test_the_next_deadline_takes_the_place_of_one_that_was_kept(cast, incident):
    cast.talks(incident)
    kept = clock_of(incident, Clock.Kind.CONTACT)
    assert not kept.is_running
    assert line(incident).due_at == min(incident.clocks.running().values_list("due_at", flat=True))
    assert line(incident).spoke_at is not None


def test_another_owner_has_not_touched_it_yet(cast, incident):
    assign(by=cast.tomas, at=timezone.now(), incident=incident, owner=cast.jonas)
    assert line(incident).owner == cast.jonas
    assert line(incident).touched_at is None


def test_what_is_closed_leaves_it_and_what_is_reopened_comes_back(incident):
    Incident.objects.filter(pk=incident.pk).update(status="closed", closed_at=timezone.now())
    assert not Docket.objects.filter(incident=incident).exists()
    Incident.objects.filter(pk=incident.pk).update(status="open", closed_at=None)
    assert line(incident).due_at


def test_what_is_said_of_it_stands_there_too(incident):
    for name, value in {
        "kind": "billing",
        "channel": "phone",
        "noticed_by": "us",
        "currency": "EUR",
        "value_at_risk": Decimal("1200.00"),
        "learned_at": incident.learned_at - timedelta(hours=2),
    }.items():
        Incident.objects.filter(pk=incident.pk).update(**{name: value})
    incident.refresh_from_db()
    assert line(incident).customer == incident.customer
    facts = ("kind", "channel", "noticed_by", "value_at_risk", "learned_at")
    assert [getattr(line(incident), name) for name in facts] == [
        *("billing", "phone", "us", Decimal(1200), incident.learned_at)
    ]
    assert not [found for found in audit(timezone.now(), deep=True) if "docket" in found.code]


def test_what_stands_still_is_waited_for(incident):
    at = timezone.now()
    for clock in incident.clocks.running().exclude(kind=Clock.Kind.RESOLVE):
        stop(clock, at=at)
    resolve = incident.clocks.filter(kind=Clock.Kind.RESOLVE)
    resolve.update(paused_at=at, next_step_at=None)
    assert line(incident).is_waiting
    assert line(incident).due_at is None


def test_the_auditor_sees_a_line_that_is_wrong(cast, incident):
    assert not [found for found in audit(timezone.now(), deep=True) if "docket" in found.code]
    Docket.objects.filter(incident=incident).update(due_at=timezone.now() + timedelta(days=9))
    (found,) = [found for found in audit(timezone.now(), deep=True) if "docket" in found.code]
    assert found.ids == (incident.pk,)


def test_a_sweep_does_not_write_on_it(incident):
    with connection.cursor() as cursor:
        cursor.execute("SELECT xmin FROM incidents_docket WHERE incident_id = %s", [incident.pk])
        before = cursor.fetchone()
        incident.clocks.update(next_step=1, tries=1)
        cursor.execute("SELECT xmin FROM incidents_docket WHERE incident_id = %s", [incident.pk])
        assert cursor.fetchone() == before
