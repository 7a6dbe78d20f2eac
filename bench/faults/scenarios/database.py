"""PostgreSQL is stopped hard, its sessions are ended, and it comes back from a dump."""

import signal
import subprocess
import time
from itertools import cycle

from django.conf import settings

from bench.faults import engine
from bench.faults.databases import create_database, use_database


def _under_way(world, seconds):
    for program in ("worker", "beat", "tick"):
        world.keep(program)
    world.company.write_answers(world.company.log_overdue(world.scaled(60, 15)))
    world.spread(world.scaled(300, 40), seconds)
    world.wait(lambda: engine.heartbeat("worker") is not None)


def stopped(world):
    """PostgreSQL is stopped in the middle of everything, by SIGQUIT and by SIGKILL."""
    times = world.scaled(6, 2)
    _under_way(world, times * 3)
    for number, _ in zip(cycle((signal.SIGQUIT, signal.SIGKILL)), range(times), strict=False):
        with world.without_database(1, number):
            world.journal.note("kill", program="PostgreSQL", where="from outside")
        world.company.write_answers(world.company.log_overdue(world.scaled(20, 5)))
        world.pass_time(1.5)
    world.settle()


def sessions_ended(world):
    """All sessions but the bench's own are ended, many times, whatever they are doing."""
    times = world.scaled(60, 10)
    _under_way(world, times * 0.25)
    ended = 0
    for _ in range(times):
        ended += engine.rows(engine.END_SESSIONS)[0][0]
        world.pass_time(world.random.random() * 0.4)
    world.notes.append(f"{ended} sessions ended")
    world.settle()


def dump_and_restore(world):
    """A dump is taken while everything runs; then all is lost, and goes on from the dump.

    What waited in the dump and went out before the loss goes out once more. It is counted apart: it
    has to bear the Message-ID that it had, and no other mail may. Steps that were taken in between
    are taken again, as the restored database never saw them.
    """
    for program in ("worker", "beat", "tick"):
        world.keep(program)
    seconds = world.scaled(12, 3)
    world.company.write_answers(world.company.log_overdue(world.scaled(60, 15)))
    world.spread(world.scaled(300, 60), seconds)
    incidents = world.company.log_overdue(world.scaled(60, 15))
    world.pass_time(seconds / 3)
    world.company.write_answers(incidents)
    dump = world.folder / "dump"
    with dump.open("wb") as file:
        _run("pg_dump", world.database, "--format=custom", stdout=file)
    world.pass_time(seconds / 3)
    kept = world.end_processes(counted=True)
    world.restored_at = time.time()
    create_database(f"{world.database}_restored", "template0")
    use_database(f"{world.database}_restored")
    with dump.open("rb") as file:
        _run("pg_restore", None, f"--dbname={world.database}_restored", stdin=file)
    # On the way an incident comes in that the lost database did not have.
    world.company.log_overdue(world.scaled(50, 10))
    for program in kept:
        world.keep(program)
    world.settle()


def _run(program, database, *options, **streams):
    """Run one of PostgreSQL's programs as the account that may talk to the server."""
    account = settings.POSTGRES.place.account
    command = [settings.POSTGRES.program(program), "-h", str(settings.POSTGRES.place.sockets)]
    command += ["-U", "recovery", *options, *([database] if database else [])]
    options = account.popen_options() if account else {}
    subprocess.run(command, check=True, cwd="/", **streams, **options)


SCENARIOS = {
    "database-stopped": stopped,
    "sessions-ended": sessions_ended,
    "dump-and-restore": dump_and_restore,
}
