"""The servers that a bench measures on: throwaway ones, started for it and gone after it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

import django
from django.core.management import call_command

from recovery.embedded import throwaway

OTHERS = ("EMAIL_URL", "SITE_URL", "DEBUG", "SWEEP_BATCH", "SWEEP_LEASE", "SWEEP_EVERY")
"""Settings of whoever calls, which would make the figures hard to compare."""


@contextmanager
def own_servers(**settings: str) -> Iterator[None]:
    """Start PostgreSQL and Valkey, set Django up on them, and migrate.

    settings: further environment variables of the product, such as EMAIL_URL.
    Neither server waits for the disk (no fsync), for the product and for what it is compared
    with alike. Whatever imports a model has to be imported after this has begun.
    """
    with throwaway() as servers:
        for name in OTHERS:
            os.environ.pop(name, None)
        os.environ |= {
            "DJANGO_SETTINGS_MODULE": "recovery.settings",
            "RECOVERY_VAR": str(servers.folder / "var"),
            "DATABASE_URL": servers.database_url,
            "REDIS_URL": servers.redis_url,
            **settings,
        }
        django.setup()
        call_command("migrate", interactive=False, verbosity=0)
        yield
