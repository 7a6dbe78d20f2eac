"""System checks: what is wrong with the settings, each in a sentence and with a hint."""

from __future__ import annotations

from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning

from recovery.environment import Problem


def check_environment(**kwargs: object) -> list[CheckMessage]:
    """Report every environment variable that cannot be used as it is."""
    problems = list(settings.ENVIRONMENT.problems)
    if settings.IS_PUBLIC:
        problems += _missing_in_public()
    return [
        Error(
            f"{problem.setting}: {problem.reason}.",
            hint=problem.hint,
            id=f"recovery.{problem.setting}",
        )
        for problem in problems
    ]


def check_deployment(**kwargs: object) -> list[CheckMessage]:
    """With `check --deploy`: report what is fine for a look around, but not for real customers."""
    answers = [
        ("SITE_URL", settings.IS_PUBLIC, "does not begin with https://"),
        ("DATABASE_URL", not settings.IS_DATABASE_EMBEDDED, "is not set: data lies in the demo's"),
        ("REDIS_URL", not settings.IS_BROKER_EMBEDDED, "is not set: the broker is the demo's"),
        ("EMAIL_URL", not settings.MAIL_IS_KEPT, "is not set: no mail leaves the outbox"),
    ]
    return [
        Warning(
            f"{name} {reason}.",
            hint=f"Set {name} to the real thing; the README shows how.",
            id=f"recovery.{name}.deploy",
        )
        for name, is_fine, reason in answers
        if not is_fine
    ]


def _missing_in_public() -> list[Problem]:
    reason = "it has to be set for a SITE_URL that begins with https://"
    hints = {
        "SECRET_KEY": "Use 50 or more random characters, the same ones on every machine.",
        "ALLOWED_HOSTS": "List the host names people use, separated by commas.",
    }
    return [
        Problem(name, reason, hint)
        for name, hint in hints.items()
        if name not in settings.ENVIRONMENT
    ]
