"""Files that no attachment names any more, or never did, in a real folder."""

import logging
import os
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from incidents.actions import files_left
from incidents.actions.attachment import attach
from incidents.actions.files_left import EVERY, FOLDERS, OLD, take_out_files_left
from incidents.models import Attachment, Heartbeat, Incident
from incidents.tasks import files_left as task
from tests.waiting import wait_until

pytestmark = pytest.mark.django_db

NAME = "0123456789" * 4


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    """The folder of files, which is not there yet."""
    place = tmp_path / "attachments"
    storage = "django.core.files.storage.FileSystemStorage"
    default = {"BACKEND": storage, "OPTIONS": {"location": place}}
    settings.STORAGES = settings.STORAGES | {"default": default}
    return place


@pytest.fixture
def lies(folder):
    """A file has been lying there for so long; gives its path."""

    def put(name, age=OLD * 2):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("words")
        make_old(path, age)
        return path

    return put


def make_old(path, age=OLD * 2):
    then = (timezone.now() - age).timestamp()
    os.utime(path, (then, then))


def files_in(folder):
    return [path for path in folder.rglob("*") if path.is_file()]


def looks(folders=FOLDERS):
    """What workers do until each folder has come up; gives how many files went."""
    return sum(take_out_files_left(at=timezone.now(), every=timedelta(0)) for _ in range(folders))


ATTACH = """
import django
django.setup()
from django.utils import timezone
from incidents.actions.attachment import attach
from incidents.models import Incident, User
about = {"by": User.objects.get(pk=%s), "incident": Incident.objects.get(pk=%s)}
attach(**about, at=timezone.now(), name="a.txt", content=b"Stops")
"""


def test_what_a_hard_kill_left_is_taken_out_a_day_later(committed, cast, folder, celery_processes):
    incident = cast.logs(cast.mara)
    with transaction.atomic():
        # Who holds the incident holds up its file’s row, and so the kill comes before it.
        Incident.objects.select_for_update().get(pk=incident.pk)
        code = ATTACH % (cast.mara.pk, incident.pk)
        # The tests’ own settings keep files in memory.
        process = celery_processes.start("-c", code, DJANGO_SETTINGS_MODULE="recovery.settings")
        wait_until(lambda: files_in(folder))
        process.kill()
        process.wait()
    (left,) = files_in(folder)
    assert not Attachment.objects.exists()
    assert looks() == 0
    assert left.exists()
    make_old(left)
    assert looks() == 1
    assert not left.exists()


def test_what_is_a_day_old_goes_and_what_is_younger_stays(lies):
    old = lies(f"07/{NAME}", OLD + timedelta(minutes=5))
    young = lies(f"07/{NAME[::-1]}", OLD - timedelta(minutes=5))
    assert looks() == 1
    assert (old.exists(), young.exists()) == (False, True)


def test_the_file_of_an_attachment_stays_however_old(cast, folder, lies):
    about = {"by": cast.mara, "at": timezone.now(), "incident": cast.logs(cast.mara)}
    file = folder / attach(**about, name="a.txt", content=b"Stops").file.name
    make_old(file, OLD * 400)
    beside = lies(f"{file.parent.name}/{NAME}")
    assert looks() == 1
    assert (file.exists(), beside.exists()) == (True, False)


def test_only_what_is_called_as_ours_are_goes(lies):
    names = ("readme.txt", "07/readme.txt", f"backup/{NAME}", f"07/{'Z' * 40}", f"07/{NAME}.part")
    others = [lies(name) for name in names]
    assert looks() == 0
    assert all(path.exists() for path in others)


def test_so_many_go_at_a_time_and_the_log_says_how_many(lies, monkeypatch, caplog):
    monkeypatch.setattr(files_left, "MOST", 2)
    left = [lies(f"00/{number:040x}") for number in range(3)]
    with caplog.at_level(logging.INFO, logger="incidents"):
        assert looks(1) == 2
    assert "Took out 2 files that belong to no attachment, from 00/." in caplog.text
    assert sum(path.exists() for path in left) == 1
    assert looks() == 1
    caplog.clear()
    assert looks() == 0
    assert not caplog.text


def test_each_call_sees_one_folder_and_the_last_leads_to_the_first(lies):
    left = [lies(f"{number}/{NAME}") for number in ("00", "01", "ff")]
    assert [looks(1) for _ in range(3)] == [1, 1, 0]
    assert looks(FOLDERS - 3) == 1
    assert not any(path.exists() for path in left)
    lies(f"00/{NAME}")
    assert looks(1) == 1


def test_it_is_done_every_five_minutes_however_often_it_is_called(lies):
    left = [lies(f"{number}/{NAME}") for number in ("00", "01")]
    task()
    task()
    assert [path.exists() for path in left] == [False, True]
    Heartbeat.objects.update(at=timezone.now() - EVERY)
    task()
    assert not left[1].exists()


def test_without_any_folder_there_is_nothing_to_do():
    assert looks(3) == 0
