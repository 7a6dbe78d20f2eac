"""Make some clocks due, or take the steps that are: `python -m bench.pages.sweeping due 10000`.

`due N` moves N clocks that run so that their next step is due; `take` sweeps until nothing is, and
prints how many steps it took and the seconds that was.
"""

import sys
import time

import django

django.setup()

from django.db import connection  # noqa: E402

from incidents.actions.sweep import sweep  # noqa: E402

_DUE = """
    UPDATE incidents_clock AS clock
    SET started_at = clock.started_at - later.by, due_at = clock.due_at - later.by,
        next_step_at = clock.next_step_at - later.by
    FROM (
        SELECT id, next_step_at - now() + interval '1 second' AS by FROM incidents_clock
        WHERE stopped_at IS NULL AND paused_at IS NULL AND snoozed_until IS NULL AND tries = 0
        ORDER BY next_step_at DESC LIMIT %s
    ) AS later
    WHERE clock.id = later.id
"""


def main(what: str, number: str = "0") -> None:
    """Do what was asked for."""
    if what == "due":
        with connection.cursor() as cursor:
            cursor.execute(_DUE, [int(number)])
            print(cursor.rowcount)
        return
    begun, taken = time.monotonic(), 0
    while some := sweep():
        taken += some
    print(taken, round(time.monotonic() - begun, 2))


if __name__ == "__main__":
    main(*sys.argv[1:])
