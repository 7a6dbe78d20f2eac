"""Filling a migrated, empty database with a company: all that knows how the parts fit together."""

import os
from datetime import UTC, datetime

from django.db import connection, transaction

from bench.engine.crew import together
from bench.load import derived, tables
from bench.load.cases import Tables
from bench.load.clocks import Clocks
from bench.load.company import settle
from bench.load.desk import Desk
from bench.load.past import Past
from bench.load.words import pool
from bench.report import say
from incidents.models import PolicyVersion

OPEN_SHARE, LEAST_OPEN = 0.05, 2_000
"""One in twenty is open. In a small company more of them are, so that its lists fill their pages
like those of a large one, and a page of one is compared with a page of the other."""
CHUNK = 1_000
CREW = min(2, os.cpu_count() or 1)


def open_of(incidents: int) -> int:
    """How many of so many incidents are open."""
    return min(max(round(incidents * OPEN_SHARE), LEAST_OPEN), incidents // 2)


def fill(incidents: int, seed: int) -> datetime:
    """Fill the database; the same seed gives the same company, but for the moment it lives in.

    Returns that moment, to the second: all deadlines lie around it.
    """
    at = datetime.now(UTC).replace(microsecond=0)
    version = PolicyVersion.objects.in_force(at)
    say("Hiring staff, finding customers")
    with transaction.atomic():
        company = settle(incidents, seed, at, version.pk)
    closed = incidents - open_of(incidents)
    with tables.without_indexes(*tables.all_tables()):
        _copy(company, version.policy, closed, incidents, seed, at)
    tables.count_on()
    tables.analyze()
    with tables.without_indexes("incidents_searchtext"):
        derived.search_text(incidents, CREW)
    derived.the_rest()
    say("Tidying up")
    tables.tidy()
    return at


def _copy(company, rules, closed, incidents, seed, at):
    """Write and copy all incidents, several processes a chunk each, whichever is the next one."""
    chunks = [("past", n, min(n + CHUNK, closed + 1)) for n in range(1, closed + 1, CHUNK)]
    number = incidents - closed
    chunks += [("desk", n, min(n + CHUNK, number)) for n in range(0, number, CHUNK)]
    words, take = pool(seed), derived.taking_turns(len(chunks))

    def work():
        written = Tables(company, Clocks(rules, company.policy, at), words, at)
        writers = {"past": Past(written, closed, seed), "desk": Desk(written, closed, seed)}
        with connection.cursor() as cursor:
            tables.without_triggers(cursor)
            for turn in take():
                which, first, last = chunks[turn]
                writers[which].add(first, last)
                written.copy(cursor)

    say(f"Copying {incidents:,} incidents")
    together(work, CREW)
