"""The programs that make up a running Recovery."""

from __future__ import annotations

import sys

from django.conf import settings

from recovery.supervisor import Program

PYTHON = [sys.executable, "-u"]
# Ours sends no code through the broker, which is what Celery warns root about.
CELERY = [*PYTHON, "-W", "ignore:You're running the worker", "-m", "celery", "-q", "-A", "recovery"]

WEB_OPTIONS = [
    "--worker-class=gthread",
    "--workers=2",
    "--threads=4",
    "--preload",
    "--graceful-timeout=5",
    "--log-level=warning",
    "--no-control-socket",
]
WORKER_OPTIONS = [
    "--concurrency=2",
    "--loglevel=WARNING",
    # There is one worker: it has nobody to talk to.
    "--without-gossip",
    "--without-mingle",
    "--without-heartbeat",
]


def programs() -> list[Program]:
    """Give what has to run, the web server first."""
    host = f"[{settings.HOST}]" if ":" in settings.HOST else settings.HOST
    bind = f"--bind={host}:{settings.PORT}"
    commands = {
        "web": [*PYTHON, "-m", "gunicorn", "recovery.wsgi", bind, *WEB_OPTIONS],
        "worker": [*CELERY, "worker", *WORKER_OPTIONS],
        "beat": [*CELERY, "beat", "--loglevel=WARNING"],
        "tick": [*PYTHON, "manage.py", "tick"],
    }
    return [Program(name, command, settings.BASE_DIR) for name, command in commands.items()]
