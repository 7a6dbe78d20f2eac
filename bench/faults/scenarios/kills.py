"""SIGKILL at every named point, of every program."""

from itertools import count, cycle
from random import Random

from bench.faults import engine
from bench.faults.processes import KILLED

AT_ONCE = 4
PER_POINT_OF_SWEEP = 150
PER_POINT_OF_TICK = 40
PER_POINT_OF_DELIVERY = 84
ROWS = 3


def sweep_kills(world):
    """Sweeps die at each point, some side by side; now and then a healthy one comes by."""
    wanted = dict.fromkeys(engine.points_of("sweep"), world.scaled(PER_POINT_OF_SWEEP))
    wanted |= dict.fromkeys(engine.points_of("tick"), world.scaled(PER_POINT_OF_TICK))
    for turn in count():
        chosen = _next(wanted, world.random)
        if not chosen:
            break
        # Enough that each finds fresh work, and a healthy sweeper has some left.
        world.spread(1, seconds=0.01)
        world.company.log_overdue(AT_ONCE + 1)
        victims = []
        for point in chosen:
            program = "tick-once" if turn % 2 or point.startswith("tick") else "sweep"
            nth = 1 if point.startswith("tick") else world.random.choice((1, 1, 2))
            victims.append((point, world.fork(program, point, nth=nth)))
        _reckon(victims, wanted)
        if turn % 4 == 3:
            world.fork("sweep").wait()
    world.sweep_up()


def delivery_kills(world):
    """Deliveries die at each point; their clock goes ahead, so that what they held comes back."""
    points = engine.points_of("delivery", "digest")
    wanted = {point: world.scaled(PER_POINT_OF_DELIVERY) for point in points}
    ahead = 0.0
    while chosen := _next(wanted, world.random):
        incidents = world.company.log_overdue(AT_ONCE, for_one=True)
        world.fork("sweep").wait()
        world.company.write_answers(incidents)
        # Beyond the five minutes after which a message on its way counts as lost with its process.
        ahead += 301
        victims = []
        for point in chosen:
            nth = world.random.choice((1, 1, 2, 3)) if point in FREQUENT else 1
            victims.append((point, world.fork("deliver", point, nth=nth, shift=ahead, rows=ROWS)))
        _reckon(victims, wanted)
    world.sweep_up()


FREQUENT = {"delivery: before sending", "delivery: the server said yes", "delivery: marked"}


def worker_kills(world):
    """Celery's workers die at each point, with and without their main process, and from outside."""
    points = engine.points_of("sweep", "worker", "delivery")
    world.keep("beat")
    world.keep("tick")
    with_parent = cycle([False, True])
    for turn in range(world.scaled(4)):
        for place, group in enumerate(batched(points, 6)):
            # Workers of one process, each with a point of its own.
            victims = [world.fork("solo-worker", point) for point in group]
            # And one with children, of which one dies, or takes the main process along.
            point = points[(turn + place * 6) % len(points)]
            victims.append(world.fork("worker", point, with_parent=next(with_parent)))
            _work(world, victims)
    world.settle()


def _work(world, victims, within=3.0):
    """Have the victims work until all are dead; those that are spared are killed from outside."""
    world.spread(8, seconds=within / 2)
    world.company.write_answers(world.company.log_overdue(5))
    world.wait(lambda: all(victim.poll() is not None for victim in victims), within)
    for victim in victims:
        world.kill(victim)


def batched(items, size):
    """Give the items in groups of so many."""
    return [items[at : at + size] for at in range(0, len(items), size)]


def beat_and_tick_kills(world):
    """Beats and ticks die; nobody is left but others of their kind, which die as well."""
    world.keep("worker")
    points = engine.points_of("beat", "tick", "sweep")
    for turn in range(world.scaled(50)):
        point = points[turn % len(points)]
        program = "beat" if point.startswith("beat") else "tick"
        beat = world.fork("beat", "beat: after it called", nth=world.random.choice((1, 2, 4)))
        _work(world, [world.fork(program, point), beat], within=1.5)
    world.keep("tick")
    world.settle()


def _next(wanted, random: Random):
    """Choose a few of the points that are not through yet."""
    open_points = [point for point, number in wanted.items() if number > 0]
    return [random.choice(open_points) for _ in range(AT_ONCE)] if open_points else []


def _reckon(victims, wanted):
    for point, victim in victims:
        if victim.wait() is None:
            victim.kill()
        # One that found nothing to do, or was spared, is tried again; not for ever, though.
        wanted[point] -= 1 if victim.status == KILLED else 0.1


SCENARIOS = {
    "sweep-kills": sweep_kills,
    "delivery-kills": delivery_kills,
    "worker-kills": worker_kills,
    "beat-and-tick-kills": beat_and_tick_kills,
}
