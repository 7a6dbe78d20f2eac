"""Settings. With none given everything works, on services that Recovery brings along.

The README lists the environment variables that replace each part; `checks.py` reports wrong ones.
"""

from pathlib import Path

from csp.constants import NONE, SELF

from recovery.embedded import Postgres, Valkey
from recovery.environment import Environment

ENVIRONMENT = Environment()

# Where we are -----------------------------------------------------------------------------------

BASE_DIR = Path(__file__).resolve().parent.parent
# Everything that is written lies here.
VAR = Path(ENVIRONMENT.text("RECOVERY_VAR", str(BASE_DIR / "var"))).resolve()
HOST = ENVIRONMENT.text("HOST", "127.0.0.1")
PORT = ENVIRONMENT.number("PORT", 8000)
LOCAL_HOSTS = ["localhost", "127.0.0.1", "[::1]", HOST]
# Listening everywhere is no address to go to.
ADDRESS = "localhost" if HOST in {"0.0.0.0", "::"} else HOST  # noqa: S104
SITE_URL = ENVIRONMENT.site_url("SITE_URL", f"http://{ADDRESS}:{PORT}")
# Who we are to a customer; without it they read the name of the team.
COMPANY_NAME = ENVIRONMENT.text("COMPANY_NAME")
IS_PUBLIC = SITE_URL.startswith("https://")

# Django -----------------------------------------------------------------------------------------

DEBUG = ENVIRONMENT.flag("DEBUG", False)
SECRET_KEY = ENVIRONMENT.secret("SECRET_KEY", VAR / "secret_key")
ALLOWED_HOSTS = ENVIRONMENT.names("ALLOWED_HOSTS", LOCAL_HOSTS)
ROOT_URLCONF = "recovery.urls"
WSGI_APPLICATION = "recovery.wsgi.application"

INSTALLED_APPS = [
    "incidents",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.staticfiles",
    "crispy_forms",
    "crispy_bootstrap5",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # What is secret on a page (BREACH) is masked anew each time, and the length is made to vary.
    "recovery.compression.CompressionMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "incidents.middleware.PersonLocale",
    "incidents.middleware.GoneMeanwhile",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "incidents.context.shell",
            ],
            "builtins": [
                *("incidents.templatetags.dates", "recovery.kept.texts", "recovery.kept.addresses"),
            ],
        },
    },
]

# What is kept for a while, in each process: nothing that would be missed. Templates look for a
# keeper of their own before they take the default one.
_KEEPER = "dummy.DummyCache" if DEBUG else "locmem.LocMemCache"
CACHES = {
    name: {
        "BACKEND": f"django.core.cache.backends.{_KEEPER}",
        "LOCATION": name,
        "OPTIONS": {"MAX_ENTRIES": 2000},
    }
    for name in ("default", "template_fragments")
}

CRISPY_TEMPLATE_PACK = "bootstrap5"
CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"

# What people choose from on “You”: the words, and how dates and numbers are written. A language
# stands here once its catalogue in `locale/` is complete.
LANGUAGES = [
    ("en", "English (UK)"),
    ("en-us", "English (US)"),
    ("en-se", "English (Sweden)"),
]
# The company's: customers read it, and everybody who has not chosen.
LANGUAGE_CODE = ENVIRONMENT.text("LANGUAGE_CODE", "en")
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = ["recovery.formats"]
TIME_ZONE = ENVIRONMENT.time_zone("TIME_ZONE", "UTC")
USE_TZ = True

# People -----------------------------------------------------------------------------------------

AUTH_USER_MODEL = "incidents.User"
AUTHENTICATION_BACKENDS = ["incidents.sign_in.StaffBackend"]
LOGIN_URL = "sign_in"
LOGIN_REDIRECT_URL = "queue"
LOGOUT_REDIRECT_URL = "sign_in"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

# Database and broker ----------------------------------------------------------------------------

EMBEDDED_POSTGRES = Postgres(VAR / "postgres")
EMBEDDED_VALKEY = Valkey(VAR / "valkey")
REDIS_URL = ENVIRONMENT.broker("REDIS_URL", EMBEDDED_VALKEY.url)
DATABASES = {
    "default": {
        **ENVIRONMENT.database("DATABASE_URL", EMBEDDED_POSTGRES.django_settings()),
        # Seconds: the server keeps plans for each connection, which take a while to earn.
        "CONN_MAX_AGE": 3600,
        "CONN_HEALTH_CHECKS": True,
    }
}
# A pooler that hands connections on after each transaction wants “off”: each is as any other.
PREPARED_STATEMENTS = ENVIRONMENT.flag("PREPARED_STATEMENTS", default=True)
if PREPARED_STATEMENTS:
    # What pages ask is answered before other processes of the server could help, and those would
    # read on where a list is long enough already. And what is kept is planned once, for whatever
    # values come: each kind of list has an index, and planning takes longer than reading it.
    DATABASES["default"].setdefault("OPTIONS", {}).setdefault(
        "options", "-c max_parallel_workers_per_gather=0 -c plan_cache_mode=force_generic_plan"
    )
# One that is set replaces ours, which is then not started.
IS_DATABASE_EMBEDDED = "DATABASE_URL" not in ENVIRONMENT
IS_BROKER_EMBEDDED = "REDIS_URL" not in ENVIRONMENT

# Mail -------------------------------------------------------------------------------------------

# EMAIL_HOST and the like, as far as the address has them.
MAIL_SETTINGS = ENVIRONMENT.email("EMAIL_URL")
# Without a mail server nothing leaves: the outbox shows what would have been sent.
MAIL_IS_KEPT = not MAIL_SETTINGS
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = ENVIRONMENT.text("DEFAULT_FROM_EMAIL", "Recovery <recovery@localhost>")
globals().update(MAIL_SETTINGS)

