"""What gunicorn serves."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "recovery.settings")

application = get_wsgi_application()

# Every page is loaded here, once, and not by the first who asks each web process for one. What is
# loaded stays: without this, looking through it for rubbish makes somebody wait now and again.
get_resolver().url_patterns  # noqa: B018
gc.collect()
gc.freeze()
