"""The project's settings without a database, for commands that should not start one."""

from recovery.settings import *  # noqa: F403

DATABASES = {"default": {"ENGINE": "django.db.backends.dummy"}}
