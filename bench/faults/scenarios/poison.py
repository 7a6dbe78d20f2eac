"""Rows that raise, hang and kill: their neighbours must not notice, and somebody must hear."""

from functools import partial

from bench.faults import engine


def clocks(world):
    """A few clocks raise, hang and kill; they lie among healthy ones, in the same batches."""
    healthy = world.company.log_overdue(world.scaled(40, 10))
    middle = world.company.log_overdue(3)
    world.poison = {clock.pk for incident in middle for clock in engine.clocks_of(incident)[:1]}
    world.spread(world.scaled(200, 40), world.scaled(10, 4))
    poison = dict(zip(map(str, sorted(world.poison)), ("raise", "hang", "kill"), strict=True))
    world.company.write_answers(healthy)
    world.keep("beat")
    for program in ("worker", "tick"):
        world.keep(program, poison_clocks=poison)
    world.settle()
    if not world.wait(lambda: engine.set_aside() >= world.poison, within=60):
        world.wrong.append("poison that was not set aside")
    told = [f for f in engine.broken_promises() if engine.is_about_set_aside(f, world.poison)]
    if {pk for finding in told for pk in finding.ids} != world.poison:
        world.wrong.append("the auditor does not tell of every clock that was set aside")


def messages(world, effect):
    """A few messages cannot be written; the others that wait with them go out all the same."""
    incidents = world.company.log_overdue(world.scaled(60, 20))
    world.sweep_up()
    world.company.write_answers(incidents)
    poison = dict.fromkeys(map(str, engine.answers_waiting()[:20:7]), effect)
    # Each goes a quarter of an hour ahead: what the one before held counts as lost with it.
    for turn in range(30):
        victim = world.fork("deliver", shift=turn * 900, poison_messages=poison)
        if victim.wait(8) is None:
            world.kill(victim)
    waiting = engine.waiting(except_for=poison)
    if waiting:
        world.held_up = waiting
    if engine.failed() < len(poison):
        world.wrong.append(f"of {len(poison)} bad messages {engine.failed()} are shown as failed")
    # Mended, by whatever: now they can be sent again.
    engine.try_failed_again()


SCENARIOS = {
    "poison-clocks": clocks,
    "letter-raises": partial(messages, effect="raise"),
    "letter-kills": partial(messages, effect="kill"),
}
