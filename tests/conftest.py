"""Fixtures that every test may use."""

pytest_plugins = [
    "tests.cast",
    "tests.plugins.browser",
    "tests.plugins.mail",
    "tests.plugins.processes",
]
