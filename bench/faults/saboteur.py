"""Programs of the product that kill themselves: `python -m bench.faults.saboteur`.

Their orders are in the environment, as JSON in FAULTS_ORDERS (see `Orders`).

The product has no hooks for this. A saboteur imports it, wraps the functions at the named points,
and then starts the real thing: Celery's worker or beat, or `manage.py tick`. When the chosen point
is reached for the n-th time it kills itself with SIGKILL, which nothing can catch.

A row that is cut off four times in a row is what the engine calls poison, and it is right to set
it aside. So a saboteur spares what was cut off twice already: it is healthy, and unlucky enough.
"""

import json
import os
import signal
import time
from dataclasses import asdict, dataclass, field
from datetime import timedelta
from functools import wraps
from pathlib import Path

import psycopg2
from django.core.management import call_command
from django.db import connection

from bench.faults import engine
from bench.faults.journal import Journal
from recovery.celery import app

ENOUGH = 2
WORKER = ["worker", "--loglevel=WARNING", "--without-gossip", "--without-mingle"]
WORKER += ["--without-heartbeat"]


@dataclass
class Orders:
    """What a saboteur is to run, and when to die.

    program: sweep, deliver, tick-once, tick, worker, solo-worker or beat
    point, nth: where to die, at the how-manieth arrival; no point: never
    with_parent: whether the parent dies too (a worker's child takes its main process along)
    poison_clocks, poison_messages: their ids → raise, hang or kill
    shift: by how many seconds the clock of a delivery goes ahead
    rows: how many messages a delivery claims at a time, 0 for the product's own number
    journal: the file in which to note what is done
    """

    program: str
    point: str = ""
    nth: int = 1
    with_parent: bool = False
    poison_clocks: dict = field(default_factory=dict)
    poison_messages: dict = field(default_factory=dict)
    shift: float = 0
    rows: int = 0
    journal: str = ""

    def as_environment(self):
        """Give the environment variable by which a new process gets these orders."""
        return {"FAULTS_ORDERS": json.dumps(asdict(self))}


def is_loss_of_database(problem):
    """Tell whether this says that the session was ended, and not that the database said no.

    A database that says no gives its reason as a code; of its own end it says so or nothing.
    """
    cause = problem.__cause__
    return isinstance(cause, psycopg2.Error) and (cause.pgcode or "57P")[:3] == "57P"


class Saboteur:
    """Wraps the product's functions in this process, as its orders say."""

    def __init__(self, orders):
        self.orders = orders
        self.journal = Journal(Path(orders.journal))
        self._left = orders.nth
        self._spare = False

    def arm(self):
        """Wrap everything that has to be wrapped."""
        self._keep_the_books()
        for claiming in engine.CLAIMING:
            self._wrap(claiming, after=self._look_at_claim)
        self._poison(engine.PLANNING, self.orders.poison_clocks)
        self._poison(engine.WRITING, self.orders.poison_messages)
        if self.orders.point:
            self._set_trap(engine.POINTS[self.orders.point])
        if self.orders.rows:
            engine.make_batches_small(self.orders.rows)

    def run(self):
        """Run the program."""
        program = self.orders.program
        if program == "sweep":
            engine.sweep_once()
        elif program == "deliver":
            engine.deliver_at(timedelta(seconds=self.orders.shift))
        elif program == "tick-once":
            call_command("tick", once=True)
        elif program == "tick":
            call_command("tick")
        elif program == "worker":
            app.worker_main([*WORKER, "--concurrency=2"])
        elif program == "solo-worker":
            app.worker_main([*WORKER, "--pool=solo"])
        elif program == "beat":
            app.start(["beat", "--loglevel=WARNING"])
        else:
            raise ValueError(program)

    def _keep_the_books(self):
        """Note each mail that is handed over, and what became of it on our side."""

        def handing(*args, **kwargs):
            self.journal.note("handing", id=kwargs["message_id"])

        def refused(problem, *args, **kwargs):
            self.journal.note("refused", id=kwargs["message_id"])

        def marked(result, sent):
            for message, *_ in sent:
                self.journal.note("marked", id=engine.message_id(message))

        def unmarked(problem, sent):
            # With the database gone, of a digest not even the name can be worked out any more: they
            # stay handed over. An error of ours with the database there is no excuse.
            if not is_loss_of_database(problem):
                for message, *_ in sent:
                    self.journal.note("unmarked", id=engine.message_id(message), why=repr(problem))

        self._wrap(engine.SENDING, before=handing, failed=refused)
        self._wrap(engine.MARKING, after=marked, failed=unmarked)

    def _look_at_claim(self, claimed, *args, **kwargs):
        self._spare = bool(claimed) and engine.times_cut_off(claimed) >= ENOUGH

    def _set_trap(self, point):
        if point.statement:
            self._wrap(point, statement=point.statement)
        elif point.when == "before":
            self._wrap(point, before=lambda *args, **kwargs: self._arrive())
        else:
            # A claim that found nothing is no place to die: nothing is in hand.
            claims = point in engine.CLAIMING
            self._wrap(point, after=lambda found, *_, **__: self._arrive(bool(found) or not claims))

    def _poison(self, point, ids):
        def taste(row, *args, **kwargs):
            effect = ids.get(str(row.pk))
            if effect == "raise":
                raise RuntimeError(f"poison in {row.pk}")
            if effect == "hang":
                time.sleep(3600)
            if effect == "kill":
                self._die(f"poison in {row.pk}")

        if ids:
            self._wrap(point, before=taste)

    def _wrap(self, point, *, before=None, after=None, failed=None, statement=""):
        original = getattr(point.owner, point.function)

        def watch(execute, sql, params, many, context):
            result = execute(sql, params, many, context)
            if sql.lstrip().startswith(statement):
                self._arrive()
            return result

        @wraps(original)
        def wrapped(*args, **kwargs):
            if before:
                before(*args, **kwargs)
            try:
                if statement:
                    with connection.execute_wrapper(watch):
                        result = original(*args, **kwargs)
                else:
                    result = original(*args, **kwargs)
            except Exception as problem:
                if failed:
                    failed(problem, *args, **kwargs)
                raise
            if after:
                # Of a method the first argument is the object, which nobody here asks about.
                after(result, *args, **kwargs)
            return result

        setattr(point.owner, point.function, wrapped)

    def _arrive(self, counts=True):
        if not counts or self._spare:
            return
        self._left -= 1
        if self._left == 0:
            self._die(self.orders.point)

    def _die(self, where):
        self.journal.note("kill", where=where, program=self.orders.program)
        if self.orders.with_parent:
            self.journal.note("kill", where=where, program=f"{self.orders.program}’s main process")
            os.kill(os.getppid(), signal.SIGKILL)
        os.kill(os.getpid(), signal.SIGKILL)


def run(orders):
    """Become a saboteur in this process; returns when the program has ended by itself."""
    saboteur = Saboteur(orders)
    saboteur.arm()
    saboteur.run()


if __name__ == "__main__":
    run(Orders(**json.loads(os.environ["FAULTS_ORDERS"])))
