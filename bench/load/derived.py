"""What the product derives from its rows, all of it at once, by its own rules."""

import multiprocessing
import sys
from collections.abc import Callable

from django.core.management import call_command, get_commands
from django.db import connection

from bench.engine.crew import together
from bench.load.tables import without_triggers
from bench.report import say
from incidents.models import Docket

CHUNK = 5_000

_DOCKET = """
    INSERT INTO incidents_docket ({columns})
    SELECT {columns} FROM incidents_docket_as_it_should_be
"""
_SEARCH_TEXT = """
    INSERT INTO incidents_searchtext (incident_id, words)
    SELECT * FROM incidents_searchtext_as_it_should_be WHERE incident_id BETWEEN %s AND %s
"""
_SEARCH_WORDS = """
    INSERT INTO incidents_searchword (word, stem)
    SELECT word, stem FROM incidents_searchword_as_it_should_be ORDER BY word
"""


def search_text(incidents: int, crew: int) -> None:
    """Work out what can be found of each incident, `crew` processes a chunk each."""
    say("Working out what can be searched for")
    take = taking_turns(-(-incidents // CHUNK))

    def work():
        with connection.cursor() as cursor:
            without_triggers(cursor)
            for turn in take():
                cursor.execute(_SEARCH_TEXT, [turn * CHUNK + 1, (turn + 1) * CHUNK])

    together(work, crew)


def the_rest() -> None:
    """Fill the docket, the words that mistyped ones are compared with, and the roll-ups."""
    with connection.cursor() as cursor:
        say("Deriving the docket")
        columns = ", ".join(field.column for field in Docket._meta.fields)
        cursor.execute(_DOCKET.format(columns=columns))
        say("Collecting words")
        cursor.execute(_SEARCH_WORDS)
    if "roll_up" in get_commands():
        say("Rolling up the figures")
        call_command("roll_up", all=True, stdout=sys.stderr)


def taking_turns(number: int) -> Callable:
    """Numbers from 0 to before `number`, each for one of the processes that ask; with progress."""
    turn = multiprocessing.get_context("fork").Value("i", 0)

    def take():
        while True:
            with turn.get_lock():
                own, turn.value = turn.value, turn.value + 1
            if own >= number:
                return
            yield own
            if (own + 1) * 10 // number != own * 10 // number:
                say(f"{100 * (own + 1) // number:>4} %")

    return take
