"""The product's settings, on servers that can be broken.

Nothing of the engine differs from production, except where the environment says so: the bench
shortens the lease, the time limits and the patience with a mail server, so that a fault takes
seconds to get over and not minutes. The scenario `production` runs with none of that.
"""

import os

from bench.faults.servers import BreakablePostgres
from recovery.embedded import Valkey
from recovery.settings import *  # noqa: F403
from recovery.settings import DATABASES, EMAIL_TIMEOUT, SWEEP_LIMIT, VAR

POSTGRES = BreakablePostgres(VAR / "postgres")
VALKEY = Valkey(VAR / "valkey")
DATABASES["default"] |= {
    # The plain engine: ours would start a server again that was stopped to see what happens.
    "ENGINE": "django.db.backends.postgresql",
    "NAME": os.environ.get("FAULTS_DATABASE", "recovery"),
}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_TIMEOUT = float(os.environ.get("FAULTS_EMAIL_TIMEOUT", EMAIL_TIMEOUT))
if "FAULTS_SWEEP_LIMIT" in os.environ:
    SWEEP_LIMIT = int(os.environ["FAULTS_SWEEP_LIMIT"])
    CELERY_TASK_ANNOTATIONS = {
        "incidents.tasks.sweep": {"soft_time_limit": SWEEP_LIMIT - 0.5, "time_limit": SWEEP_LIMIT}
    }
