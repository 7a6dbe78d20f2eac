"""The figures of `bench.storm`."""

import subprocess
import sys
import time
from collections import Counter
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

from django.conf import settings

from bench.engine.stage import company, fill, make_due
from bench.report import say
from incidents.models import Escalation, Heartbeat, Message

TEAMS, STAFF = 20, 10
CELERY = (sys.executable, "-m", "celery", "-A", "recovery")
PARTS = (
    ("worker", "--concurrency=1", "--loglevel=WARNING", "--without-gossip", "--without-mingle"),
    ("beat", "--loglevel=WARNING"),
)
SOON = timedelta(seconds=5)
"""So far ahead lies the moment: the rows have to be written before it comes."""
PATIENCE = 180
WAITING = (Message.State.QUEUED, Message.State.SENDING)


def measure(incidents, open, server) -> dict:
    """Let so many of `open` incidents come due; returns the figures. `server`: a MailServer."""
    say("Staging")
    staged = company(teams=TEAMS, staff=STAFF)
    fill(staged, open=max(open, incidents))
    with _celery():
        _wait_until(Heartbeat.objects.filter(name="worker").exists)
        moment = datetime.now(UTC) + SOON
        make_due(staged, incidents, at=moment)
        if datetime.now(UTC) > moment or Escalation.objects.exists():
            raise RuntimeError("The storm came before its rows were written.")
        say("Waiting for the storm")
        _wait_until(lambda: Escalation.objects.count() >= incidents)
        storm = datetime.now(UTC) - moment
        say("Waiting for its mails")
        _wait_until(lambda: not Message.objects.filter(state__in=WAITING).exists())
        told = datetime.now(UTC) - moment
    mails = Counter(mail.recipient for mail in server.received())
    things = Message.objects.individual()
    return {
        "storm_s": round(storm.total_seconds(), 1),
        "told_s": round(told.total_seconds(), 1),
        "escalations": Escalation.objects.count(),
        "messages": things.count(),
        "people": things.order_by().values("person").distinct().count(),
        "mails": mails.total(),
        "most_for_one": max(mails.values()),
    }


@contextmanager
def _celery():
    processes = [
        subprocess.Popen([*CELERY, *part], cwd=settings.BASE_DIR, stdout=sys.stderr)
        for part in PARTS
    ]
    try:
        yield
    finally:
        for process in processes:
            process.terminate()
        for process in processes:
            process.wait()


def _wait_until(condition):
    end = time.monotonic() + PATIENCE
    while not condition():
        if time.monotonic() > end:
            raise RuntimeError(f"Still waiting after {PATIENCE} s.")
        time.sleep(0.1)
