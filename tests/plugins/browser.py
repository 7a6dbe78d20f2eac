"""A real browser: which one, how it is started, and what becomes of its tests without one."""

import os

import pytest
from playwright.sync_api import expect

from tests import chromium

# Left empty where the run has looked and found none.
FOUND = "RECOVERY_TEST_BROWSER"
PATIENCE = 20_000
"""Milliseconds after which a page will not come to what is expected of it."""
FLAGS = [
    "--no-sandbox",  # as root there is none
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_configure():
    """Look for a browser once; the workers of pytest-xdist inherit what was found."""
    # Playwright's loop runs in the thread in which the tests use the database.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    expect.set_options(timeout=PATIENCE)
    if FOUND not in os.environ:
        os.environ[FOUND] = chromium.find() or ""


def pytest_collection_modifyitems(items):
    """Mark the tests that use a page, and skip them where there is no browser."""
    for item in items:
        if "browser" in item.fixturenames:
            item.add_marker("browser")
        if item.get_closest_marker("browser") and not os.environ[FOUND]:
            item.add_marker(pytest.mark.skip(reason="no browser"))


def pytest_terminal_summary(terminalreporter):
    """Say which tests did not run for want of a browser."""
    skipped = terminalreporter.stats.get("skipped", [])
    missed = sorted(report.nodeid for report in skipped if "no browser" in str(report.longrepr))
    if missed:
        terminalreporter.section("not run: there is no browser")
        for nodeid in missed:
            terminalreporter.line(nodeid)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """Start the browser that was found, in a way that works as root and in small containers."""
    return {**browser_type_launch_args, "executable_path": os.environ[FOUND], "args": FLAGS}