# The engine (seconds, and rows) -----------------------------------------------------------------

SWEEP_EVERY = ENVIRONMENT.number("SWEEP_EVERY", 2.0)
SWEEP_LEASE = ENVIRONMENT.number("SWEEP_LEASE", 20.0)
# After so long a sweep (sooner than its lease ends), or any other task, is ended: it hangs.
SWEEP_LIMIT, TASK_LIMIT = 15, 60
SWEEP_BATCH = ENVIRONMENT.number("SWEEP_BATCH", 200)
DELIVER_EVERY = ENVIRONMENT.number("DELIVER_EVERY", 2.0)
# For so long an answer to a customer waits in the outbox, so that it can be taken back.
UNDO_SECONDS = ENVIRONMENT.number("UNDO_SECONDS", 30, above=-1)

CELERY_BROKER_URL = REDIS_URL
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_TRANSPORT_OPTIONS = {
    # What a killed worker had taken comes back after the first; looking for it is quick and cheap.
    "visibility_timeout": 600,
    "unacked_restore_interval": 10,
    "unacked_restore_throttle": 1,
    "socket_timeout": 30,
    "socket_connect_timeout": 5,
}
CELERY_TIMEZONE = "UTC"
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_SOFT_TIME_LIMIT = 50
CELERY_TASK_TIME_LIMIT = TASK_LIMIT
CELERY_TASK_ANNOTATIONS = {
    "incidents.tasks.sweep": {"soft_time_limit": SWEEP_LIMIT - 5, "time_limit": SWEEP_LIMIT},
}
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_MAX_TASKS_PER_CHILD = 1000
# In memory, not in a file: after a restart everything is due anyway.
CELERY_BEAT_SCHEDULER = "celery.beat:Scheduler"
# A call that nobody took in time is worth nothing: the next one looks at the same rows.
CELERY_BEAT_SCHEDULE = {
    "sweep": {
        "task": "incidents.tasks.sweep",
        "schedule": SWEEP_EVERY,
        "options": {"expires": SWEEP_EVERY},
    },
    "deliver": {
        "task": "incidents.tasks.deliver",
        "schedule": DELIVER_EVERY,
        "options": {"expires": DELIVER_EVERY},
    },
    "replan": {
        "task": "incidents.tasks.replan",
        "schedule": SWEEP_EVERY,
        "options": {"expires": SWEEP_EVERY},
    },
    "batches": {
        "task": "incidents.tasks.batches",
        "schedule": SWEEP_EVERY,
        "options": {"expires": SWEEP_EVERY},
    },
    "news": {
        "task": "incidents.tasks.news",
        "schedule": SWEEP_EVERY,
        "options": {"expires": SWEEP_EVERY},
    },
    "digests": {"task": "incidents.tasks.digests", "schedule": 60.0, "options": {"expires": 30.0}},
    "roll_up": {"task": "incidents.tasks.roll_up", "schedule": 30.0, "options": {"expires": 30.0}},
    "files_left": {
        "task": "incidents.tasks.files_left",
        "schedule": 300.0,
        "options": {"expires": 300.0},
    },
    "audit": {"task": "incidents.tasks.audit", "schedule": 60.0, "options": {"expires": 30.0}},
}

# Static files -----------------------------------------------------------------------------------

STATIC_URL = "static/"
STATIC_ROOT = Path(ENVIRONMENT.text("STATIC_ROOT", str(VAR / "static"))).resolve()
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "recovery.assets.PackageFinder",
]
STATIC_STORAGE = (
    "django.contrib.staticfiles.storage.StaticFilesStorage"
    if DEBUG
    else "whitenoise.storage.CompressedManifestStaticFilesStorage"
)
STORAGES = {
    # The files of incidents. Nothing serves this folder: they leave it by a view alone.
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {
            "location": VAR / "attachments",
            "file_permissions_mode": 0o600,
            "directory_permissions_mode": 0o700,
        },
    },
    "staticfiles": {"BACKEND": STATIC_STORAGE},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
# Compressing a source map takes longer than all the rest.
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = ["map", "png", "jpg", "gif", "woff", "woff2", "gz", "br"]

# Uploads ----------------------------------------------------------------------------------------

FILE_UPLOAD_HANDLERS = [
    "recovery.uploads.TakesSoMuch",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
# What is typed into forms, beside their files: the longest letter with all that is around it.
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DATA_UPLOAD_MAX_NUMBER_FILES = 40

# Security ---------------------------------------------------------------------------------------

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        # Bootstrap draws the arrows and ticks of form fields with data: images.
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        # The outbox shows a mail in a sandboxed frame.
        "frame-src": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
PERMISSIONS_POLICY = {
    feature: []
    for feature in (
        *("accelerometer", "autoplay", "camera", "display-capture", "encrypted-media"),
        *("fullscreen", "geolocation", "gyroscope", "hid", "idle-detection", "magnetometer"),
        *("microphone", "midi", "payment", "picture-in-picture", "publickey-credentials-get"),
        *("screen-wake-lock", "serial", "usb", "xr-spatial-tracking"),
    )
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"

# On https we are behind a proxy that speaks it, and that has to set X-Forwarded-Proto.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if IS_PUBLIC else None
SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IS_PUBLIC
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if IS_PUBLIC else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = IS_PUBLIC
CSRF_TRUSTED_ORIGINS = [SITE_URL] if IS_PUBLIC else []

# Logs -------------------------------------------------------------------------------------------

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{levelname} {name}: {message}", "style": "{"}},
    "filters": {"tokens": {"()": "recovery.logs.HideTokens"}},
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": "line",
            "filters": ["tokens"],
        }
    },
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {"django": {"handlers": ["console"], "level": "WARNING", "propagate": False}},
}
