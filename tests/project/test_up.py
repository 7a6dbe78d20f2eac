"""The one-command start, for real: `manage.py up` with its own database, broker and programs."""

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.project.conftest import UnderShell, free_port, manage, starting
from tests.waiting import wait_until

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")


def told_in_a_sentence(result, sentence):
    assert result.returncode == 1
    assert result.stderr.startswith(("CommandError", "SystemCheckError"))
    assert sentence in result.stderr
    assert "Traceback" not in result.stdout + result.stderr
    return True


@pytest.fixture(scope="class")
def site(var):
    """It is ready, and goes on until all tests of a class are through."""
    with starting(var) as start:
        site = start()
        site.wait_until_ready()
        yield site


class TestWhileItRuns:
    """One start for all of these, none of which tells it to stop."""

    def test_it_serves_with_demo_and_security_headers(self, site):
        status, headers = site.get("/")
        assert status == 200
        assert "default-src 'none'" in headers["Content-Security-Policy"]
        assert "unsafe" not in headers["Content-Security-Policy"]
        assert headers["X-Frame-Options"] == "DENY"
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "same-origin"
        assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
        assert "camera=()" in headers["Permissions-Policy"]
        assert "tomas@tidewell.example" in site.output
        web = site.processes("gunicorn")[0]
        assert b"\0COMPANY_NAME=Tidewell\0" in Path(f"/proc/{web}/environ").read_bytes()
        assert "\x1b[" not in site.output

    def test_a_second_start_at_once_is_refused(self, site):
        second = manage("up", RECOVERY_VAR=site.var, PORT=free_port())
        assert told_in_a_sentence(second, f"already running here: http://127.0.0.1:{site.port}.")
        assert site.is_serving()

    def test_a_killed_program_is_started_again(self, site):
        for word in ("gunicorn", "valkey-server", "postgres -D"):
            # Whoever begins the others first, or it would begin them anew meanwhile.
            for pid in sorted(site.processes(word)):
                os.kill(pid, signal.SIGKILL)
        wait_until(lambda: "starting it again" in site.output and site.is_serving())


def test_after_a_kill_the_next_start_recovers_and_stops_when_it_is_told_to(start):
    killed = start()
    killed.wait_until_ready()
    killed.stop(signal.SIGKILL)
    site = start(port=killed.port)
    site.wait_until_ready()
    assert site.is_serving()
    assert "Loading the demo" not in site.output.partition("Recovery is ready")[2]
    site.stop(signal.SIGINT)
    assert site.process.returncode == 0
    assert site.output.endswith("Stopped.\n")
    assert "Traceback" not in site.output


def test_it_stops_when_whoever_started_it_dies(start):
    site = start(UnderShell)
    site.wait_until_ready()
    site.stop(signal.SIGKILL)
    assert site.output.endswith("Stopped.\n")


def test_a_taken_port_is_told_in_a_sentence(var):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        result = manage("up", RECOVERY_VAR=var, PORT=port)
    assert told_in_a_sentence(result, f"Port {port} is taken by another program.")


def test_what_the_environment_names_is_not_started(start):
    site = start(**{name: os.environ[name] for name in ("DATABASE_URL", "REDIS_URL")})
    site.wait_until_ready()
    assert site.is_serving()
    assert not site.processes("postgres -D")
    assert "Starting PostgreSQL" not in site.output
    assert "Loading the demo" not in site.output


def test_a_database_that_is_away_is_told_in_a_sentence(var):
    address = f"postgresql://nobody@127.0.0.1:{free_port()}/nothing"
    result = manage("up", RECOVERY_VAR=var, PORT=free_port(), DATABASE_URL=address)
    assert told_in_a_sentence(result, "The database does not answer:")


@pytest.fixture
def disk(tmp_path):
    """Mount a small disk, with more options; give its folder. Needs a root who may do that."""
    mounted = []

    def mount(options):
        command = ["mount", "-t", "tmpfs", "-o", f"size=1M{options}", "recovery-test", tmp_path]
        if os.geteuid() != 0 or subprocess.run(command, capture_output=True).returncode != 0:
            pytest.skip("mounting a disk needs a root who may")
        mounted.append(tmp_path)
        return tmp_path

    yield mount
    for folder in mounted:
        subprocess.run(["umount", folder], check=True)


def test_a_read_only_disk_is_told_in_a_sentence(disk):
    result = manage("up", RECOVERY_VAR=disk(",ro") / "var", PORT=free_port())
    assert told_in_a_sentence(result, "Read-only file system")
    assert "RECOVERY_VAR" in result.stderr


def test_a_full_disk_is_told_in_a_sentence(disk):
    result = manage("up", RECOVERY_VAR=disk("") / "var", PORT=free_port())
    assert told_in_a_sentence(result, "Make room, or choose another folder with RECOVERY_VAR.")
