"""The services Recovery brings along: real, private, and gone when nobody uses them."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

import psycopg2
import pytest

from recovery.embedded import EmbeddedError, Postgres, Valkey, service, throwaway
from tests.waiting import wait_until

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="root only: others need no other account")
on_linux = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")


@pytest.fixture
def folder():
    """A folder for a server; not pytest's, which is closed to the account of root's servers."""
    with tempfile.TemporaryDirectory(prefix="recovery-") as name:
        Path(name).chmod(0o755)
        yield Path(name, "postgres")


@pytest.fixture
def postgres(folder):
    """A PostgreSQL in that folder, not started; it keeps its files."""
    server = Postgres(folder)
    yield server
    server.release()


def ask(server, question):
    """The first value that the database answers."""
    with psycopg2.connect(server.url) as connection, connection.cursor() as cursor:
        cursor.execute(question)
        return cursor.fetchone()[0] if cursor.description else None


def answers(server):
    try:
        server.hold()
        return ask(server, "SELECT 1") == 1
    except psycopg2.OperationalError:
        return False


def pid_of(server):
    return int((server.data / "postmaster.pid").read_text().split()[0])


def listens(path):
    with socket.socket(socket.AF_UNIX) as client:
        return client.connect_ex(str(path)) == 0


def test_throwaway_servers_answer_and_leave_nothing_behind():
    with throwaway() as servers:
        assert ask(servers.postgres, "SELECT current_setting('is_superuser')") == "on"
        assert ask(servers.postgres, "SELECT current_setting('listen_addresses')") == ""
        assert servers.redis_url.startswith("redis+socket://")
        assert listens(servers.valkey.socket)
    assert not servers.folder.exists()


@as_root
@on_linux
def test_root_hands_over_to_an_unprivileged_account():
    with throwaway() as servers:
        owner = Path(f"/proc/{pid_of(servers.postgres)}").stat().st_uid
        assert owner == servers.postgres.place.account.uid != 0


@as_root
def test_a_folder_closed_to_that_account_moves_the_server_elsewhere(folder):
    folder.parent.chmod(0o700)
    server = Postgres(folder, durable=False)
    assert folder.parent not in server.place.folder.parents
    server.hold()
    assert ask(server, "SELECT 1") == 1
    server.release()
    assert not server.place.folder.exists()


@as_root
def test_binaries_closed_to_that_account_are_copied(folder, monkeypatch):
    original = Postgres(folder).place.account
    monkeypatch.setattr(
        type(original), "can_reach", lambda self, path: "site-packages" not in path.parts
    )
    with throwaway() as servers:
        assert ask(servers.postgres, "SELECT 1") == 1
        assert listens(servers.valkey.socket)
        assert list(servers.postgres.place.folder.glob("binaries-*"))


def test_the_last_who_lets_go_stops_it(postgres):
    other = Postgres(postgres.place.folder)
    postgres.hold()
    other.hold()
    postgres.release()
    assert ask(other, "SELECT 1") == 1
    other.release()
    assert not listens(other.place.sockets / ".s.PGSQL.5432")


def test_what_was_committed_is_there_after_the_next_start(postgres):
    postgres.hold()
    ask(postgres, "CREATE TABLE kept AS SELECT 42 AS answer")
    postgres.release()
    postgres.hold()
    assert ask(postgres, "SELECT answer FROM kept") == 42


@on_linux
def test_a_killed_user_leaves_no_server_behind(folder):
    code = f"""
import sys, time
from pathlib import Path
from recovery.embedded import Postgres
Postgres(Path({str(folder)!r})).hold()
print("held", flush=True)
time.sleep(600)
"""
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE) as user:
        assert user.stdout.readline() == b"held\n"
        user.kill()
    sockets = Postgres(folder).place.sockets
    wait_until(lambda: not listens(sockets / ".s.PGSQL.5432"))


def test_a_killed_server_is_started_again_whoever_has_its_number_now(postgres):
    postgres.hold()
    ask(postgres, "CREATE TABLE kept AS SELECT 42 AS answer")
    killed = pid_of(postgres)
    os.kill(killed, signal.SIGKILL)
    wait_until(lambda: not listens(postgres.place.sockets / ".s.PGSQL.5432"))
    # After a reboot the number in the file may well be that of some other process: here, ours.
    for file in (postgres.data / "postmaster.pid", postgres.place.sockets / ".s.PGSQL.5432.lock"):
        file.write_text(file.read_text().replace(str(killed), str(os.getpid()), 1))
    wait_until(lambda: answers(postgres))
    assert ask(postgres, "SELECT answer FROM kept") == 42


def test_a_folder_too_deep_for_a_socket_gets_one_elsewhere(folder):
    deep = folder.parent.joinpath(*["a-rather-long-folder-name"] * 5, "postgres")
    server = Postgres(deep, durable=False)
    server.hold()
    assert ask(server, "SELECT 1") == 1
    assert len(str(server.place.sockets)) < 40
    server.release()
    server.place.sockets.rmdir()


def test_missing_binaries_are_told_in_a_sentence(postgres, monkeypatch):
    monkeypatch.setenv("POSTGRES_BIN", "/nowhere")
    with pytest.raises(EmbeddedError, match=r"^There are no PostgreSQL binaries .*DATABASE_URL"):
        postgres.hold()


def test_a_missing_broker_is_told_in_a_sentence(folder, monkeypatch):
    monkeypatch.setattr("recovery.embedded.valkey.PACKAGE", "no_such_package")
    with pytest.raises(EmbeddedError, match=r"^There is no Valkey binary .*REDIS_URL"):
        Valkey(folder).hold()


def test_a_server_that_cannot_start_says_why(postgres, monkeypatch):
    postgres.hold()
    postgres.release()
    monkeypatch.setattr(service, "PAUSE_BETWEEN_ATTEMPTS", 0)
    with (postgres.data / "postgresql.conf").open("a") as settings:
        settings.write("no_such_setting = on\n")
    with pytest.raises(EmbeddedError, match=r"^PostgreSQL does not start: .*postgresql.conf"):
        postgres.hold()


def test_somebody_elses_folder_is_refused(postgres):
    postgres.place.folder.symlink_to("/")
    with pytest.raises(EmbeddedError, match="belongs to somebody else"):
        postgres.hold()
