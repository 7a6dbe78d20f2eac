"""A real PostgreSQL and a real Valkey for the run, unless DATABASE_URL and REDIS_URL name some.

Loaded with `-p`: the settings read these variables before any conftest.py is looked at. Workers of
pytest-xdist inherit them; each gets a database of its own from pytest-django, and one of Valkey's.
"""

import os
from contextlib import ExitStack

import pytest

from recovery.embedded import EmbeddedError, throwaway

running = ExitStack()


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests():
    """Start the services once, in the process that starts the others."""
    worker = os.environ.get("PYTEST_XDIST_WORKER")
    if worker is None:
        start_services()
    else:
        use_database_of_worker(int(worker.removeprefix("gw")) + 1)


def pytest_unconfigure():
    """Stop the services."""
    running.close()


def start_services():
    """Start what no variable names, and name it."""
    try:
        services = running.enter_context(throwaway())
    except EmbeddedError as error:
        pytest.exit(str(error), returncode=1)
    compile_once(services.folder / "compiled")
    os.environ.setdefault("RECOVERY_VAR", str(services.folder / "var"))
    os.environ.setdefault("DATABASE_URL", services.database_url)
    os.environ.setdefault("REDIS_URL", services.redis_url)


def compile_once(folder):
    """Have the run's hundred processes compile Python once, where none may keep it with its source.

    Containers often forbid that; what is compiled for this run goes with its folder.
    """
    if os.environ.pop("PYTHONDONTWRITEBYTECODE", ""):
        os.environ["PYTHONPYCACHEPREFIX"] = str(folder)


def use_database_of_worker(number):
    """Keep the workers' messages apart: each uses the database `number` of the broker."""
    address, _, _ = os.environ["REDIS_URL"].partition("?")
    if address.startswith("redis+socket:"):
        os.environ["REDIS_URL"] = f"{address}?virtual_host={number}"
    else:
        os.environ["REDIS_URL"] = f"{address.rstrip('/')}/{number}"
