"""Settings from the environment: each wrong one is told in a sentence with a hint."""

import pytest

from recovery.environment import Environment
from tests.project.conftest import manage

WRONG = {
    "DATABASE_URL": "mysql://root:secret@localhost/recovery",
    "REDIS_URL": "amqp://guest:secret@localhost",
    "EMAIL_URL": "pigeon://post:secret@example.org",
    "TIME_ZONE": "Atlantis/Capital",
    "SITE_URL": "recovery.example.org",
    "SWEEP_EVERY": "often",
    "SWEEP_BATCH": "-1",
    "UNDO_SECONDS": "-5",
    "DEBUG": "perhaps",
    "PORT": "http",
}
PRODUCTION = {
    "DATABASE_URL": "postgresql://recovery:pass@db.example.org:5432/recovery",
    "REDIS_URL": "rediss://broker.example.org:6379/0",
    "EMAIL_URL": "smtp+tls://post:pass@mail.example.org:587",
    "SITE_URL": "https://recovery.example.org",
    "SECRET_KEY": "w7Zp2kQx9vTn4bRj6sLm8dFh1gCy3aEu5oIi0eUyXqVzBtNwMrKp",
    "ALLOWED_HOSTS": "recovery.example.org",
}


@pytest.fixture
def read(monkeypatch):
    """Set one variable; give the `Environment` that reads it."""

    def read(name, value):
        monkeypatch.setenv(name, value)
        return Environment()

    return read


def test_every_wrong_setting_is_reported_at_once_without_its_secrets(tmp_path):
    result = manage("check", RECOVERY_VAR=tmp_path, **WRONG)
    assert result.returncode == 1
    for name in WRONG:
        assert f"(recovery.{name}) {name}: " in result.stderr
    assert result.stderr.count("HINT: ") == len(WRONG)
    assert "Traceback" not in result.stderr
    assert "secret" not in result.stderr


def test_production_settings_are_clean(tmp_path):
    result = manage("check", "--deploy", RECOVERY_VAR=tmp_path, **PRODUCTION)
    assert result.stderr == ""
    assert "no issues" in result.stdout
    assert result.returncode == 0


def test_a_public_site_needs_a_secret_and_its_hosts(tmp_path):
    result = manage("check", RECOVERY_VAR=tmp_path, SITE_URL=PRODUCTION["SITE_URL"])
    assert result.returncode == 1
    assert "SECRET_KEY: it has to be set" in result.stderr
    assert "ALLOWED_HOSTS: it has to be set" in result.stderr


def test_a_look_around_is_fine_but_no_deployment(tmp_path):
    assert manage("check", RECOVERY_VAR=tmp_path).returncode == 0
    result = manage("check", "--deploy", RECOVERY_VAR=tmp_path)
    for name in ("SITE_URL", "DATABASE_URL", "REDIS_URL", "EMAIL_URL"):
        assert f"(recovery.{name}.deploy)" in result.stderr


@pytest.mark.parametrize(
    "address",
    ["postgres://u:p@h:port/name", "postgresql://host", "sqlite:///db", "postgresql://[::1/x", "?"],
)
def test_an_unusable_database_is_noted(read, address):
    environment = read("DATABASE_URL", address)
    database = environment.database("DATABASE_URL", {"ENGINE": "the embedded one"})
    assert database == {"ENGINE": "django.db.backends.dummy"}
    assert len(environment.problems) == 1


def test_a_database_may_be_a_socket(read):
    environment = read("DATABASE_URL", "postgresql://app@/app?host=/run/postgresql")
    database = environment.database("DATABASE_URL", {})
    assert database["NAME"] == "app"
    assert database["OPTIONS"] == {"host": "/run/postgresql"}


@pytest.mark.parametrize(("given", "meant"), [("true", True), ("Yes", True), ("0", False)])
def test_a_flag(read, given, meant):
    environment = read("DEBUG", given)
    assert environment.flag("DEBUG", not meant) is meant
    assert environment.problems == []


def test_what_is_not_set_is_the_default(read):
    environment = read("SWEEP_EVERY", " ")
    assert environment.number("SWEEP_EVERY", 2.0) == 2.0
    assert "SWEEP_EVERY" not in environment


def test_a_secret_is_made_up_once_and_private(read, tmp_path):
    environment = read("SECRET_KEY", "")
    file = tmp_path / "var" / "secret_key"
    secret = environment.secret("SECRET_KEY", file)
    assert len(secret) == 64
    assert environment.secret("SECRET_KEY", file) == secret
    assert file.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in file.parent.iterdir()] == ["secret_key"]
