"""The product's settings on a copy of a loaded company, with what measuring needs besides.

That is one more address, the yardstick, and one header, which says how many queries a page made.
"""

import os
from pathlib import Path

from bench.pages import COPY
from recovery.settings import *  # noqa: F403
from recovery.settings import DATABASES, MIDDLEWARE, TEMPLATES

DATABASES["default"]["NAME"] = os.environ.get("BENCH_DATABASE", COPY)
ROOT_URLCONF = "bench.pages.urls"
MIDDLEWARE = ["bench.pages.counting.CountQueries", *MIDDLEWARE]
TEMPLATES[0]["DIRS"].append(Path(__file__).parent / "templates")
