"""The worker behind the figures: in bits or at once, alone or not, it tells what the rows say."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection, connections, transaction
from django.utils import timezone

from incidents.actions.roll_up import forget, keep_rolled_up, roll_up
from incidents.models import Clock, Event, Heartbeat, Rollup
from incidents.queries.audit.rollups import rollup_findings
from incidents.queries.rollups.state import ROLLUPS, state_of_rollups
from incidents.rules.weeks import monday_of
from tests.pages.analytics_history import AT, History
from tests.pages.past import Past
from tests.pages.rolled_up import brought_up, from_the_first_week_on, kept, number, same_anew


@pytest.fixture
def past(cast):
    """The past of the company."""
    return Past(cast)


def test_looking_twice_changes_nothing(cast):
    History(cast, number=24)
    first = brought_up(AT)
    ids = set(Rollup.objects.values_list("pk", flat=True))
    assert roll_up(at=AT + timedelta(seconds=1)) == 0
    assert (kept(), set(Rollup.objects.values_list("pk", flat=True))) == (first, ids)
    forget()
    assert brought_up(AT) == first
    assert set(Rollup.objects.values_list("pk", flat=True)) == ids


def test_a_year_has_no_more_rows_for_more_incidents(cast):
    History(cast, number=20)
    brought_up(AT)
    keys = Rollup.objects.values("measure", "key").distinct().count()
    weeks, places = Rollup.objects.values("week").distinct().count(), 3 * 5
    assert Rollup.objects.count() <= weeks * places * keys
    cells = cells_kept()
    History(cast, number=20)
    brought_up(AT)
    assert cells_kept() == cells


def cells_kept():
    """Which cells there are; whether a change has helped, other incidents decide."""
    return {cell for cell in kept() if "prevention" not in cell}


def test_a_year_told_bit_by_bit_is_the_year_told_at_once(cast, monkeypatch):
    monkeypatch.setattr("incidents.queries.rollups.touched.MOST", 7)
    brought_up(AT - timedelta(days=400))
    History(cast, number=30)
    bit_by_bit = brought_up(AT)
    assert bit_by_bit == from_the_first_week_on(AT)


def test_an_event_that_is_committed_late_is_found_in_its_hole(past):
    incident = past.logs(days=30)
    missing = Event.objects.latest("pk").pk + 1
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval(pg_get_serial_sequence('incidents_event', 'id'))")
    past.logs(days=3)
    brought_up()
    assert (missing, missing) in [hole[:2] for hole in state_of_rollups().holes]
    incident.touchpoints.create(at=timezone.now(), channel="call", direction="out")
    Event.objects.create(pk=missing, incident=incident, kind="touchpoint", at=timezone.now())
    brought_up()
    assert number("respond", week=monday_of(incident.learned_at)) == 1
    assert (missing, missing) not in [hole[:2] for hole in state_of_rollups().holes]


def test_a_hole_that_stays_is_forgotten_after_an_hour(past):
    past.logs(days=30)
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval(pg_get_serial_sequence('incidents_event', 'id'))")
    past.logs(days=3)
    brought_up()
    assert state_of_rollups().holes
    brought_up(timezone.now() + timedelta(hours=2))
    assert state_of_rollups().holes == []


class Killed(Exception):
    """The worker is gone, between two pieces of its work."""


def is_killed(_left):
    raise Killed


def test_a_killed_worker_s_successor_goes_on_from_its_place(cast):
    History(cast, number=24)
    assert roll_up(at=AT, longest=0) == 0
    left = []
    while not state_of_rollups().as_of:
        with pytest.raises(Killed):
            roll_up(at=AT, tell=is_killed)
        left.append(len(state_of_rollups().pending))
    assert len(left) > 2
    assert left == sorted(left, reverse=True)
    assert kept() == from_the_first_week_on(AT)


@pytest.mark.django_db(transaction=True)
def test_while_one_worker_is_at_it_another_leaves_at_once(cast):
    past = Past(cast)
    past.logs()
    roll_up(at=timezone.now())
    past.logs()
    with transaction.atomic():
        Heartbeat.objects.select_for_update().get(name=ROLLUPS)
        with ThreadPoolExecutor(1) as pool:
            assert pool.submit(in_another_connection).result(timeout=60) == 0
    assert number("mistakes") == 1
    with ThreadPoolExecutor(3) as pool:
        list(pool.map(lambda _: in_another_connection(), range(3)))
    roll_up(at=timezone.now())
    assert number("mistakes") == 2
    same_anew()


def in_another_connection():
    """Somebody else’s worker."""
    try:
        return roll_up(at=timezone.now())
    finally:
        connections.close_all()


def test_a_worker_that_calls_often_looks_every_half_minute(past):
    past.logs()
    now = timezone.now()
    keep_rolled_up(at=now)
    past.logs()
    keep_rolled_up(at=now + timedelta(seconds=20))
    assert number("mistakes") == 1
    keep_rolled_up(at=now + timedelta(seconds=31))
    assert number("mistakes") == 2


def test_the_auditor_finds_what_does_not_add_up(past):
    incident = past.logs(days=30)
    past.logs(days=2)
    assert rollup_findings(timezone.now()) == []
    brought_up()
    assert rollup_findings(timezone.now()) == []
    past.speaks(incident, timedelta(hours=1))
    assert rollup_findings(timezone.now()) == []
    brought_up()
    Rollup.objects.filter(measure="respond", team=None, urgency="").update(n=3)
    found = rollup_findings(timezone.now())
    assert [one.code for one in found] == ["figures-astray"]
    assert f"-W{incident.learned_at.isocalendar().week:02}" in found[0].sentence
    from_the_first_week_on()
    assert rollup_findings(timezone.now()) == []
    Clock.objects.all().delete()
    assert [one.code for one in rollup_findings(timezone.now())] == ["figures-astray"]
    from_the_first_week_on()
    late = rollup_findings(timezone.now() + timedelta(minutes=11))
    assert [(one.code, one.is_broken) for one in late] == [("figures-late", False)]


def test_its_heartbeat_tells_where_it_stands(past):
    past.logs()
    now = timezone.now()
    roll_up(at=now)
    assert Heartbeat.objects.get(name=ROLLUPS).at == now
    assert (state_of_rollups().as_of, state_of_rollups().pending) == (now, set())
