"""The mail server refuses, hangs, says 421, 451 and 550, hangs up, and is away for hours."""

from functools import partial

from bench.faults import engine


def moody(world, mood, *, seconds=6):
    """The mail server is in this mood for a while, then well again; escalating goes on."""
    seconds = world.scaled(seconds, 2)
    for program in ("worker", "beat", "tick"):
        world.keep(program)
    world.wait(lambda: engine.heartbeat("worker") is not None)
    world.company.write_answers(world.company.log_overdue(world.scaled(40, 8)))
    world.wait(lambda: world.mail.journal.lines("mail"), within=10)
    _put(world, mood)
    world.company.write_answers(world.company.log_overdue(world.scaled(40, 8)))
    world.spread(world.scaled(100, 20), seconds)
    world.pass_time(seconds)
    world.settle()
    _put(world, "well")
    world.end_processes(counted=True)
    world.drain()
    failed = engine.failed()
    if failed:
        world.notes.append(f"{failed} refused for good, told on the timeline, and sent again")
        engine.try_failed_again()


def away_for_hours(world):
    """Nobody listens for a working day, by a clock that is put forward; then the server is back."""
    world.mail.stop()
    for hours in range(9):
        world.company.write_answers(world.company.log_overdue(world.scaled(15, 3)))
        world.sweep_up()
        for minutes in range(0, 60, 20):
            world.fork("deliver", shift=(hours * 60 + minutes) * 60).wait()
    world.notes.append(
        f"after 9 hours {engine.waiting()} wait, {engine.failed()} failed, "
        f"{engine.attempted()} lost an attempt"
    )
    if engine.failed() or engine.attempted():
        world.wrong.append("messages paid for a server that was away")
    world.mail.start()


def _put(world, mood):
    if mood == "refuse":
        world.mail.stop()
        return
    if not world.mail.is_running:
        world.mail.start()
    world.mail.be(mood)


SCENARIOS = {
    "mail-refuses": partial(moody, mood="refuse"),
    "mail-hangs": partial(moody, mood="hang"),
    "mail-421": partial(moody, mood="421 Come back later"),
    "mail-451": partial(moody, mood="451 Try again later"),
    "mail-550": partial(moody, mood="550 No such user"),
    "mail-drops-before": partial(moody, mood="drop-before"),
    "mail-drops-after": partial(moody, mood="drop-after"),
    "mail-away": away_for_hours,
}
