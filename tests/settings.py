"""The settings under test: the project's, but quicker, and on a database that can be emptied."""

from recovery.settings import *  # noqa: F403
from recovery.settings import DATABASES, STORAGES

DATABASES["default"]["ENGINE"] = "tests.database"
# Nothing is collected for tests: files are served from where they lie.
STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
# Files of incidents are forgotten with the test.
STORAGES["default"] = {"BACKEND": "django.core.files.storage.InMemoryStorage"}
# Slow on purpose in the real settings, and there are many sign-ins.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STATIC_ROOT = None
# An answer leaves at once; that it can be taken back is tested by itself.
UNDO_SECONDS = 0
