"""The product's settings on a copy of a loaded company, with what measuring needs besides.

That is one more address, the yardstick, and one header, which says how many queries a page made.
Whoever looks at the yardstick is signed in as Django does it: what is ours costs it nothing and
spares it nothing.
"""

import os
from pathlib import Path

from bench.pages import COPY
from recovery.settings import *  # noqa: F403
from recovery.settings import AUTHENTICATION_BACKENDS, DATABASES, MIDDLEWARE, TEMPLATES

DATABASES["default"]["NAME"] = os.environ.get("BENCH_DATABASE", COPY)
AUTHENTICATION_BACKENDS = [*AUTHENTICATION_BACKENDS, "django.contrib.auth.backends.ModelBackend"]
ROOT_URLCONF = "bench.pages.urls"
MIDDLEWARE = ["bench.pages.counting.CountQueries", *MIDDLEWARE]
TEMPLATES[0]["DIRS"].append(Path(__file__).parent / "templates")
