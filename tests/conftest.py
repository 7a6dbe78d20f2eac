"""Fixtures that every test may use."""

import pytest
from django.core.cache import caches

pytest_plugins = [
    "tests.cast",
    "tests.plugins.browser",
    "tests.plugins.emptied",
    "tests.plugins.mail",
    "tests.plugins.processes",
    "tests.plugins.standing",
    "tests.plugins.workers",
]

LONG = (
    *("project/test_up.py", "project/test_benches.py", "browser/test_every_page.py"),
    *("importing/test_import_real_data.py", "project/test_demo.py", "browser/test_composer.py"),
    *("tests/test_doors.py", "project/test_commands.py", "browser/test_practice_and_customers.py"),
    *("browser/test_tour.py", "browser/test_main_job.py", "browser/test_palette_and_keys.py"),
    *("engine/test_sample.py", "engine/test_workers.py", "browser/test_policy.py"),
)
"""Whole files go to one worker or another: of these none should be left for the end."""


def pytest_collection_modifyitems(items):
    """Begin with the files that take the longest, each in the random order that it has."""
    items.sort(key=lambda item: not item.path.as_posix().endswith(LONG))


@pytest.fixture(autouse=True)
def _nothing_kept():
    """What one test has counted or read is not what the next one sees."""
    for cache in caches.all(initialized_only=True):
        cache.clear()
