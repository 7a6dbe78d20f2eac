"""Settings from the environment, read so that a wrong one can be reported in a sentence.

A value that cannot be used is noted as a problem and its default is used instead: settings load
whatever the environment says, and `checks.py` reports the problems all at once, each with a hint.
"""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import environ
from django.core.exceptions import ImproperlyConfigured
from django.utils.crypto import get_random_string

DATABASE_SCHEMES = {"postgresql", "postgres", "pgsql"}
BROKER_SCHEMES = {"redis", "rediss", "redis+socket", "unix"}
ALPHABET = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_"


@dataclass(frozen=True)
class Problem:
    """A setting that cannot be used: its name, why, and what would do."""

    setting: str
    reason: str
    hint: str


class Environment:
    """The environment variables, each read as what it has to be; an empty one counts as not set."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def __contains__(self, name: str) -> bool:
        """Tell whether a variable is set."""
        return bool(self.text(name))

    def text(self, name: str, default: str = "") -> str:
        """Read a text."""
        return os.environ.get(name, "").strip() or default

    def names(self, name: str, default: list[str]) -> list[str]:
        """Read names separated by commas."""
        return [part.strip() for part in self.text(name).split(",") if part.strip()] or default

    def flag(self, name: str, default: bool) -> bool:
        """Read a yes or a no."""
        given = self.text(name).lower()
        if given in {"", *environ.Env.BOOLEAN_TRUE_STRINGS}:
            return bool(given) or default
        if given not in {"false", "off", "n", "no", "0"}:
            self._note(name, f"“{given}” is neither yes nor no", "Use true or false.")
        return False

    def number(self, name: str, default: float, *, above: float = 0) -> float:
        """Read a number greater than `above`; a whole one if the default is whole."""
        given = self.text(name) or default
        try:
            number = type(default)(given)
        except ValueError:
            number = above
        if number > above:
            return number
        self._note(name, f"“{given}” is not a number above {above}", f"Try {default}.")
        return default

    def time_zone(self, name: str, default: str) -> str:
        """Read the name of a time zone."""
        given = self.text(name, default)
        try:
            ZoneInfo(given)
        except (ValueError, OSError, LookupError):
            self._note(name, f"“{given}” is not a time zone", "Use a name such as Europe/Vienna.")
            return default
        return given

    def site_url(self, name: str, default: str) -> str:
        """Read the address under which people reach the site."""
        given = self.text(name, default)
        try:
            parts = urlsplit(given)
            usable = parts.scheme in {"http", "https"} and parts.hostname
        except ValueError:
            usable = False
        if usable:
            return given.rstrip("/")
        self._note(name, f"“{given}” is not a web address", "Try https://recovery.example.org.")
        return default

    def database(self, name: str, default: dict) -> dict:
        """Read the address of a PostgreSQL database as Django's dictionary."""
        given = self.text(name)
        if not given:
            return default
        if _scheme(given) in DATABASE_SCHEMES:
            with suppress(ImproperlyConfigured, ValueError):
                database = environ.Env.db_url_config(given)
                if database["NAME"]:
                    return database
        reason = f"“{_without_secrets(given)}” is not the address of a PostgreSQL database"
        self._note(name, reason, "Try postgresql://user:password@host:5432/recovery.")
        # Rather no database than the default one, in which nobody expects their data to be.
        return {"ENGINE": "django.db.backends.dummy"}

    def broker(self, name: str, default: str) -> str:
        """Read the address of a Redis or Valkey."""
        given = self.text(name, default)
        try:
            parts = urlsplit(given)
            usable = parts.scheme in BROKER_SCHEMES and (parts.hostname or parts.path)
            # Reading a port that is no number raises.
            usable = usable and (parts.port is None or parts.port > 0)
        except ValueError:
            usable = False
        if not usable:
            reason = f"“{_without_secrets(given)}” is not the address of a Redis or Valkey"
            self._note(name, reason, "Try redis://host:6379/0.")
        return given if usable else default

    def email(self, name: str) -> dict:
        """Read the address of a mail server as Django's settings; none if it is not set."""
        given = self.text(name)
        if not given:
            return {}
        try:
            server = environ.Env.email_url_config(given)
        except (ImproperlyConfigured, ValueError):
            reason = f"“{_without_secrets(given)}” is not the address of a mail server"
            self._note(name, reason, "Try smtp+tls://user:password@host:587.")
            return {"EMAIL_BACKEND": "django.core.mail.backends.dummy.EmailBackend"}
        return {key: value for key, value in server.items() if key.startswith("EMAIL_") and value}

    def secret(self, name: str, file: Path) -> str:
        """Read a secret; if it is not set make one up, once, and keep it in `file`."""
        if given := self.text(name):
            return given
        try:
            file.parent.mkdir(mode=0o755, parents=True, exist_ok=True)
            return _kept_secret(file)
        except OSError as error:
            reason = f"it is not set, and {file} cannot be written: {error.strerror}"
            self._note(name, reason, "Set it, or set RECOVERY_VAR to a folder to write to.")
            return _new_secret()

    def _note(self, name: str, reason: str, hint: str) -> None:
        self.problems.append(Problem(name, reason, hint))


def _scheme(address: str) -> str:
    return address.partition("://")[0]


def _without_secrets(address: str) -> str:
    return f"{_scheme(address)}://…" if "://" in address else f"{address[:8]}…"


def _new_secret() -> str:
    return get_random_string(64, ALPHABET)


def _kept_secret(file: Path) -> str:
    if not file.exists():
        # Two processes may come here at once: written whole under a name of its own, the first
        # link wins, and both read the winner's.
        draft = file.with_name(f"{file.name}.{get_random_string(8)}")
        try:
            draft.touch(mode=0o600)
            draft.write_text(_new_secret())
            with suppress(FileExistsError):
                file.hardlink_to(draft)
        finally:
            draft.unlink(missing_ok=True)
    return file.read_text().strip()
