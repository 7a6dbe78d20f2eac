"""An import can be repeated, interrupted, and repeated."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.management import CommandError
from django.db import connection, connections
from django.utils import timezone

from incidents.actions.import_incidents import BATCH, import_incidents
from incidents.importing.profile_file import load_profile
from incidents.importing.turn import turn
from incidents.models import Clock, Event, Incident, Message
from tests.waiting import wait_until


def others_import():
    """Whether another connection still holds the turn: the database takes a moment to notice."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT EXISTS (SELECT FROM pg_locks JOIN pg_database ON database = pg_database.oid"
            " WHERE locktype = 'advisory' AND datname = current_database())"
        )
        return cursor.fetchone()[0]


def test_the_second_time_nothing_is_new(cast, desk):
    assert desk.bring("T-1", "T-2").startswith("2 incidents came in.")
    counted = [model.objects.count() for model in (Incident, Clock, Event, Message)]
    assert desk.bring("T-1", "T-2") == "0 incidents came in. 2 were there already."
    assert [model.objects.count() for model in (Incident, Clock, Event, Message)] == counted


def test_what_came_in_is_not_changed_by_a_file_that_tells_it_otherwise(cast, desk, arrived):
    desk.bring("T-1")
    desk.bring({"Ticket": "T-1", "Subject": "Something else"}, "T-2")
    assert arrived("T-1").happened == "Plan late"


def test_the_same_reference_from_another_source_is_another_incident(db, desk):
    desk.bring("T-1")
    desk.change_profile({'"helpdesk"': '"shop"'})
    desk.bring("T-1")
    assert Incident.objects.filter(external_ref="T-1").count() == 2


def test_an_interrupted_import_is_continued_and_told_of_once(cast, desk):
    path = desk.file(*(f"T-{number}" for number in range(BATCH + 100)))
    running = import_incidents(
        by=None,
        at=timezone.now(),
        path=path,
        profile=load_profile(str(desk.profile)),
        rejects_path=desk.rejects_path,
    )
    assert next(running).new == BATCH
    running.close()
    assert Incident.objects.count() == BATCH
    assert not Message.objects.exists()

    assert desk.import_file(path).startswith(f"100 incidents came in. {BATCH} were there already.")
    digest = Message.objects.get()
    assert digest.person == cast.tomas
    assert digest.data["count"] == BATCH + 100


@pytest.mark.usefixtures("committed")
def test_a_killed_import_leaves_whole_incidents_and_is_continued(cast, desk, celery_processes):
    path = desk.file(*(f"T-{number}" for number in range(3000)))
    command = ["manage.py", "import_incidents", str(path), "--profile", str(desk.profile)]
    process = celery_processes.start(*command, "--rejects", str(desk.rejects_path))
    wait_until(Incident.objects.exists)
    process.kill()
    process.wait()
    wait_until(lambda: not others_import())
    came = Incident.objects.count()
    assert came % BATCH == 0
    assert Clock.objects.count() == 3 * came
    assert Event.objects.count() == came

    assert desk.import_file(path).startswith(f"{3000 - came:,} incidents came in.")
    assert Incident.objects.count() == 3000
    assert Message.objects.filter(person=cast.tomas).get().data["count"] == 3000


@pytest.mark.usefixtures("committed")
def test_two_imports_from_one_source_do_not_run_at_once(desk):
    def elsewhere():
        try:
            return desk.bring("T-1")
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1) as pool:
        with turn("helpdesk"), pytest.raises(CommandError, match="from helpdesk is under way"):
            pool.submit(elsewhere).result()
        assert pool.submit(elsewhere).result().startswith("1 incident came in.")
