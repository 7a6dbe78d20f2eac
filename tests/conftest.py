"""Fixtures that every test may use."""

import pytest
from django.core.cache import cache

pytest_plugins = [
    "tests.cast",
    "tests.plugins.browser",
    "tests.plugins.mail",
    "tests.plugins.processes",
]


@pytest.fixture(autouse=True)
def _nothing_kept():
    """What one test has counted or read is not what the next one sees."""
    cache.clear()
