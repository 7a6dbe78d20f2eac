"""Workers on changes to many incidents, and what kills them."""

from django.db import OperationalError, connection

from incidents.actions.batch import work_on_batches
from incidents.models import Batch, Incident
from tests.engine.clockwork import MONDAY


def work(at=MONDAY):
    """What workers do until nothing is left to do; returns the newest batch."""
    while work_on_batches(at=at):
        pass
    return Batch.objects.first()


def fresh(incidents):
    """The incidents as they stand now."""
    return [Incident.objects.get(pk=incident.pk) for incident in incidents]


def done(batch):
    return [entry["id"] for entry in batch.done]


def why(batch, incident):
    """Why an incident was left as it was."""
    return next(entry["why"] for entry in batch.refused if entry["id"] == incident.pk)


class Killed(OperationalError):
    """The connection is gone: the worker was killed."""


def killed_after(number, words):
    """Go on until the number-th statement with these words, and die there."""
    seen = 0

    def die(execute, sql, params, many, context):
        nonlocal seen
        seen += words in sql
        if seen == number:
            raise Killed
        return execute(sql, params, many, context)

    return connection.execute_wrapper(die)
