"""The faults. A scenario is a function that breaks a `World` and lets it settle."""

from bench.faults.scenarios import broker, crowd, database, kills, mail, poison, production

ALL = {
    **kills.SCENARIOS,
    **crowd.SCENARIOS,
    **broker.SCENARIOS,
    **database.SCENARIOS,
    **mail.SCENARIOS,
    **poison.SCENARIOS,
    **production.SCENARIOS,
}
