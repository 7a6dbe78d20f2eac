"""The same with the numbers of production: how late is it really, after the worst moment?"""

from django.utils import timezone

PRODUCTION = {
    "SWEEP_EVERY": "2",
    "DELIVER_EVERY": "2",
    "SWEEP_LEASE": "",
    "SWEEP_BATCH": "",
    "FAULTS_SWEEP_LIMIT": "15",
    "FAULTS_EMAIL_TIMEOUT": "10",
}


def production(world):
    """Worker and tick die with a full batch in hand, just claimed; all is started again at once."""
    number = world.scaled(500, 100)
    world.company.log_due_at([timezone.now()] * number)
    victims = [
        world.start("worker", "sweep: claimed", env=PRODUCTION, with_parent=True),
        world.start("tick", "sweep: claimed", env=PRODUCTION),
    ]
    beat = world.start("beat", env=PRODUCTION)
    world.wait(lambda: victims[0].poll() is not None or victims[1].poll() is not None, within=15)
    for victim in [*victims, beat]:
        world.kill(victim)
    for program in ("worker", "beat", "tick"):
        world.keep(program, env=PRODUCTION)
    world.spread(world.scaled(200, 40), 20)
    world.settle(within=240)


SCENARIOS = {"production": production}
