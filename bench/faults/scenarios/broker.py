"""The broker loses everything, restarts, freezes, and is gone for good."""

import time

from django.conf import settings

from bench.faults import engine, servers


def _under_way(world, seconds):
    """Start one of each program; work falls due all the time that follows."""
    for program in ("worker", "beat", "tick"):
        world.keep(program)
    world.wait(lambda: engine.heartbeat("worker") is not None)
    world.company.write_answers(world.company.log_overdue(world.scaled(40, 8)))
    world.spread(world.scaled(300, 40), seconds)
    world.pass_time(1)


def _come_back(world):
    """Wait until steps are taken, and tell how long the worker took to hear again."""
    world.settle()
    before = engine.heartbeat("worker")
    began = time.monotonic()
    if world.wait(lambda: engine.heartbeat("worker") > before, within=60):
        world.notes.append(f"the worker heard again within {time.monotonic() - began + 0.1:.1f} s")
    else:
        world.notes.append("the worker hears nothing any more; tick does it alone")


def emptied(world):
    """All that the broker holds vanishes, again and again."""
    seconds = world.scaled(12, 2)
    _under_way(world, seconds)
    for _ in range(int(seconds) * 5):
        servers.empty(settings.VALKEY)
        world.pass_time(0.2)
    _come_back(world)


def restarted(world):
    """The broker is killed and started again, a few times."""
    seconds = world.scaled(10, 3)
    _under_way(world, seconds)
    for _ in range(world.scaled(5, 2)):
        servers.kill(settings.VALKEY)
        world.journal.note("kill", program="broker", where="from outside")
        world.pass_time(1)
        settings.VALKEY.hold()
        world.pass_time(1)
    _come_back(world)


def frozen(world):
    """The broker takes connections and says nothing."""
    seconds = world.scaled(10, 3)
    _under_way(world, seconds)
    ice = servers.freeze(settings.VALKEY, seconds)
    world.pass_time(seconds)
    ice.wait()
    _come_back(world)


def gone(world):
    """The broker is killed and stays away: tick does it alone."""
    seconds = world.scaled(10, 3)
    _under_way(world, seconds)
    servers.kill(settings.VALKEY)
    world.journal.note("kill", program="broker", where="from outside")
    world.pass_time(seconds)
    world.company.log_overdue(world.scaled(40, 8))
    world.settle()


SCENARIOS = {
    "broker-emptied": emptied,
    "broker-restarted": restarted,
    "broker-frozen": frozen,
    "broker-gone": gone,
}
